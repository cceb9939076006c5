import { z } from "zod";
import { CANDIDATE_OPERATIONS, candidateSchema, invitationSchema } from "./candidate-operations";
import { id, instant, type Operation, plain } from "./operation";
import {
  interviewSchema,
  RESULT_OPERATIONS,
  scorecardSchema,
  takeSchema,
  takeSummarySchema,
} from "./result-operations";
import { scopeSchema } from "./scope";
import { kitSchema, SET_OPERATIONS, setSchema, setSummarySchema, topicSchema } from "./set-operations";

const TOKEN_OPERATIONS = {
  getToken: {
    ...plain,
    method: "GET",
    path: "/token",
    group: "Token",
    scope: null,
    summary: "See what the token may do",
    answer: z.object({
      name: z.string(),
      workspace: z.object({ id, name: z.string() }),
      scopes: z.array(scopeSchema),
      expiresAt: instant.nullable(),
    }),
  },
} as const satisfies Record<string, Operation>;

/** Everything that a program can call. */
export const OPERATIONS = {
  ...TOKEN_OPERATIONS,
  ...SET_OPERATIONS,
  ...CANDIDATE_OPERATIONS,
  ...RESULT_OPERATIONS,
};

export type OperationId = keyof typeof OPERATIONS;

/** Answers that the document names, so that they are written down once. */
export const NAMED_ANSWERS = {
  Topic: topicSchema,
  SetSummary: setSummarySchema,
  Set: setSchema,
  Kit: kitSchema,
  Candidate: candidateSchema,
  Invitation: invitationSchema,
  TakeSummary: takeSummarySchema,
  Take: takeSchema,
  Interview: interviewSchema,
  Scorecard: scorecardSchema,
} as const;
