import { z } from "zod";
import { type NextMemory, previewAnswers } from "#domain/scheduling/answering";
import { intervalWords } from "#domain/scheduling/interval-words";
import { type Rating, RATINGS } from "#domain/scheduling/rating";
import type { StudySettings } from "#domain/scheduling/settings";
import { cardRow, MEMORY_COLUMNS, type StoredCard } from "./card-row";
import { run, type Statement } from "./db";

/** What the four buttons of one card say and do. */
export type Preview = {
  /** How long each answer would keep the card away, in words. */
  intervals: Record<Rating, string>;
  /** The same in days, where it is days: sent back with the answer, so that what was shown is what is applied. */
  days: Partial<Record<Rating, number>>;
};

/** When a card is looked at, and by whose rules. */
export type PreviewTime = { now: Date; day: number; settings: StudySettings };

const COUNT_DUE_BY_DAY = {
  name: "count-due-by-day",
  text: `
    SELECT due_day, count(*)::int AS count FROM card
    WHERE user_id = $1 AND state IN ('learning', 'review', 'relearning') AND due_day BETWEEN $2 AND $3
      AND NOT is_suspended
    GROUP BY due_day`,
  row: z.object({ due_day: z.int(), count: z.int() }),
} satisfies Statement<z.ZodType>;

const FIND_SIBLINGS = {
  name: "find-siblings",
  text: `
    SELECT ${MEMORY_COLUMNS}
    FROM (SELECT card_id FROM card WHERE user_id = $1 AND sibling_group = $2
      UNION SELECT c.card_id FROM item i JOIN card c ON c.user_id = $1 AND c.card_id = i.id
        WHERE i.sibling_group = $2 AND c.sibling_group IS NULL) s
    JOIN card c ON c.user_id = $1 AND c.card_id = s.card_id JOIN item i ON i.id = c.item_id
    WHERE c.card_id <> $3`,
  row: cardRow,
} satisfies Statement<z.ZodType>;

/** The other cards of a card's group; none for one that stands alone. */
export async function findSiblings(
  userId: string,
  { cardId, siblingGroup }: Pick<StoredCard, "cardId" | "siblingGroup">,
): Promise<StoredCard[]> {
  return siblingGroup === null ? [] : run(FIND_SIBLINGS, [userId, siblingGroup, cardId]);
}

/** What each answer to a card would do, weighed against the person's other cards. */
export async function previewCard(userId: string, card: StoredCard, time: PreviewTime): Promise<Preview> {
  return previewOf((await previewMemories(userId, card, time)).memories);
}

/** The four memories behind `previewCard`, with the cards that were due on each day that could be chosen. */
export async function previewMemories(
  userId: string,
  card: StoredCard,
  { now, day, settings }: PreviewTime,
): Promise<{ memories: Record<Rating, NextMemory>; dueCounts: ReadonlyMap<number, number> }> {
  const { cardId, memory } = card;
  const context = { cardId, settings, today: day, now: notBefore(memory.lastReviewedAt, now) };
  const alone = previewAnswers(memory, context);
  const range = rangeOf(Object.values(alone));
  if (!range) return { memories: alone, dueCounts: new Map() };

  const [rows, siblings] = await Promise.all([
    run(COUNT_DUE_BY_DAY, [userId, day + range.lowest, day + range.highest]),
    findSiblings(userId, card),
  ]);
  const dueCounts = new Map(rows.map(({ due_day, count }) => [due_day, count]));
  const siblingDays = new Set(siblings.flatMap(({ memory: { dueDay } }) => dueDay ?? []));
  const load = { dueCounts: (onDay: number) => dueCounts.get(onDay) ?? 0, siblingDays };
  return { memories: previewAnswers(memory, { ...context, ...load }), dueCounts };
}

/** Four memories as the buttons show them. */
export function previewOf(memories: Record<Rating, NextMemory>): Preview {
  const days: Preview["days"] = {};
  for (const rating of RATINGS) {
    const { wait } = memories[rating];
    if ("days" in wait) days[rating] = wait.days;
  }
  return {
    intervals: {
      again: intervalWords(memories.again.wait),
      hard: intervalWords(memories.hard.wait),
      good: intervalWords(memories.good.wait),
      easy: intervalWords(memories.easy.wait),
    },
    days,
  };
}

function notBefore(earliest: Date | null, now: Date): Date {
  return earliest && earliest > now ? earliest : now;
}

// Balancing one button can move the next by some days.
const SLACK_DAYS = 7;

/** The days among which balancing may choose; null when chance has no say. */
function rangeOf(next: readonly NextMemory[]): { lowest: number; highest: number } | null {
  const ranges = next.flatMap(({ wait }) => ("range" in wait && wait.idealDays !== null ? [wait.range] : []));
  if (!ranges.some(({ lowest, highest }) => highest > lowest)) return null;
  return {
    lowest: Math.min(...ranges.map(({ lowest }) => lowest)),
    highest: Math.max(...ranges.map(({ highest }) => highest)) + SLACK_DAYS,
  };
}
