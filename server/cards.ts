import { z } from "zod";
import { cardRow, MEMORY_COLUMNS } from "./card-row";
import { db, run, type Statement } from "./db";
import { visibleTo } from "./items";
import { type Intervals, previewIntervals } from "./queue";
import { findStudy } from "./study";

/** Adds questions to the daily review of `userId` as new cards; those that are in it stay as they are. */
export async function addCards(userId: string, itemIds: readonly string[], now: Date): Promise<number> {
  const items = await db.item.findMany({
    where: { id: { in: [...itemIds] }, retiredAt: null, kind: { not: "mock_interview" }, ...visibleTo(userId) },
    select: { id: true },
    orderBy: { position: "asc" },
  });
  const { count } = await db.card.createMany({
    data: items.map(({ id }) => ({ userId, cardId: id, itemId: id, addedAt: now })),
    skipDuplicates: true,
  });
  return count;
}

/** Adds every question of a topic. @returns how many were not in the review yet */
export async function addTopic(userId: string, topicId: string, now: Date): Promise<number> {
  const rows = await db.itemTopic.findMany({ where: { topicId, position: 0 }, select: { itemId: true } });
  return addCards(
    userId,
    rows.map(({ itemId }) => itemId),
    now,
  );
}

const FIND_CARD = {
  name: "find-card",
  text: `SELECT ${MEMORY_COLUMNS} FROM card c WHERE c.user_id = $1 AND c.card_id = $2`,
  row: cardRow,
} satisfies Statement<z.ZodType>;

/** A card about to be rated: the version to send back, and what each rating would do. */
export type RateableCard = { cardId: string; version: number; intervals: Intervals };

/** The card that an item has become for `userId`; null when it has not. */
export async function findRateableCard(userId: string, itemId: string, now: Date): Promise<RateableCard | null> {
  const [card] = await run(FIND_CARD, [userId, itemId]);
  if (!card) return null;
  const { settings, day } = await findStudy(userId, now);
  const { cardId, version } = card;
  return { cardId, version, intervals: previewIntervals(card, { settings, day, now }) };
}

/** What an answer was rated, and when its card comes back. */
export type AnswerRating = { rating: number; dueAt: Date | null; dueDay: number | null; studyDay: number };

/** The rating that was given to an answer; null while it has none. */
export async function findRatingOf(
  userId: string,
  { itemId, answerId }: { itemId: string; answerId: string },
): Promise<AnswerRating | null> {
  return db.review.findFirst({
    where: { userId, cardId: itemId, answerId, kind: "rated" },
    orderBy: { number: "desc" },
    select: { rating: true, dueAt: true, dueDay: true, studyDay: true },
  });
}
