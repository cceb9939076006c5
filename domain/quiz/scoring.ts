import type { AnswerKey } from "#domain/content/answer-key";
import { KIND_NAMES, type Question } from "#domain/content/question";
import { Refusal } from "#domain/refusal";
import { scoreBug } from "./bug";
import { scoreMultiChoice, scoreSingleChoice } from "./choice";
import { scoreCloze } from "./cloze";
import { scoreEventOrder } from "./event-order";
import type { Outcome } from "./outcome";
import { scorePrediction } from "./predicted-output";
import type { Response } from "./response";

const SELF_RATED: Outcome = { score: null, parts: [], misconceptions: [], summary: null };

/**
 * Scores a response to an item of a closed kind. Flashcards, and code until its tests have run, score null: the person
 * rates those. Typed answers are graded by their rubric instead.
 *
 * @throws {Refusal} invalid if the response is of another kind, or names something that the question does not have
 */
export function scoreResponse(key: AnswerKey, question: Question, response: Response): Outcome {
  if (key.kind === "flashcard" && response.kind === key.kind) return SELF_RATED;
  if ((key.kind === "fix_code" || key.kind === "write_code") && response.kind === key.kind) return SELF_RATED;
  if (key.kind === "cloze" && response.kind === key.kind) return scoreCloze(key, response);
  if (key.kind === "predict_output" && response.kind === key.kind) return scorePrediction(key, response);
  if (key.kind === "single_choice" && question.kind === key.kind && response.kind === key.kind) {
    return scoreSingleChoice(key, question, response);
  }
  if (key.kind === "multi_choice" && question.kind === key.kind && response.kind === key.kind) {
    return scoreMultiChoice(key, question, response);
  }
  if (key.kind === "order_events" && question.kind === key.kind && response.kind === key.kind) {
    return scoreEventOrder(key, question, response);
  }
  if (key.kind === "spot_bug" && question.kind === key.kind && response.kind === key.kind) {
    return scoreBug(key, question, response);
  }
  throw new Refusal("invalid", `kind: this question is of the kind ${KIND_NAMES[key.kind]}; answer it as such.`);
}
