import type { AnswerKey } from "#domain/content/answer-key";
import { layOutTimeline, type Timeline } from "#domain/lab/timeline";
import type { Outcome } from "#domain/quiz/outcome";
import type { Response } from "#domain/quiz/response";
import type { Grade } from "#domain/rubric/grade";
import type { VerdictOverride } from "#domain/rubric/override";
import type { Rubric } from "#domain/rubric/rubric";
import type { Settlement } from "#domain/rubric/settlement";
import { renderMarkdown } from "./markdown";
import {
  type ExplanationViewModel,
  type OutcomeViewModel,
  type RubricView,
  viewExplanation,
  viewOutcome,
  viewRubric,
} from "./result-view";

/** What is told beside a grade: who decided on what it left open, and what the person says of its verdicts. */
type Standing = {
  overrides: VerdictOverride[];
  settlements: Settlement[];
  settledPoints: number | null;
  opinion: { grader: string } | null;
};

/** A grade with the words of its rubric, and what was said of it since. */
export type GradedView = Standing & { grade: Grade; rubric: RubricView };

/** One scored answer, made ready for the screen. */
export type AnswerView = {
  id: string;
  /** The question of a chain's step; null where the question stands on the page already. */
  promptHtml: string | null;
  /** What was typed, where quotes are positions in it or where it is compared by eye. */
  typed: string | null;
  outcome: OutcomeViewModel | null;
  graded: GradedView | null;
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
  graded: (Standing & { grade: Grade; rubric: Rubric }) | null;
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
    graded: graded && (await viewGraded(graded)),
    modelAnswerHtml: chainStep ? await renderMarkdown(chainStep.modelAnswer) : null,
    backHtml: key.kind === "flashcard" ? await renderMarkdown(key.back) : null,
    timeline: "trace" in key && key.trace?.length ? layOutTimeline(key.trace) : null,
    checks: key.kind === "fix_code" || key.kind === "write_code" ? key.tests.map(({ name }) => name) : [],
  };
}

async function viewGraded(graded: NonNullable<Answered["graded"]>): Promise<GradedView> {
  const { grade, rubric, overrides, settlements, settledPoints, opinion } = graded;
  return {
    grade,
    overrides,
    settlements,
    settledPoints,
    opinion: opinion && { grader: opinion.grader },
    rubric: await viewRubric(rubric),
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
        name: `${name === "reference" ? "A solution" : `Solution: ${name}`}${pythonMin === null ? "" : ` (Python ${pythonMin})`}`,
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
