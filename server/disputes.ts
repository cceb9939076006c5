import { z } from "zod";
import { responseSchema } from "#domain/quiz/response";
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

function textOf(response: unknown): string {
  const parsed = responseSchema.parse(response);
  return "text" in parsed ? parsed.text : "";
}
