import { type AnswerToSend, SendFailure, sendJson } from "../send";

/** An answer that could not be sent before it was rated; of a chain, that to one step. */
export type KeptAnswer = Pick<AnswerToSend, "id" | "itemId" | "chainId" | "elapsedMs" | "response">;

/**
 * Sends answers, each by its own id, and has them scored. One that the server will never take does not hold up the rest.
 *
 * @returns how many are scored now
 */
export async function sendKeptAnswers(answers: readonly KeptAnswer[]): Promise<number> {
  let scored = 0;
  for (const answer of answers) {
    const kept: AnswerToSend = { ...answer, context: "review", isKept: true };
    try {
      await sendJson("/api/answers", kept);
      scored += 1;
    } catch (error) {
      if (!(error instanceof SendFailure) || !error.isFinal) throw error;
    }
  }
  return scored;
}
