import { z } from "zod";
import { type AnswerKey, answerKeySchema } from "#domain/content/answer-key";
import { type Outcome, outcomeSchema } from "#domain/quiz/outcome";
import { type Response, responseSchema } from "#domain/quiz/response";
import { Refusal } from "#domain/refusal";
import type { Grade } from "#domain/rubric/grade";
import type { VerdictOverride } from "#domain/rubric/override";
import type { Rubric } from "#domain/rubric/rubric";
import { type Settlement, settle } from "#domain/rubric/settlement";
import { db } from "./db";
import { getRubric } from "./rubrics";

/** What another grader made of the same answer. */
export type SecondOpinion = { grader: string; criteria: Grade["criteria"] };

/** One graded answer with the rubric version it was graded by, and what was said of it since. */
export type GradedAnswer = {
  grade: Grade;
  rubric: Rubric;
  overrides: VerdictOverride[];
  opinion: SecondOpinion | null;
  /** Who decided on criteria that the grade left open; one's own word is the last. */
  settlements: Settlement[];
  /** Points once those are counted; null when there are none. The grade itself stays as it was. */
  settledPoints: number | null;
};

/** A submitted answer and its result; nothing of it may be shown to anybody but its owner. */
export type AnswerResult = {
  id: string;
  itemId: string;
  step: string;
  chainId: string | null;
  response: Response;
  /** 0..1; null where the person rates themselves. */
  score: number | null;
  elapsedMs: number;
  submittedAt: Date;
  outcome: Outcome | null;
  graded: GradedAnswer | null;
};

const quoteSchema = z.object({ start: z.int(), end: z.int(), text: z.string() });
const quotesSchema = z.array(quoteSchema);
const nearestMissSchema = z.object({ quote: quoteSchema, lacks: z.array(z.string()) }).nullable();
const verdictSchema = z.enum(["met", "partial", "not", "contradicted", "unsure"]);
const bandSchema = z.enum(["strong", "solid", "partial", "weak"]);
const flagSchema = z.enum([
  "empty",
  "instructions-to-grader",
  "copied-question",
  "copied-rubric",
  "stuffed",
  "other-language",
  "exchanged",
]);

const WITH_GRADE = {
  gradingRuns: {
    orderBy: { createdAt: "asc" },
    include: {
      criteria: { orderBy: { position: "asc" } },
      misconceptions: { orderBy: { key: "asc" } },
      overrides: { orderBy: { ownerKey: "asc" } },
    },
  },
} as const;

type AnswerRow = NonNullable<Awaited<ReturnType<typeof findAnswer>>>;

function findAnswer(userId: string, id: string) {
  return db.answer.findUnique({ where: { userId_id: { userId, id } }, include: WITH_GRADE });
}

/** An answer of `userId` with its result. @throws {Refusal} not-found, also for somebody else's answer */
export async function getResult(userId: string, answerId: string): Promise<AnswerResult> {
  const row = z.uuid().safeParse(answerId).success ? await findAnswer(userId, answerId) : null;
  if (!row) throw new Refusal("not-found", "There is no such answer.");
  return toResult(row);
}

/** The answers of one walk through a chain, first step first; empty when there is none. */
export async function chainResults(userId: string, chainId: string): Promise<AnswerResult[]> {
  if (!z.uuid().safeParse(chainId).success) return [];
  const rows = await db.answer.findMany({
    where: { userId, chainId },
    include: WITH_GRADE,
    orderBy: { submittedAt: "asc" },
  });
  return Promise.all(rows.map(toResult));
}

/** Everything that an item reveals once it was answered. @throws {Refusal} not-found while `userId` has not answered it */
export async function getRevealed(userId: string, itemId: string): Promise<AnswerKey> {
  const answered = await db.answer.findFirst({
    where: { userId, itemId },
    select: { item: { select: { answerKey: true } } },
  });
  if (!answered) throw new Refusal("not-found", "This question was not answered yet.");
  return answerKeySchema.parse(answered.item.answerKey);
}

/** When `userId` answered an item last, and with what score; null when never. */
export async function findLastAnswer(
  userId: string,
  itemId: string,
): Promise<{ id: string; submittedAt: Date; score: number | null } | null> {
  return db.answer.findFirst({
    where: { userId, itemId },
    orderBy: { submittedAt: "desc" },
    select: { id: true, submittedAt: true, score: true },
  });
}

async function toResult(row: AnswerRow): Promise<AnswerResult> {
  return {
    id: row.id,
    itemId: row.itemId,
    step: row.step,
    chainId: row.chainId,
    response: responseSchema.parse(row.response),
    score: row.score,
    elapsedMs: row.elapsedMs,
    submittedAt: row.submittedAt,
    outcome: row.outcome === null ? null : outcomeSchema.parse(row.outcome),
    graded: await toGraded(row.gradingRuns),
  };
}

const ownerKindSchema = z.enum(["criterion", "misconception"]);
const claimSchema = z.enum(["said", "not-said", "not-meant"]);

/** The first run of the engine is the grade; what came later is told beside it. */
async function toGraded(runs: AnswerRow["gradingRuns"]): Promise<GradedAnswer | null> {
  const run = runs.find(({ grader }) => grader === "deterministic");
  if (!run) return null;
  const grade = toGrade(run);
  const { rubric } = await getRubric(run.rubricId);
  const second = runs.findLast(({ grader }) => grader.startsWith("llm:"));
  const opinion = second ? { grader: second.grader, criteria: toGrade(second).criteria } : null;
  const overrides = run.overrides.map(({ ownerKind, ownerKey, claim, reason }) => ({
    ownerKey,
    reason,
    ownerKind: ownerKindSchema.parse(ownerKind),
    claim: claimSchema.parse(claim),
  }));
  const settlements = settlementsOf(grade, overrides, opinion);
  return {
    grade,
    rubric,
    overrides,
    opinion,
    settlements,
    settledPoints: settle(grade, rubric, settlements)?.points ?? null,
  };
}

function settlementsOf(
  grade: Grade,
  overrides: readonly VerdictOverride[],
  opinion: SecondOpinion | null,
): Settlement[] {
  const open = grade.criteria.filter(({ verdict }) => verdict === "unsure");
  return open.flatMap(({ key }): Settlement[] => {
    const own = overrides.find((one) => one.ownerKey === key && one.reason === null);
    if (own) return [{ key, verdict: own.claim === "said" ? "met" : "not", quotes: [], by: "you" }];
    const other = opinion?.criteria.find((one) => one.key === key);
    if (!opinion || !other || other.verdict === "unsure") return [];
    const verdict = other.verdict === "contradicted" ? "not" : other.verdict;
    return [{ key, verdict, quotes: other.quotes, by: opinion.grader }];
  });
}

function toGrade(run: AnswerRow["gradingRuns"][number]): Grade {
  const { engineVersion, lexiconVersion, points, maxPoints, confidence } = run;
  return {
    engineVersion,
    lexiconVersion,
    points,
    maxPoints,
    confidence,
    band: bandSchema.parse(run.band),
    flags: z.array(flagSchema).parse(run.flags),
    criteria: run.criteria.map(({ key, verdict, points: earned, maxPoints: most, quotes, decidedBy, nearestMiss }) => ({
      key,
      decidedBy,
      points: earned,
      maxPoints: most,
      verdict: verdictSchema.parse(verdict),
      quotes: quotesSchema.parse(quotes),
      nearestMiss: nearestMissSchema.parse(nearestMiss),
    })),
    misconceptions: run.misconceptions.map(({ key, deducted, quotes }) => ({
      key,
      deducted,
      quotes: quotesSchema.parse(quotes),
    })),
  };
}
