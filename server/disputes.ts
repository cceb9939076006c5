import { z } from "zod";
import { responseSchema } from "#domain/quiz/response";
import type { CriterionResult } from "#domain/rubric/grade";
import { disagreements } from "#domain/rubric/second-opinion";
import { db } from "./db";

/** A verdict that the person who answered disputes, as authors read it: not by whom. */
export type Dispute = {
  itemId: string;
  step: string;
  rubricId: string;
  ownerKind: string;
  ownerKey: string;
  reason: string;
  answer: string;
  createdAt: Date;
};

const MOST = 200;

/**
 * The latest disputes, newest first, of one prompt or of all. For authors alone: whoever disputed was told that they
 * read the reason and the answer.
 */
export async function disputes(place: { itemId: string; step: string } | null): Promise<Dispute[]> {
  const rows = await db.verdictOverride.findMany({
    where: { reason: { not: null }, ...(place && { run: { answer: place } }) },
    orderBy: { createdAt: "desc" },
    take: MOST,
    select: {
      ownerKind: true,
      ownerKey: true,
      reason: true,
      createdAt: true,
      run: { select: { rubricId: true, answer: { select: { itemId: true, step: true, response: true } } } },
    },
  });
  return rows.map(({ run, reason, ...row }) => ({
    ...row,
    reason: z.string().parse(reason),
    rubricId: run.rubricId,
    itemId: run.answer.itemId,
    step: run.answer.step,
    answer: textOf(run.answer.response),
  }));
}

/** An answer on which a second opinion differs from the scoring, as authors read it. */
export type Difference = {
  rubricId: string;
  itemId: string;
  step: string;
  grader: string;
  /** Keys of the criteria, with both verdicts. */
  criteria: { key: string; scored: string; other: string }[];
  answer: string;
  createdAt: Date;
};

const verdictsSelect = {
  select: { key: true, verdict: true },
  orderBy: { position: "asc" },
} as const;
const verdictSchema = z.enum(["met", "partial", "not", "contradicted", "unsure"]);

/** Where second opinions differ from the scoring, newest first: for authors alone, as whoever asked was told. */
export async function opinionDifferences(): Promise<Difference[]> {
  const runs = await db.gradingRun.findMany({
    where: { grader: { startsWith: "llm:" } },
    orderBy: { createdAt: "desc" },
    take: MOST,
    select: {
      rubricId: true,
      grader: true,
      createdAt: true,
      criteria: verdictsSelect,
      answer: {
        select: {
          itemId: true,
          step: true,
          response: true,
          gradingRuns: { where: { grader: "deterministic" }, take: 1, select: { criteria: verdictsSelect } },
        },
      },
    },
  });
  return runs.flatMap(({ answer, criteria, ...run }): Difference[] => {
    const scored = verdictsOf(answer.gradingRuns[0]?.criteria ?? []);
    const other = verdictsOf(criteria);
    const keys = disagreements(scored, other);
    if (keys.length === 0) return [];
    const verdictIn = (list: typeof scored, key: string) => list.find((one) => one.key === key)?.verdict ?? "unsure";
    return [
      {
        ...run,
        itemId: answer.itemId,
        step: answer.step,
        criteria: keys.map((key) => ({ key, scored: verdictIn(scored, key), other: verdictIn(other, key) })),
        answer: textOf(answer.response),
      },
    ];
  });
}

function verdictsOf(rows: readonly { key: string; verdict: string }[]): Pick<CriterionResult, "key" | "verdict">[] {
  return rows.map(({ key, verdict }) => ({ key, verdict: verdictSchema.parse(verdict) }));
}

function textOf(response: unknown): string {
  const parsed = responseSchema.parse(response);
  return "text" in parsed ? parsed.text : "";
}
