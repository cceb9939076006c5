import { z } from "zod";
import type { Reason } from "#domain/refusal";

/** Kinds of error, with the status that each has and its title. */
export const PROBLEMS = {
  "bad-token": { status: 401, title: "The token is missing, unknown, expired or revoked" },
  forbidden: { status: 403, title: "The token does not have the scope" },
  "not-found": { status: 404, title: "There is no such thing in this workspace" },
  "no-such-method": { status: 405, title: "This address does not take this method" },
  stale: { status: 409, title: "Something changed meanwhile" },
  "too-large": { status: 413, title: "This is too large" },
  "wrong-type": { status: 415, title: "Send application/json" },
  invalid: { status: 422, title: "Something that was sent is not right" },
  "too-many": { status: 429, title: "Too many calls" },
  fault: { status: 500, title: "This is a fault of ours" },
  unavailable: { status: 503, title: "Out of reach for a moment" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemKind = keyof typeof PROBLEMS;

/** Where the kinds of error are described. */
export const PROBLEM_TYPE_BASE = "/docs/api#error-";

/** The one shape of every error, after RFC 9457. */
export const problemSchema = z.object({
  type: z.string().describe("Where this kind of error is described."),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("What is wrong, in a sentence that a person may read."),
  field: z.string().nullable().describe("The field that is wrong, as in wish.minutes; null when it is none."),
});
export type Problem = z.infer<typeof problemSchema>;

/** An error of a kind, said in `detail`. */
export function problem(kind: ProblemKind, detail: string, field: string | null = null): Problem {
  const { status, title } = PROBLEMS[kind];
  return { type: `${PROBLEM_TYPE_BASE}${kind}`, title, status, detail, field };
}

/** The kind of error that a refusal is. */
export function problemKindOf(reason: Reason): ProblemKind {
  return reason === "signed-out" ? "bad-token" : reason;
}
