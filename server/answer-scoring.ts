import type { AnswerKey } from "#domain/content/answer-key";
import type { Question } from "#domain/content/question";
import type { Outcome } from "#domain/quiz/outcome";
import type { Response } from "#domain/quiz/response";
import { scoreResponse } from "#domain/quiz/scoring";
import { gradeAnswer } from "#domain/rubric/engine";
import type { Grade } from "#domain/rubric/grade";
import { MAIN_STEP } from "./content";
import { getCurrentRubric, type StoredRubric } from "./rubrics";

/** What an answer is worth and why: an outcome where the key decides, a run where a rubric does. */
export type Scored = {
  score: number | null;
  points: number | null;
  maxPoints: number | null;
  outcome: Outcome | null;
  run: { grade: Grade; rubricId: string; text: string } | null;
};

/**
 * Scores one answer by the item's key or, of words, by its current rubric.
 *
 * @param rubricFor finds another rubric than the current one, by the step
 * @throws {Refusal} invalid for a response that does not fit the question; not-found when there is no rubric
 */
export async function scoreAnswer(
  itemId: string,
  response: Response,
  { key, question }: { key: AnswerKey; question: Question },
  rubricFor: (step: string) => Promise<StoredRubric> = (step) => getCurrentRubric(itemId, step),
): Promise<Scored> {
  if (response.kind !== "free_text" && response.kind !== "chain") {
    const outcome = scoreResponse(key, question, response);
    return { score: outcome.score, points: null, maxPoints: null, outcome, run: null };
  }
  const step = response.kind === "chain" ? response.step : MAIN_STEP;
  const { id: rubricId, rubric, lexicon } = await rubricFor(step);
  const grade = gradeAnswer({ answer: response.text, question: promptOf(key, question, step), rubric, lexicon });
  const { points, maxPoints } = grade;
  return { score: points / maxPoints, points, maxPoints, outcome: null, run: { grade, rubricId, text: response.text } };
}

function promptOf(key: AnswerKey, question: Question, step: string): string {
  if (key.kind === "chain") return key.steps.find(({ id }) => id === step)?.prompt ?? "";
  return "prompt" in question ? question.prompt : "";
}
