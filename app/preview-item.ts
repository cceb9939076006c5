import { stat } from "node:fs/promises";
import path from "node:path";
import { itemIdSchema } from "#domain/content/shared-fields";
import { publishItem } from "#domain/content/publication";
import { problemText } from "#domain/content/problem";
import { type Response, responseSchema } from "#domain/quiz/response";
import { responseFromFields } from "#domain/quiz/response-form";
import { scoreResponse } from "#domain/quiz/scoring";
import { Refusal } from "#domain/refusal";
import { gradeAnswer } from "#domain/rubric/engine";
import { compileLexicon } from "#domain/rubric/lexicon";
import { lexiconSchema } from "#domain/rubric/lexicon-source";
import { readItem, readLexicon } from "#server/content-files";
import { readTraces } from "#server/trace-files";
import { type AnswerView, viewAnswer, viewLesson } from "#ui/answer-view";
import { type QuestionView, viewQuestion } from "#ui/question-view";
import type { ExplanationViewModel } from "#ui/result-view";

const CONTENT = path.join(process.cwd(), "content");

type Publication = ReturnType<typeof publishItem>;

/** An item of the content folder as candidates will see it, before and after answering. */
export type Preview = {
  title: string;
  /** What is wrong with the file, one sentence each; where it cannot be read at all there is nothing but these. */
  problems: string[];
  shown: { view: QuestionView; answers: AnswerView[]; lesson: ExplanationViewModel } | null;
};

/** Reads one item from the disk, and scores `fields` as an answer to it; null when there is no such file. */
export async function previewItem(id: string, fields: Iterable<readonly [string, string]>): Promise<Preview | null> {
  const found = await readItem(CONTENT, id);
  if (!found) return null;
  const problems = found.problems.map(problemText);
  const { item } = found;
  if (!item) return { title: id, problems, shown: null };
  const trace = (await readTraces(CONTENT)).get(id)?.events ?? null;
  const publication = publishItem(item, trace);
  const response = responseSchema.safeParse(responseFromFields(fields)).data;
  const answers = response ? [await answer(publication, response, problems)] : [];
  const [view, lesson] = await Promise.all([viewQuestion(publication.question), viewLesson(publication.key)]);
  return { title: item.title, problems, shown: { view, lesson, answers: answers.flatMap((one) => one ?? []) } };
}

/** When the file of an item was last saved, as a text to compare; empty while there is none, as when an editor writes it. */
export async function savedAt(id: string): Promise<string> {
  if (!itemIdSchema.safeParse(id).success) return "";
  const file = path.join(CONTENT, "items", `${id.replace(".", "/")}.yaml`);
  const saved = await stat(file).catch(() => null);
  return saved ? String(saved.mtimeMs) : "";
}

async function answer(publication: Publication, response: Response, problems: string[]): Promise<AnswerView | null> {
  const step = response.kind === "chain" ? response.step : "main";
  try {
    const outcome =
      response.kind === "free_text" || response.kind === "chain"
        ? null
        : scoreResponse(publication.key, publication.question, response);
    const graded = await grade(publication, response, step);
    return await viewAnswer({ id: "preview", step, response, outcome, graded }, publication.key);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(error.message);
    return null;
  }
}

async function grade({ key, question, rubrics }: Publication, response: Response, step: string) {
  if (response.kind !== "free_text" && response.kind !== "chain") return null;
  const rubric = rubrics.find((one) => (one.step ?? "main") === step)?.rubric;
  if (!rubric) return null;
  const lexicon = compileLexicon(lexiconSchema.parse(await readLexicon(CONTENT, [])));
  const asked = key.kind === "chain" ? (key.steps.find(({ id }) => id === step)?.prompt ?? "") : "";
  const prompt = asked === "" && "prompt" in question ? question.prompt : asked;
  const untouched = { overrides: [], settlements: [], settledPoints: null, opinion: null };
  return { grade: gradeAnswer({ answer: response.text, question: prompt, rubric, lexicon }), rubric, ...untouched };
}
