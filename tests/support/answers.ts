import { randomUUID } from "node:crypto";
import type { Response } from "#domain/quiz/response";
import type { Submission } from "#server/answers";
import { db } from "#server/db";

/** An answer as a browser submits it, from the practice page and after half a minute. */
export function newSubmission(itemId: string, response: Response, changes: Partial<Submission> = {}): Submission {
  return { id: randomUUID(), itemId, response, chainId: null, elapsedMs: 30_000, context: "practice", ...changes };
}

/** How many rows there are of all that an answer writes. */
export async function answerRows() {
  const [answers, runs, criteria, cards, drafts] = await Promise.all([
    db.answer.count(),
    db.gradingRun.count(),
    db.criterionResult.count(),
    db.card.count(),
    db.draft.count(),
  ]);
  return { answers, runs, criteria, cards, drafts };
}
