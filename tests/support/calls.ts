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
  "/api/card-actions": {
    method: "post",
    status: 200,
    body: () => ({ id: randomUUID(), cardId: "coroutines.function-vs-object", seen: null, action: { kind: "mark" } }),
  },
  "/api/limits": { method: "post", status: 200, body: () => ({ newCards: 1, reviews: 1 }) },
  // Of a question that was never answered there is no card to turn over.
  "/api/turn": { method: "post", status: 404, body: () => ({ cardId: "gather.gather-vs-create-task" }) },
  // Who has done nothing has nothing to undo.
  "/api/undo": { method: "post", status: 404, body: () => ({ direction: "undo", expected: randomUUID() }) },
  // A token that nobody gave out opens no take.
  "/api/takes": {
    method: "put",
    status: 404,
    body: () => ({ resumeToken: "x".repeat(43), itemId: "tasks.card-001", step: "main", fields: { text: "half" } }),
  },
  // Nobody's scorecard, and nobody's interview.
  "/api/scorecards": {
    method: "put",
    status: 404,
    body: () => ({
      scorecardId: randomUUID(),
      change: { kind: "overall", recommendation: null, summary: "half" },
    }),
  },
  "/api/interviews/[interviewId]": {
    method: "post",
    status: 404,
    body: () => ({ edits: [{ id: randomUUID(), ageMs: 0, edit: { kind: "pause" } }] }),
  },
} as const satisfies Record<string, { method: "post" | "put"; status: number; body: () => unknown }>;

export type CallPath = keyof typeof CALLS;

export const CALL_PATHS = Object.keys(CALLS).filter((path): path is CallPath => path in CALLS);

/**
 * What a browser asks for by itself, each by the query that is in order, the status that somebody with one flashcard
 * then gets, and the status of a stranger. What stands in brackets is nobody's: see `addressOf`.
 */
export const READS = {
  "/api/candidates/[candidateId]": { query: "", status: 404, stranger: 401 },
  "/api/cards/remark": { query: "card=coroutines.function-vs-object", status: 200, stranger: 401 },
  "/api/cards/why": { query: "card=coroutines.function-vs-object", status: 200, stranger: 401 },
  "/api/export": { query: "", status: 200, stranger: 401 },
  "/api/health": { query: "", status: 200, stranger: 200 },
  "/api/interviews/[interviewId]/events": { query: "", status: 404, stranger: 401 },
  "/api/offline": { query: "", status: 200, stranger: 401 },
  "/api/optimiser": { query: "", status: 200, stranger: 401 },
  "/api/queue": { query: "mode=cram&topic=coroutines", status: 200, stranger: 401 },
  "/api/ready": { query: "", status: 200, stranger: 200 },
  "/api/sets/[setId]": { query: "format=json", status: 404, stranger: 401 },
  "/api/undo": { query: "", status: 200, stranger: 401 },
  "/api/v1/openapi.json": { query: "", status: 200, stranger: 200 },
  "/api/watch/[token]/events": { query: "", status: 404, stranger: 404 },
} as const satisfies Record<string, { query: string; status: number; stranger: number }>;

/** Where a route is reached: what stands in brackets becomes an id that nobody has given out. */
export function addressOf(route: string): string {
  return route.replace(/\[\w+\]/, randomUUID());
}

// Names of what the app is made of, and the shape of a stack trace.
const INNARDS = /node_modules|\.next\b|\bat .+:\d+:\d+|prisma|postgres|pg_|\brelation "|syntax error|ECONN|Invariant/i;

/** Whatever was sent, the app says yes or no by itself: no fault of its own, and nothing of how it is made. */
export async function expectPlainReply(response: APIResponse, sent: string): Promise<void> {
  expect(response.status(), sent).toBeLessThan(500);
  const text = await response.text();
  expect(text, sent).not.toMatch(INNARDS);
}
