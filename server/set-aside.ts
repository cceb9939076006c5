import { z } from "zod";
import { studyDayDate } from "#domain/scheduling/study-day";
import { run, type Statement } from "./db";
import { findStudy } from "./study";

/** Which of a person's cards to list. */
export const SHELVES = ["all", "suspended", "buried", "marked", "leeches"] as const;
export type Shelf = (typeof SHELVES)[number];

/** A card as a list shows it. */
export type ShelvedCard = {
  cardId: string;
  title: string;
  isSuspended: boolean;
  isBuried: boolean;
  isMarked: boolean;
  lapseCount: number;
  hasRemark: boolean;
  /** The date on which it is due, as `2026-11-30`; null for new cards and steps within the day. */
  dueOn: string | null;
  state: string;
};

const PAGE = 50;

const LIST_CARDS = {
  name: "list-cards",
  text: `
    SELECT c.card_id, i.title, c.is_suspended, COALESCE(c.buried_until_day > $2, false) AS is_buried, c.is_marked,
      c.lapse_count, c.remark <> '' AS has_remark, c.due_day, c.state, count(*) OVER ()::int AS total
    FROM card c JOIN item i ON i.id = c.item_id
    WHERE c.user_id = $1 AND CASE $3
      WHEN 'suspended' THEN c.is_suspended
      WHEN 'buried' THEN c.buried_until_day > $2
      WHEN 'marked' THEN c.is_marked
      WHEN 'leeches' THEN $4 > 0 AND c.lapse_count >= $4
      ELSE true END
    ORDER BY i.title, c.card_id LIMIT ${PAGE} OFFSET $5`,
  row: z.object({
    card_id: z.string(),
    title: z.string(),
    is_suspended: z.boolean(),
    is_buried: z.boolean(),
    is_marked: z.boolean(),
    lapse_count: z.int(),
    has_remark: z.boolean(),
    due_day: z.int().nullable(),
    state: z.string(),
    total: z.int(),
  }),
} satisfies Statement<z.ZodType>;

/** The cards of `userId` on a shelf, one page of them, by title. */
export async function listCards(
  userId: string,
  { shelf, page }: { shelf: Shelf; page: number },
  now: Date,
): Promise<{ cards: ShelvedCard[]; total: number; pageCount: number }> {
  const { settings, day } = await findStudy(userId, now);
  const rows = await run(LIST_CARDS, [userId, day, shelf, settings.leechThreshold, (page - 1) * PAGE]);
  const total = rows[0]?.total ?? 0;
  return {
    total,
    pageCount: Math.max(1, Math.ceil(total / PAGE)),
    cards: rows.map((row) => ({
      cardId: row.card_id,
      title: row.title,
      isSuspended: row.is_suspended,
      isBuried: row.is_buried,
      isMarked: row.is_marked,
      lapseCount: row.lapse_count,
      hasRemark: row.has_remark,
      dueOn: row.due_day === null ? null : studyDayDate(row.due_day),
      state: row.state,
    })),
  };
}
