import { type FieldPath, type Problem, problemAt } from "#domain/content/problem";
import { publishItem } from "#domain/content/publication";
import { gradeAnswer } from "#domain/rubric/engine";
import { publishGate } from "#domain/rubric/gate";
import { compileLexicon, type Lexicon } from "#domain/rubric/lexicon";
import { lexiconSchema } from "#domain/rubric/lexicon-source";
import { lintRubric } from "#domain/rubric/lint";
import type { Rubric } from "#domain/rubric/rubric";
import type { BankFile } from "#server/content-files";

/** A rubric of an item, with all that is tried on it. */
type Prompted = {
  path: FieldPath;
  question: string;
  rubric: Rubric;
  samples: { path: FieldPath; name: string; text: string; score: readonly [number, number] }[];
};

/**
 * Everything wrong with the rubrics of typed answers: faults of their making, sentences of their own that they misjudge,
 * and graded samples that get other points than the author gave them.
 */
export function checkRubrics(items: readonly BankFile[], lexiconSource: unknown): Problem[] {
  const parsed = lexiconSchema.safeParse(lexiconSource);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      file: "lexicon.yaml",
      line: null,
      field: path.join("."),
      message: "is not as it must be",
      fix: message,
    }));
  }
  const lexicon = compileLexicon(parsed.data);
  return items.flatMap((entry) => promptsOf(entry).flatMap((prompted) => checkPrompt(entry, prompted, lexicon)));
}

function promptsOf({ item }: BankFile): Prompted[] {
  if (item.kind !== "free_text" && item.kind !== "chain") return [];
  const models = new Map<string | null, { prompt: string; model_answer: string }>(
    item.kind === "chain" ? item.steps.map((step) => [step.id, step]) : [[null, item]],
  );
  const samples = item.graded_samples.map((sample, index) => ({
    step: "step" in sample ? sample.step : null,
    path: ["graded_samples", index],
    name: sample.name,
    text: sample.text,
    score: sample.score,
  }));
  return publishItem(item).rubrics.map(({ step, rubric }, index) => {
    const { prompt = "", model_answer: model = "" } = models.get(step) ?? {};
    const own = samples.filter((sample) => sample.step === step);
    return {
      path: step === null ? ["rubric"] : ["steps", index, "rubric"],
      question: prompt,
      rubric,
      samples: own.map(({ text, ...sample }) => ({ ...sample, text: text.trim() === "@model_answer" ? model : text })),
    };
  });
}

function checkPrompt(entry: BankFile, { path, question, rubric, samples }: Prompted, lexicon: Lexicon): Problem[] {
  const faults = lintRubric(rubric, lexicon);
  if (faults.length > 0) {
    return faults.map((message) => problemAt(entry, path, { message, fix: "correct the rubric or the lexicon" }));
  }
  const tried = publishGate(rubric, question, lexicon).map(({ key, message, answer }) => {
    const list = rubric.misconceptions.some((each) => each.key === key) ? "misconceptions" : "criteria";
    const index = rubric[list].findIndex((each) => each.key === key);
    const fix = `tried: ${JSON.stringify(answer)}`;
    return problemAt(entry, index < 0 ? path : [...path, list, index], { message, fix });
  });
  const misgraded = samples.flatMap((sample) => {
    const { points } = gradeAnswer({ answer: sample.text, question, rubric, lexicon });
    const [lowest, highest] = sample.score;
    if (points >= lowest && points <= highest) return [];
    const message = `${JSON.stringify(sample.name)} gets ${points} points`;
    return [problemAt(entry, sample.path, { message, fix: `it must get ${lowest} to ${highest}` })];
  });
  return [...tried, ...misgraded];
}
