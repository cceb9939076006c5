import { z } from "zod";
import { outcomeSchema } from "#domain/quiz/outcome";
import { id, instant, type Operation, pageOf, pageQuery, plain } from "./operation";

const takeRow = {
  id,
  setId: id,
  setVersion: z.int(),
  invitationId: id,
  candidateId: id,
  startedAt: instant,
  deadlineAt: instant,
  submittedAt: instant.nullable().describe("Null while it runs."),
  score: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe("Share of what is scored by itself that was reached; null while it runs, or when nothing is."),
};

export const takeSummarySchema = z.object(takeRow);

const quoteSchema = z.object({ start: z.int(), end: z.int(), text: z.string() });

export const takeSchema = z.object({
  ...takeRow,
  answers: z
    .array(
      z.object({
        itemId: z.string(),
        step: z.string(),
        title: z.string(),
        savedAt: instant.nullable(),
        response: z
          .looseObject({ kind: z.string() })
          .nullable()
          .describe("By the kind of question; null: not answered."),
        score: z.number().min(0).max(1).nullable().describe("Null where a person has to judge."),
        outcome: outcomeSchema.nullable().describe("How each part of a closed question turned out."),
        criteria: z
          .array(
            z.object({
              key: z.string(),
              statement: z.string(),
              verdict: z.enum(["met", "partial", "not", "contradicted", "unsure"]),
              points: z.number(),
              maxPoints: z.number(),
              quotes: z.array(quoteSchema).describe("Words of the answer that decided, by their place in its text."),
            }),
          )
          .describe("Of an answer in words, what the rubric made of it: a proposal, a person decides."),
        misconceptions: z.array(z.object({ key: z.string(), statement: z.string(), quotes: z.array(quoteSchema) })),
        flags: z.array(z.string()).describe("What the guards of the scoring noticed, such as a copied question."),
      }),
    )
    .describe("Empty while the take runs: what a candidate is still writing is theirs."),
});

const VERDICTS = ["met", "partly", "not", "not-asked"] as const;

export const interviewSchema = z.object({
  id,
  setId: id,
  setVersion: z.int(),
  candidateId: id,
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});

const scorecardRow = {
  id,
  candidateId: id,
  takeId: id.nullable(),
  interviewId: id.nullable(),
  rater: z.string().nullable().describe("The rater's name; null once their account is gone."),
  recommendation: z
    .enum(["strong-no", "no", "yes", "strong-yes"])
    .nullable()
    .describe("Chosen by the rater, never computed."),
  submittedAt: instant,
};

export const scorecardSummarySchema = z.object(scorecardRow);

export const scorecardSchema = z.object({
  ...scorecardRow,
  summary: z.string(),
  marks: z.array(
    z.object({ itemId: z.string(), step: z.string(), criterionKey: z.string(), verdict: z.enum(VERDICTS) }),
  ),
  notes: z.array(z.object({ itemId: z.string(), step: z.string(), text: z.string(), flags: z.array(z.string()) })),
});

const takeParams = z.object({ takeId: id });
const BLIND =
  "A scorecard is given once every scorecard of the same take or interview is submitted, so that no rater learns of another's before.";

/** What candidates answered, and what people made of it. */
export const RESULT_OPERATIONS = {
  listTakes: {
    ...plain,
    method: "GET",
    path: "/takes",
    group: "Takes",
    scope: "results:read",
    summary: "List takes",
    query: z.object({
      ...pageQuery,
      setId: id.optional(),
      candidateId: id.optional(),
      invitationId: id.optional(),
      state: z.enum(["running", "submitted"], "choose running or submitted").optional(),
    }),
    answer: pageOf(takeSummarySchema),
  },
  getTake: {
    ...plain,
    method: "GET",
    path: "/takes/{takeId}",
    group: "Takes",
    scope: "results:read",
    summary: "Get the result of a take",
    params: takeParams,
    answer: takeSchema,
  },
  deleteTake: {
    ...plain,
    method: "DELETE",
    path: "/takes/{takeId}",
    group: "Takes",
    scope: "results:delete",
    summary: "Delete a take with its answers and scorecards",
    description: "This cannot be undone.",
    params: takeParams,
    status: 204,
  },
  listInterviews: {
    ...plain,
    method: "GET",
    path: "/interviews",
    group: "Interviews",
    scope: "results:read",
    summary: "List live interviews",
    query: z.object({ ...pageQuery, setId: id.optional(), candidateId: id.optional() }),
    answer: pageOf(interviewSchema),
  },
  getInterview: {
    ...plain,
    method: "GET",
    path: "/interviews/{interviewId}",
    group: "Interviews",
    scope: "results:read",
    summary: "Get one live interview",
    params: z.object({ interviewId: id }),
    answer: interviewSchema,
  },
  listScorecards: {
    ...plain,
    method: "GET",
    path: "/scorecards",
    group: "Interviews",
    scope: "results:read",
    summary: "List submitted scorecards",
    description: BLIND,
    query: z.object({
      ...pageQuery,
      candidateId: id.optional(),
      takeId: id.optional(),
      interviewId: id.optional(),
    }),
    answer: pageOf(scorecardSummarySchema),
  },
  getScorecard: {
    ...plain,
    method: "GET",
    path: "/scorecards/{scorecardId}",
    group: "Interviews",
    scope: "results:read",
    summary: "Get a submitted scorecard with its marks and notes",
    description: BLIND,
    params: z.object({ scorecardId: id }),
    answer: scorecardSchema,
  },
} as const satisfies Record<string, Operation>;
