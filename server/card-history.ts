import { z } from "zod";
import type { Memory } from "#domain/scheduling/memory";
import { Refusal } from "#domain/refusal";
import { isStorable } from "#domain/storable";
import type { CardEntry } from "#domain/statistics/card-curve";
import { cardRow, MEMORY_COLUMNS } from "./card-row";
import { run, type Statement } from "./db";

/** One card of one person with all that happened to it. */
export type CardHistory = {
  cardId: string;
  itemId: string;
  title: string;
  memory: Memory;
  isSuspended: boolean;
  /** Oldest first; of a very long log the latest. */
  entries: CardEntry[];
};

const FIND_CARD = {
  name: "find-card-of-history",
  text: `SELECT ${MEMORY_COLUMNS}, i.title FROM card c JOIN item i ON i.id = c.item_id WHERE c.user_id = $1 AND c.card_id = $2`,
  row: z.custom<Record<string, unknown>>(),
} satisfies Statement<z.ZodType>;

const titleRow = z.object({ title: z.string() });

const MOST_ENTRIES = 500;

const LIST_ENTRIES = {
  name: "list-card-entries",
  text: `
    SELECT number, kind, rating, study_day, reviewed_at, elapsed_ms, recall_before, stability_days, difficulty, scheduled_days
    FROM review_in_force WHERE user_id = $1 AND card_id = $2 ORDER BY number DESC LIMIT ${MOST_ENTRIES}`,
  row: z
    .object({
      number: z.int(),
      kind: z.string(),
      rating: z.int(),
      study_day: z.int(),
      reviewed_at: z.date(),
      elapsed_ms: z.int(),
      recall_before: z.number().nullable(),
      stability_days: z.number().nullable(),
      difficulty: z.number().nullable(),
      scheduled_days: z.int(),
    })
    .transform((row): CardEntry => ({
      number: row.number,
      kind: row.kind,
      rating: row.rating,
      day: row.study_day,
      at: row.reviewed_at,
      elapsedMs: row.elapsed_ms,
      recallBefore: row.recall_before,
      stabilityDays: row.stability_days,
      difficulty: row.difficulty,
      scheduledDays: row.scheduled_days,
    })),
} satisfies Statement<z.ZodType>;

/** A card of `userId` with its log. @throws {Refusal} not-found, also for somebody else's card */
export async function getCardHistory(userId: string, cardId: string): Promise<CardHistory> {
  const [row] = isStorable(cardId) ? await run(FIND_CARD, [userId, cardId]) : [];
  if (!row) throw new Refusal("not-found", "There is no such card.");
  const { itemId, memory, isSuspended } = cardRow.parse(row);
  const entries = await run(LIST_ENTRIES, [userId, cardId]);
  const { title } = titleRow.parse(row);
  return { cardId, itemId, title, memory, isSuspended, entries: entries.toReversed() };
}
