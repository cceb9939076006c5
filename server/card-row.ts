import { z } from "zod";
import type { Memory } from "#domain/scheduling/memory";
import type { QueueCard } from "#domain/scheduling/queue";

const stateSchema = z.enum(["new", "learning", "review", "relearning"]);

/** Columns of a card that hold its memory, as a statement names them for a card `c` and its item `i`. */
export const MEMORY_COLUMNS = `c.card_id, c.item_id, COALESCE(c.sibling_group, i.sibling_group) AS sibling_group, c.added_at, c.version, c.state, c.stability_days,
  c.difficulty, c.step, c.review_count, c.lapse_count, c.scheduled_days, c.due_day, c.due_at, c.last_reviewed_at,
  c.last_review_day, c.is_suspended, c.buried_until_day, c.is_marked`;

/** A card as it is read: who it is, what is believed about it, and how often its log was added to. */
export type StoredCard = {
  cardId: string;
  itemId: string;
  siblingGroup: string | null;
  addedAt: Date;
  version: number;
  isSuspended: boolean;
  buriedUntilDay: number | null;
  isMarked: boolean;
  memory: Memory;
};

/** What a queue has to know of a card. */
export type QueuedCard = Pick<StoredCard, "cardId" | "itemId" | "version" | "isMarked"> & QueueCard;

/** The columns of a `QueuedCard`, for a card `c` and its item `i`. */
export const QUEUE_COLUMNS = `c.card_id, c.item_id, COALESCE(c.sibling_group, i.sibling_group) AS sibling_group, c.version, c.state,
  c.stability_days, c.difficulty, c.due_day, c.due_at, c.last_review_day, c.is_suspended, c.buried_until_day, c.is_marked`;

/** What an action can change of a card; moments are dates in a row and text in the journal. */
const stateColumns = {
  state: stateSchema,
  stability_days: z.number().nullable(),
  difficulty: z.number().nullable(),
  step: z.int(),
  review_count: z.int(),
  lapse_count: z.int(),
  scheduled_days: z.int(),
  due_day: z.int().nullable(),
  last_review_day: z.int().nullable(),
  is_suspended: z.boolean(),
  buried_until_day: z.int().nullable(),
  is_marked: z.boolean(),
};

/** One row of `MEMORY_COLUMNS`. */
export const cardRow = z
  .object({
    card_id: z.string(),
    item_id: z.string(),
    sibling_group: z.string().nullable(),
    added_at: z.date(),
    version: z.int(),
    ...stateColumns,
    due_at: z.date().nullable(),
    last_reviewed_at: z.date().nullable(),
  })
  .transform((row): StoredCard => ({
    cardId: row.card_id,
    itemId: row.item_id,
    siblingGroup: row.sibling_group,
    addedAt: row.added_at,
    version: row.version,
    isSuspended: row.is_suspended,
    buriedUntilDay: row.buried_until_day,
    isMarked: row.is_marked,
    memory: {
      state: row.state,
      stabilityDays: row.stability_days ?? 0,
      difficulty: row.difficulty ?? 0,
      step: row.step,
      reviewCount: row.review_count,
      lapseCount: row.lapse_count,
      scheduledDays: row.scheduled_days,
      dueDay: row.due_day,
      dueAt: row.due_at,
      lastReviewedAt: row.last_reviewed_at,
      lastReviewDay: row.last_review_day,
    },
  }));

/** One row of `QUEUE_COLUMNS`. */
export type QueueRow = Pick<
  z.input<typeof cardRow>,
  | "card_id"
  | "item_id"
  | "sibling_group"
  | "version"
  | "state"
  | "stability_days"
  | "difficulty"
  | "due_day"
  | "due_at"
  | "last_review_day"
  | "is_suspended"
  | "buried_until_day"
  | "is_marked"
>;

/** The card of a row; `addedRank` is its place in the order in which the person's cards were added. */
export function queuedCard(row: QueueRow, addedRank: number): QueuedCard {
  return {
    cardId: row.card_id,
    itemId: row.item_id,
    siblingGroup: row.sibling_group,
    version: row.version,
    isSuspended: row.is_suspended,
    buriedUntilDay: row.buried_until_day,
    isMarked: row.is_marked,
    addedRank,
    memory: {
      state: row.state,
      stabilityDays: row.stability_days ?? 0,
      difficulty: row.difficulty ?? 0,
      dueDay: row.due_day,
      dueAt: row.due_at,
      lastReviewDay: row.last_review_day,
    },
  };
}

/** What an action can change of a card, under the names of its columns: what an undo restores. */
export const cardStateSchema = z.object({
  ...stateColumns,
  due_at: z.string().nullable(),
  last_reviewed_at: z.string().nullable(),
});
export type CardState = z.infer<typeof cardStateSchema>;

/** The same of a card at hand; one that is new has no stability and no difficulty. */
export function cardState({
  memory,
  isSuspended,
  buriedUntilDay,
  isMarked,
}: Pick<StoredCard, "memory" | "isSuspended" | "buriedUntilDay" | "isMarked">): CardState {
  const isNew = memory.state === "new";
  return {
    state: memory.state,
    stability_days: isNew ? null : memory.stabilityDays,
    difficulty: isNew ? null : memory.difficulty,
    step: memory.step,
    review_count: memory.reviewCount,
    lapse_count: memory.lapseCount,
    scheduled_days: memory.scheduledDays,
    due_day: memory.dueDay,
    due_at: memory.dueAt?.toISOString() ?? null,
    last_reviewed_at: memory.lastReviewedAt?.toISOString() ?? null,
    last_review_day: memory.lastReviewDay,
    is_suspended: isSuspended,
    buried_until_day: buriedUntilDay,
    is_marked: isMarked,
  };
}
