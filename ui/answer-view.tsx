import type { AnswerKey } from "#domain/content/answer-key";
import { layOutTimeline, type Timeline } from "#domain/lab/timeline";
import type { Outcome } from "#domain/quiz/outcome";
import type { Response } from "#domain/quiz/response";
import type { Grade } from "#domain/rubric/grade";
import type { Rubric } from "#domain/rubric/rubric";
import { renderMarkdown } from "./markdown";
import {
  type ExplanationViewModel,
  type OutcomeViewModel,
  type RubricView,
  viewExplanation,
  viewOutcome,
  viewRubric,
} from "./result-view";

/** One scored answer, made ready for the screen. */
export type AnswerView = {
  id: string;
  /** The question of a chain's step; null where the question stands on the page already. */
  promptHtml: string | null;
  /** What was typed, where quotes are positions in it or where it is compared by eye. */
  typed: string | null;
  outcome: OutcomeViewModel | null;
  graded: { grade: Grade; rubric: RubricView } | null;
  modelAnswerHtml: string | null;
  /** The back of a flashcard. */
  backHtml: string | null;
  /** What the item's program did; null where there is none to show. */
  timeline: Timeline | null;
  /** What the person's code must do, to be checked by eye. */
  checks: string[];
};

type Answered = {
  id: string;
  step: string;
  response: Response;
  outcome: Outcome | null;
  graded: { grade: Grade; rubric: Rubric } | null;
};

/** An answer with its result, its Markdown rendered; runs on the server. */
export async function viewAnswer(
  { id, step, response, outcome, graded }: Answered,
  key: AnswerKey,
): Promise<AnswerView> {
  const chainStep = key.kind === "chain" ? key.steps.find((one) => one.id === step) : undefined;
  return {
    id,
    promptHtml: chainStep ? await renderMarkdown(chainStep.prompt) : null,
    typed: typedIn(response),
    outcome: outcome && (await viewOutcome(outcome)),
    graded: graded && { grade: graded.grade, rubric: await viewRubric(graded.rubric) },
    modelAnswerHtml: chainStep ? await renderMarkdown(chainStep.modelAnswer) : null,
    backHtml: key.kind === "flashcard" ? await renderMarkdown(key.back) : null,
    timeline: "trace" in key && key.trace?.length ? layOutTimeline(key.trace) : null,
    checks: key.kind === "fix_code" || key.kind === "write_code" ? key.tests.map(({ name }) => name) : [],
  };
}

/** Everything that an item teaches once it was answered; runs on the server. */
export async function viewLesson(key: AnswerKey): Promise<ExplanationViewModel> {
  const { explanation, correction, followUps, references, sources } = key;
  const modelAnswer =
    key.kind === "free_text" && key.modelAnswer.trim() !== explanation.trim() ? key.modelAnswer : null;
  return viewExplanation({
    explanation,
    correction,
    followUps,
    references,
    sources,
    modelAnswer,
    solutions: solutionsOf(key),
  });
}

function solutionsOf(key: AnswerKey): { name: string; code: string }[] {
  switch (key.kind) {
    case "spot_bug":
      return [{ name: "A fix", code: key.fix }];
    case "fix_code":
    case "write_code":
      return key.solutions.map(({ name, code, pythonMin }) => ({
        name: `Solution: ${name}${pythonMin === null ? "" : ` (Python ${pythonMin})`}`,
        code,
      }));
    case "chain":
      return key.workedCode === null ? [] : [{ name: "To try it yourself", code: key.workedCode }];
    default:
      return [];
  }
}

function typedIn(response: Response): string | null {
  if ("text" in response) return response.text;
  return "code" in response ? response.code : null;
}
