import { z } from "zod";
import { kindSchema, type Question, questionSchema } from "#domain/content/question";
import type { DoneToday } from "#domain/scheduling/done-words";
import type { Memory } from "#domain/scheduling/memory";
import { buildQueue, type Queue, type QueueEntry } from "#domain/scheduling/queue";
import { reasonWords } from "#domain/scheduling/queue-words";
import type { AnswerMode } from "#domain/scheduling/settings";
import { QUEUE_COLUMNS, type QueuedCard, queuedCard, type QueueRow, type StoredCard } from "./card-row";
import { run, type Statement } from "./db";
import { findStudy, type StudyToday } from "./study";

/** A card to be shown now: its question, never its answer. */
export type DueCard = {
  cardId: string;
  /** To be sent back with the answer: a card that was answered meanwhile has another. */
  version: number;
  title: string;
  expectedSeconds: number;
  isNew: boolean;
  isMarked: boolean;
  question: Question;
  /** Why it stands here, in a sentence. */
  reason: string;
};

export type Today = Pick<Queue, "counts" | "heldBack" | "nextUp"> & {
  day: number;
  answerMode: AnswerMode;
  /** How many cards the whole queue has; `cards` is its beginning. */
  total: number;
  /** What was answered on this study day already. */
  done: DoneToday;
  cards: DueCard[];
};

// A day's limits end far below; this bounds what one request reads of a long backlog.
const MAX_LEARNING = 500;
const MAX_REVIEWS = 2000;
const MAX_NEW = 500;

// Today's queue in one statement, in the order in which the cards were added: three index ranges of the person's cards.
// The first row, which may be of no card, also says what they did today already.
const FIND_TODAY = {
  name: "find-today",
  text: `
    WITH done AS (
      SELECT count(*) AS answered, count(*) FILTER (WHERE state_before = 'new') AS done_new,
        count(*) FILTER (WHERE state_before = 'review') AS done_reviews,
        count(*) FILTER (WHERE state_before = 'review' AND rating > 1) AS recalled,
        count(*) FILTER (WHERE state = 'review' AND state_before IN ('new', 'learning')) AS learnt,
        COALESCE(sum(elapsed_ms), 0) AS spent_ms,
        (SELECT count(*) FROM card WHERE user_id = $1
          AND state IN ('learning', 'review', 'relearning') AND due_day = $2 + 1) AS due_tomorrow
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
    SELECT ${QUEUE_COLUMNS}, CASE WHEN row_number() OVER added = 1 THEN row_to_json(done) END AS done
    FROM done LEFT JOIN (c JOIN item i ON i.id = c.item_id AND i.retired_at IS NULL) ON true
    WINDOW added AS (ORDER BY c.added_at, c.card_id COLLATE "C")
    ORDER BY c.added_at, c.card_id COLLATE "C"`,
  // A queue has hundreds of cards: they are taken as the table's own types and CHECKs hold them.
  row: z.custom<(QueueRow | { card_id: null }) & { done: unknown }>(),
} satisfies Statement<z.ZodType>;

const countsRow = z.object({
  answered: z.int(),
  done_new: z.int(),
  done_reviews: z.int(),
  recalled: z.int(),
  learnt: z.int(),
  spent_ms: z.number(),
  due_tomorrow: z.int(),
});

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

/**
 * Today's queue of `userId`: its counts, and its first `limit` cards without those in `except`.
 *
 * @param first a card to be shown before all others, if it is in the queue: one whose answer was just taken back
 */
export async function openToday(
  userId: string,
  { limit, except = [], first = null }: { limit: number; except?: readonly string[]; first?: string | null },
  now: Date,
): Promise<Today> {
  const study = await findStudy(userId, now);
  const { queue, cards, done } = await findQueue(userId, study, now);
  const skipped = new Set(except);
  const shown = queue.entries
    .filter(({ cardId }) => !skipped.has(cardId))
    .toSorted((a, b) => Number(b.cardId === first) - Number(a.cardId === first))
    .slice(0, limit);
  const { counts, heldBack, nextUp, entries } = queue;
  return {
    counts,
    heldBack,
    nextUp,
    day: study.day,
    answerMode: study.settings.answerMode,
    total: entries.length,
    done,
    cards: await toDueCards(shown, cards),
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
  const { settings, day, extra } = await findStudy(userId, now);
  const soon = new Date(now.getTime() + settings.learnAheadSeconds * 1000);
  const [row] = await run(COUNT_DUE, [userId, day, soon]);
  if (!row) return 0;
  const reviews = Math.min(row.reviews, Math.max(0, settings.reviewsPerDay + extra.reviews - row.done_reviews));
  const newCards = Math.min(row.new_cards, Math.max(0, settings.newPerDay + extra.newCards - row.done_new));
  return row.learning + reviews + newCards;
}

async function findQueue(userId: string, { settings, day, extra }: StudyToday, now: Date) {
  const rows = await run(FIND_TODAY, [userId, day]);
  const done = countsRow.parse(rows[0]?.done);
  const cards = rows.flatMap((row, rank) => (row.card_id === null ? [] : queuedCard(row, rank)));
  const queue = buildQueue({
    cards,
    settings,
    counts: { newCards: done.done_new, reviews: done.done_reviews },
    limitsToday: {
      newPerDay: settings.newPerDay + extra.newCards,
      reviewsPerDay: settings.reviewsPerDay + extra.reviews,
    },
    dueTomorrow: done.due_tomorrow,
    day,
    now,
    seed: `${userId} ${day}`,
  });
  return { queue, cards: new Map(cards.map((card) => [card.cardId, card])), done: toDone(done) };
}

function toDone(row: z.output<typeof countsRow>): DoneToday {
  const { answered, done_new: newCards, done_reviews: reviews, recalled, learnt, spent_ms: spentMs } = row;
  return { answered, newCards, reviews, recalled, learnt, spentMs };
}

/** Where a card stands in today's queue, and what of the day's limits is used up; no place when it is not in it. */
export async function findPlace(userId: string, cardId: string, now: Date) {
  const study = await findStudy(userId, now);
  const { queue, done } = await findQueue(userId, study, now);
  const entry = queue.entries.find((one) => one.cardId === cardId);
  const place = entry && { position: entry.position, total: queue.entries.length, reason: reasonWords(entry.reason) };
  return { study, done, place: place ?? null };
}

async function toDueCards(entries: readonly QueueEntry[], cards: ReadonlyMap<string, QueuedCard>): Promise<DueCard[]> {
  return asDueCards(
    entries.flatMap(({ cardId, reason }) => {
      const card = cards.get(cardId);
      return card ? [{ card, reason: reasonWords(reason) }] : [];
    }),
  );
}

type ShownCard = Pick<StoredCard, "cardId" | "itemId" | "version" | "isMarked"> & { memory: Pick<Memory, "state"> };

/** Cards with their questions, as the review shows them, each with the sentence that says why it is there. */
export async function asDueCards(chosen: readonly { card: ShownCard; reason: string }[]): Promise<DueCard[]> {
  if (chosen.length === 0) return [];
  const rows = await run(FIND_QUESTIONS, [chosen.map(({ card }) => card.itemId)]);
  const items = new Map(rows.map((row) => [row.id, row]));
  return chosen.flatMap(({ card, reason }) => {
    const item = items.get(card.itemId);
    if (!item) return [];
    return {
      cardId: card.cardId,
      version: card.version,
      title: item.title,
      expectedSeconds: item.expected_seconds,
      isNew: card.memory.state === "new",
      isMarked: card.isMarked,
      question: item.question,
      reason,
    };
  });
}
