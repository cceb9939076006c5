import { z } from "zod";
import { cardRow, MEMORY_COLUMNS } from "./card-row";
import { db, run, type Statement } from "./db";
import { visibleTo } from "./items";
import { type Preview, previewCard } from "./preview";
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
  text: `
    SELECT ${MEMORY_COLUMNS}, c.remark FROM card c JOIN item i ON i.id = c.item_id
    WHERE c.user_id = $1 AND c.card_id = $2`,
  row: z.looseObject({ remark: z.string() }),
} satisfies Statement<z.ZodType>;

/** A card about to be rated: the version to send back, and what each rating would do. */
export type RateableCard = Preview & {
  cardId: string;
  version: number;
  isMarked: boolean;
  /** The person's own note, in Markdown. */
  remark: string;
};

/** The card that an item has become for `userId`; null when it has not. */
export async function findRateableCard(userId: string, itemId: string, now: Date): Promise<RateableCard | null> {
  const [[row], { settings, day }] = await Promise.all([run(FIND_CARD, [userId, itemId]), findStudy(userId, now)]);
  if (!row) return null;
  const card = cardRow.parse(row);
  const { cardId, version, isMarked } = card;
  return {
    cardId,
    version,
    isMarked,
    remark: row.remark,
    ...(await previewCard(userId, card, { settings, day, now })),
  };
}

const FIND_UNRATED = {
  name: "find-unrated",
  text: `
    SELECT a.id, c.card_id FROM card c JOIN answer a ON a.user_id = c.user_id AND a.item_id = c.item_id
    WHERE c.user_id = $1 AND c.card_id = ANY ($2) AND a.context = 'review' AND a.submitted_at >= $3
      AND (c.last_reviewed_at IS NULL OR a.submitted_at > c.last_reviewed_at)
      AND NOT EXISTS (SELECT FROM review_in_force r
        WHERE r.user_id = a.user_id AND r.card_id = c.card_id AND r.answer_id = a.id)
    ORDER BY a.submitted_at DESC LIMIT 1`,
  row: z
    .object({ id: z.string(), card_id: z.string() })
    .transform(({ id, card_id: cardId }) => ({ answerId: id, cardId })),
} satisfies Statement<z.ZodType>;

/** The newest answer since `since` to one of these cards in the review that was not rated; null when there is none. */
export async function findUnrated(
  userId: string,
  cardIds: readonly string[],
  since: Date,
): Promise<{ answerId: string; cardId: string } | null> {
  const [row] = await run(FIND_UNRATED, [userId, cardIds, since]);
  return row ?? null;
}

/** What an answer was rated, and when its card comes back. */
export type AnswerRating = { rating: number; dueAt: Date | null; dueDay: number | null; studyDay: number };

const FIND_RATING_OF = {
  name: "find-rating-of",
  text: `
    SELECT rating, due_at, due_day, study_day FROM review_in_force
    WHERE user_id = $1 AND card_id = $2 AND answer_id = $3 AND kind = 'rated' ORDER BY number DESC LIMIT 1`,
  row: z
    .object({ rating: z.int(), due_at: z.date().nullable(), due_day: z.int().nullable(), study_day: z.int() })
    .transform(({ rating, due_at: dueAt, due_day: dueDay, study_day }): AnswerRating => ({
      rating,
      dueAt,
      dueDay,
      studyDay: study_day,
    })),
} satisfies Statement<z.ZodType>;

/** The rating that was given to an answer; null while it has none. */
export async function findRatingOf(
  userId: string,
  { itemId, answerId }: { itemId: string; answerId: string },
): Promise<AnswerRating | null> {
  const [row] = await run(FIND_RATING_OF, [userId, itemId, answerId]);
  return row ?? null;
}
