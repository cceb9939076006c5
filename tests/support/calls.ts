import { randomUUID } from "node:crypto";
import { type APIResponse, expect } from "@playwright/test";
import { answerTo } from "./journey";

/** The calls that a browser makes by itself, each with a body that is in order, and what such a call then gets. */
export const CALLS = {
  "/api/answers": { method: "post", status: 200, body: () => answerTo("tasks.predict-await-runs-inline") },
  "/api/reviews": {
    method: "post",
    status: 200,
    body: () => ({
      reviews: [
        {
          id: randomUUID(),
          cardId: "coroutines.function-vs-object",
          rating: "good",
          seen: 0,
          proposed: null,
          answerId: null,
          answeredAt: new Date().toISOString(),
          elapsedMs: 1000,
        },
      ],
    }),
  },
  "/api/drafts": {
    method: "put",
    status: 200,
    body: () => ({ itemId: "gather.gather-vs-create-task", step: "main", fields: { text: "half" } }),
  },
  // An interview of a workspace that one does not belong to is not there.
  "/api/interviews/00000000-0000-4000-8000-000000000000": {
    method: "post",
    status: 404,
    body: () => ({ edits: [{ id: randomUUID(), ageMs: 0, edit: { kind: "start" } }] }),
  },
  "/api/wishes": {
    method: "post",
    status: 200,
    body: () => ({
      fields: Object.entries({
        title: "A set",
        minutes: "30",
        level: "mid",
        profile: "even",
        python: "",
        exposure: "avoid",
        seed: "s",
        forms: "1",
        "weight.tasks": "1",
        kind: "free_text",
      }),
    }),
  },
  // Of an answer that nobody gave there is no opinion.
  "/api/second-opinions": { method: "post", status: 404, body: () => ({ answerId: randomUUID() }) },
  // Nor is there a scorecard of somebody who never scored.
  "/api/scorecards": {
    method: "put",
    status: 404,
    body: () => ({
      scorecardId: randomUUID(),
      change: { kind: "overall", recommendation: "yes", summary: "clear" },
    }),
  },
} as const satisfies Record<string, { method: "post" | "put"; status: number; body: () => unknown }>;

export type CallPath = keyof typeof CALLS;

export const CALL_PATHS = Object.keys(CALLS).filter((path): path is CallPath => path in CALLS);

// Names of what the app is made of, and the shape of a stack trace.
const INNARDS = /node_modules|\.next\b|\bat .+:\d+:\d+|prisma|postgres|pg_|\brelation "|syntax error|ECONN|Invariant/i;

/** Whatever was sent, the app says yes or no by itself: no fault of its own, and nothing of how it is made. */
export async function expectPlainReply(response: APIResponse, sent: string): Promise<void> {
  expect(response.status(), sent).toBeLessThan(500);
  const text = await response.text();
  expect(text, sent).not.toMatch(INNARDS);
}
