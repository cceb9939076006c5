import { z } from "zod";
import { spreadBacklog } from "#domain/scheduling/backlog";
import { withDueDay } from "#domain/scheduling/due-change";
import { clearVacation, type Vacation } from "#domain/scheduling/vacation";
import { studyDayDate } from "#domain/scheduling/study-day";
import { Refusal } from "#domain/refusal";
import { cardRow, MEMORY_COLUMNS, type StoredCard } from "./card-row";
import { run, type Statement } from "./db";
import { type CardChange, takeAction } from "./journal";
import { findStudy } from "./study";

/** Many due days moved at once: a backlog spread out, or the days of a vacation cleared. */
export type Batch = { kind: "rescue"; days: number } | ({ kind: "vacation" } & Vacation);

/** What a batch would do, day by day. */
export type BatchPreview = {
  moved: number;
  /** Reviews due on each study day, from the first that changes; what is overdue counts for today. */
  days: { day: number; before: number; after: number }[];
};

export const MOST_RESCUE_DAYS = 60;
const MOST_VACATION_DAYS = 90;

const LIST_REVIEWS = {
  name: "list-reviews-until",
  text: `
    SELECT ${MEMORY_COLUMNS} FROM card c JOIN item i ON i.id = c.item_id
    WHERE c.user_id = $1 AND c.state = 'review' AND c.due_day BETWEEN $2 AND $3 AND NOT c.is_suspended ORDER BY c.card_id`,
  row: cardRow,
} satisfies Statement<z.ZodType>;

const COUNT_DAYS = {
  name: "count-due-days",
  text: `
    SELECT GREATEST(due_day, $2) AS day, count(*)::int AS due FROM card
    WHERE user_id = $1 AND state IN ('learning', 'review', 'relearning') AND due_day <= $3 AND NOT is_suspended GROUP BY 1`,
  row: z.object({ day: z.int(), due: z.int() }),
} satisfies Statement<z.ZodType>;

/** How many reviews of `userId` were due before today: what a rescue is for. */
export async function countOverdue(userId: string, now: Date): Promise<{ overdue: number; dueToday: number }> {
  const { day } = await findStudy(userId, now);
  const cards = await run(LIST_REVIEWS, [userId, -1, day]);
  const overdue = cards.filter(({ memory }) => (memory.dueDay ?? day) < day).length;
  return { overdue, dueToday: cards.length - overdue };
}

/** What a batch would move; nothing is changed. @throws {Refusal} invalid */
export async function previewBatch(userId: string, batch: Batch, now: Date): Promise<BatchPreview> {
  const { changes, day } = await changesOf(userId, batch, now);
  const last = Math.max(...changes.map(({ memory }) => memory.dueDay ?? day), lastDayOf(batch, day));
  const first = batch.kind === "rescue" ? day : Math.max(day, batch.firstDay - 1);
  const counts = new Map((await run(COUNT_DAYS, [userId, day, last])).map((row) => [row.day, row.due]));
  const shift = new Map<number, number>();
  for (const { card, memory } of changes) {
    const [from, to] = [Math.max(day, card.memory.dueDay ?? day), memory.dueDay ?? day];
    shift.set(from, (shift.get(from) ?? 0) - 1);
    shift.set(to, (shift.get(to) ?? 0) + 1);
  }
  return {
    moved: changes.length,
    days: Array.from({ length: last - first + 1 }, (_, index) => {
      const before = counts.get(first + index) ?? 0;
      return { day: first + index, before, after: before + (shift.get(first + index) ?? 0) };
    }),
  };
}

/**
 * Moves the due days of a batch, as one action that can be undone.
 *
 * @param id of the action, made by whoever asks
 * @returns how many due days moved
 * @throws {Refusal} invalid; stale when a card was answered meanwhile
 */
export async function applyBatch(
  userId: string,
  { id, batch }: { id: string; batch: Batch },
  now: Date,
): Promise<number> {
  const { changes, day, settings } = await changesOf(userId, batch, now);
  if (changes.length === 0) throw new Refusal("invalid", "No due day would move. Nothing was changed.");
  const reviews = changes.length === 1 ? "1 review" : `${changes.length} reviews`;
  const sentence =
    batch.kind === "rescue"
      ? `${reviews} spread over ${batch.days} days`
      : `${reviews} moved past the vacation from ${studyDayDate(batch.firstDay)} to ${studyDayDate(batch.lastDay)}`;
  await takeAction(userId, { id, kind: batch.kind, sentence, changes }, { now, day, settings });
  return changes.length;
}

async function changesOf(userId: string, batch: Batch, now: Date) {
  const { settings, day } = await findStudy(userId, now);
  const { weights } = settings.parameters;
  check(batch, day);
  // What is overdue is due today.
  const firstDay = batch.kind === "rescue" || batch.firstDay <= day ? -1 : batch.firstDay;
  const cards = await run(LIST_REVIEWS, [userId, firstDay, lastDayOf(batch, day)]);
  const moves =
    batch.kind === "rescue"
      ? spreadBacklog(cards, { days: batch.days, today: day, weights })
      : clearVacation(cards, batch, { today: day, weights });
  const byId = new Map(cards.map((card) => [card.cardId, card]));
  const changes = moves.flatMap(({ cardId, dueDay }) => changeOf(byId.get(cardId), dueDay, day));
  return { changes, day, settings };
}

function changeOf(
  card: StoredCard | undefined,
  dueDay: number,
  today: number,
): (CardChange & Required<Pick<CardChange, "memory">>)[] {
  if (!card || card.memory.dueDay === dueDay) return [];
  return [{ card, kind: "reschedule", memory: withDueDay(card.memory, dueDay, today) }];
}

function lastDayOf(batch: Batch, today: number): number {
  return batch.kind === "rescue" ? today : batch.lastDay;
}

function check(batch: Batch, today: number): void {
  if (batch.kind === "rescue") {
    if (Number.isInteger(batch.days) && batch.days >= 2 && batch.days <= MOST_RESCUE_DAYS) return;
    throw new Refusal("invalid", `Days: write a whole number from 2 to ${MOST_RESCUE_DAYS}.`);
  }
  const { firstDay, lastDay } = batch;
  if (firstDay < today) throw new Refusal("invalid", "First day: choose today or a later day.");
  if (lastDay < firstDay) throw new Refusal("invalid", "Last day: choose the first day or a later one.");
  if (lastDay - firstDay + 1 > MOST_VACATION_DAYS) {
    throw new Refusal("invalid", `Last day: a vacation may have up to ${MOST_VACATION_DAYS} days.`);
  }
  if (firstDay > today + MOST_DAYS_AHEAD) throw new Refusal("invalid", "First day: choose a day within a year.");
}

const MOST_DAYS_AHEAD = 366;
