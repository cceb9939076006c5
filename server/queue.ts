import { z } from "zod";
import { kindSchema, type Question, questionSchema } from "#domain/content/question";
import { previewAnswers } from "#domain/scheduling/answering";
import { intervalWords } from "#domain/scheduling/interval-words";
import { buildQueue, type Queue, type QueueEntry } from "#domain/scheduling/queue";
import { reasonWords } from "#domain/scheduling/queue-words";
import type { Rating } from "#domain/scheduling/rating";
import type { StudySettings } from "#domain/scheduling/settings";
import { cardRow, MEMORY_COLUMNS, type StoredCard } from "./card-row";
import { run, type Statement } from "./db";
import { findStudy } from "./study";

/** How long a button's answer would keep the card away, in words. */
export type Intervals = Record<Rating, string>;

/** A card to be shown now: its question, never its answer. */
export type DueCard = {
  cardId: string;
  /** To be sent back with the answer: a card that was answered meanwhile has another. */
  version: number;
  title: string;
  expectedSeconds: number;
  isNew: boolean;
  question: Question;
  /** Why it stands here, in a sentence. */
  reason: string;
  intervals: Intervals;
};

export type Today = Pick<Queue, "counts" | "heldBack" | "nextUp"> & {
  day: number;
  /** How many cards the whole queue has; `cards` is its beginning. */
  total: number;
  /** Answers given on this study day already. */
  answeredToday: number;
  cards: DueCard[];
};

// A day's limits end far below; this bounds what one request reads of a long backlog.
const MAX_LEARNING = 500;
const MAX_REVIEWS = 2000;
const MAX_NEW = 500;

// Today's queue in one statement: three index ranges of the person's cards, beside what they did today already.
const FIND_TODAY = {
  name: "find-today",
  text: `
    WITH done AS (
      SELECT count(*)::int AS answered, count(*) FILTER (WHERE state_before = 'new')::int AS done_new,
        count(*) FILTER (WHERE state_before = 'review')::int AS done_reviews
      FROM review_in_force WHERE user_id = $1 AND study_day = $2 AND kind = 'rated'
    ), c AS (
      (SELECT * FROM card WHERE user_id = $1 AND state IN ('learning', 'relearning') AND due_day IS NULL
        ORDER BY due_at LIMIT ${MAX_LEARNING})
      UNION ALL
      (SELECT * FROM card WHERE user_id = $1 AND state IN ('learning', 'review', 'relearning') AND due_day <= $2
        ORDER BY due_day LIMIT ${MAX_REVIEWS})
      UNION ALL
      (SELECT * FROM card WHERE user_id = $1 AND state = 'new' ORDER BY added_at, card_id LIMIT ${MAX_NEW})
    )
    SELECT done.*, ${MEMORY_COLUMNS}, (SELECT count(*)::int FROM card WHERE user_id = $1
      AND state IN ('learning', 'review', 'relearning') AND due_day = $2 + 1) AS due_tomorrow
    FROM done LEFT JOIN c ON EXISTS (SELECT FROM item i WHERE i.id = c.item_id AND i.retired_at IS NULL)`,
  // Each row is a card (or none) beside the same counts: the counts are read once, the cards one by one.
  row: z.custom<Record<string, unknown>>(),
} satisfies Statement<z.ZodType>;

const countsRow = z.object({ answered: z.int(), done_new: z.int(), done_reviews: z.int(), due_tomorrow: z.int() });

const FIND_QUESTIONS = {
  name: "find-questions",
  text: "SELECT id, title, kind, expected_seconds, question FROM item WHERE id = ANY ($1)",
  row: z.object({
    id: z.string(),
    title: z.string(),
    kind: kindSchema,
    expected_seconds: z.int(),
    question: questionSchema,
  }),
} satisfies Statement<z.ZodType>;

/** Today's queue of `userId`: its counts, and its first `limit` cards without those in `except`. */
export async function openToday(
  userId: string,
  { limit, except = [] }: { limit: number; except?: readonly string[] },
  now: Date,
): Promise<Today> {
  const { settings, day } = await findStudy(userId, now);
  const { queue, cards, answered } = await findQueue(userId, { settings, day }, now);
  const skipped = new Set(except);
  const shown = queue.entries.filter(({ cardId }) => !skipped.has(cardId)).slice(0, limit);
  const { counts, heldBack, nextUp, entries } = queue;
  return {
    counts,
    heldBack,
    nextUp,
    day,
    total: entries.length,
    answeredToday: answered,
    cards: await toDueCards(shown, cards, { settings, day, now }),
  };
}

// The same ranges as above, counted only: every page shows this number.
const COUNT_DUE = {
  name: "count-due",
  text: `
    SELECT count(*) FILTER (WHERE c.due_at IS NOT NULL)::int AS learning,
      count(*) FILTER (WHERE c.due_day IS NOT NULL)::int AS reviews,
      count(*) FILTER (WHERE c.state = 'new')::int AS new_cards, done.done_new, done.done_reviews
    FROM (SELECT count(*) FILTER (WHERE state_before = 'new')::int AS done_new,
        count(*) FILTER (WHERE state_before = 'review')::int AS done_reviews
      FROM review_in_force WHERE user_id = $1 AND study_day = $2 AND kind = 'rated') done
    LEFT JOIN card c ON c.user_id = $1 AND (c.state = 'new' OR c.due_day <= $2 OR c.due_at <= $3)
      AND NOT c.is_suspended AND (c.buried_until_day IS NULL OR c.buried_until_day <= $2)
      AND EXISTS (SELECT FROM item i WHERE i.id = c.item_id AND i.retired_at IS NULL)
    GROUP BY done.done_new, done.done_reviews`,
  row: z.object({
    learning: z.int(),
    reviews: z.int(),
    new_cards: z.int(),
    done_new: z.int(),
    done_reviews: z.int(),
  }),
} satisfies Statement<z.ZodType>;

/** How many cards are to be answered now, for the number beside "Review"; siblings that will wait are counted. */
export async function countDue(userId: string, now: Date): Promise<number> {
  const { settings, day } = await findStudy(userId, now);
  const soon = new Date(now.getTime() + settings.learnAheadSeconds * 1000);
  const [row] = await run(COUNT_DUE, [userId, day, soon]);
  if (!row) return 0;
  const reviews = Math.min(row.reviews, Math.max(0, settings.reviewsPerDay - row.done_reviews));
  const newCards = Math.min(row.new_cards, Math.max(0, settings.newPerDay - row.done_new));
  return row.learning + reviews + newCards;
}

async function findQueue(userId: string, { settings, day }: { settings: StudySettings; day: number }, now: Date) {
  const rows = await run(FIND_TODAY, [userId, day]);
  const cards = rows
    .filter((row) => row["card_id"] !== null)
    .map((row) => cardRow.parse(row))
    .toSorted((a, b) => a.addedAt.getTime() - b.addedAt.getTime() || (a.cardId < b.cardId ? -1 : 1))
    .map((card, addedRank) => ({ ...card, addedRank }));
  const done = countsRow.parse(rows[0]);
  const queue = buildQueue({
    cards,
    settings,
    counts: { newCards: done.done_new, reviews: done.done_reviews },
    dueTomorrow: done.due_tomorrow,
    day,
    now,
    seed: `${userId} ${day}`,
  });
  return { queue, cards: new Map(cards.map((card) => [card.cardId, card])), answered: done.answered };
}

async function toDueCards(
  entries: readonly QueueEntry[],
  cards: ReadonlyMap<string, StoredCard>,
  context: { settings: StudySettings; day: number; now: Date },
): Promise<DueCard[]> {
  if (entries.length === 0) return [];
  const itemIds = entries.flatMap(({ cardId }) => cards.get(cardId)?.itemId ?? []);
  const items = new Map((await run(FIND_QUESTIONS, [itemIds])).map((row) => [row.id, row]));
  return entries.flatMap(({ cardId, reason }) => {
    const card = cards.get(cardId);
    const item = card && items.get(card.itemId);
    if (!card || !item) return [];
    return {
      cardId,
      version: card.version,
      title: item.title,
      expectedSeconds: item.expected_seconds,
      isNew: card.memory.state === "new",
      question: item.question,
      reason: reasonWords(reason),
      intervals: previewIntervals(card, context),
    };
  });
}

/** What each button would do to a card, in words. */
export function previewIntervals(
  { cardId, memory }: Pick<StoredCard, "cardId" | "memory">,
  { settings, day, now }: { settings: StudySettings; day: number; now: Date },
): Intervals {
  const at = memory.lastReviewedAt && memory.lastReviewedAt > now ? memory.lastReviewedAt : now;
  const next = previewAnswers(memory, { cardId, now: at, settings, today: day });
  return {
    again: intervalWords(next.again.wait),
    hard: intervalWords(next.hard.wait),
    good: intervalWords(next.good.wait),
    easy: intervalWords(next.easy.wait),
  };
}
