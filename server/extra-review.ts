import { z } from "zod";
import { recallChance } from "#domain/scheduling/memory";
import type { AnswerMode } from "#domain/scheduling/settings";
import { cardRow, MEMORY_COLUMNS, type StoredCard } from "./card-row";
import { run, type Statement } from "./db";
import { asDueCards, type DueCard } from "./queue";
import { findStudy } from "./study";

/** What somebody wants to go through besides today's queue. */
export type Extra = {
  /** Reviews of the next days, rated as ever; or a topic, without moving any date. */
  mode: "ahead" | "cram";
  /** Of cramming: the topic; null for all cards. */
  topic: string | null;
  /** When it began: cards answered since are not shown again. */
  since: Date;
  limit: number;
  except: readonly string[];
  /** A card to be shown before all others: one whose answer was just taken back. */
  first?: string | null;
};

const AHEAD_DAYS = 3;
const MAX_CARDS = 1000;

const FIND_AHEAD = {
  name: "find-ahead",
  text: `
    SELECT ${MEMORY_COLUMNS} FROM card c JOIN item i ON i.id = c.item_id AND i.retired_at IS NULL
    WHERE c.user_id = $1 AND c.state IN ('learning', 'review', 'relearning')
      AND c.due_day > $2 AND c.due_day <= $2 + ${AHEAD_DAYS} AND NOT c.is_suspended
    ORDER BY c.due_day LIMIT ${MAX_CARDS}`,
  row: cardRow,
} satisfies Statement<z.ZodType>;

const FIND_TO_CRAM = {
  name: "find-to-cram",
  text: `
    SELECT ${MEMORY_COLUMNS} FROM card c JOIN item i ON i.id = c.item_id AND i.retired_at IS NULL
    WHERE c.user_id = $1 AND NOT c.is_suspended
      AND ($2::text IS NULL OR EXISTS (SELECT FROM item_topic t WHERE t.item_id = i.id AND t.topic_id = $2))
    ORDER BY c.added_at, c.card_id LIMIT ${MAX_CARDS}`,
  row: cardRow,
} satisfies Statement<z.ZodType>;

const FIND_DONE_SINCE = {
  name: "find-done-since",
  text: `
    SELECT card_id FROM review_in_force WHERE user_id = $1 AND study_day >= $4 AND kind = $2 AND recorded_at >= $3`,
  row: z.object({ card_id: z.string() }),
} satisfies Statement<z.ZodType>;

/** The cards to go through, those most likely forgotten first, and how many were answered since it began. */
export async function openExtra(
  userId: string,
  { mode, topic, since, limit, except, first }: Extra,
  now: Date,
): Promise<{ total: number; answered: number; answerMode: AnswerMode; cards: DueCard[] }> {
  const { settings, day } = await findStudy(userId, now);
  const isCram = mode === "cram";
  const [found, rows] = await Promise.all([
    isCram ? run(FIND_TO_CRAM, [userId, topic]) : run(FIND_AHEAD, [userId, day]),
    run(FIND_DONE_SINCE, [userId, isCram ? "cram" : "rated", since, day - 1]),
  ]);
  const done = new Set(rows.map((row) => row.card_id));
  const chanceOf = ({ memory }: StoredCard) => recallChance(memory, day, settings.parameters.weights);
  const left = found
    .filter(({ cardId }) => !done.has(cardId))
    .toSorted((a, b) => Number(b.cardId === first) - Number(a.cardId === first) || chanceOf(a) - chanceOf(b));
  const skipped = new Set(except);
  const shown = left.filter(({ cardId }) => !skipped.has(cardId)).slice(0, limit);
  const reason = isCram
    ? "Practised without moving its date."
    : "Due in the next days; an early answer counts as ever.";
  return {
    total: left.length,
    answered: done.size,
    answerMode: settings.answerMode,
    cards: await asDueCards(shown.map((card) => ({ card, reason }))),
  };
}
