/** One study day: how many answers were rated on it, and how long they took. */
export type StudiedDay = { day: number; count: number; ms: number };

/** A day of the calendar; `level` 0 is none, 1..4 ever more. */
export type CalendarDay = { day: number; count: number; level: number };

/** Seven days from Monday on; null before the first and after today. */
export type CalendarWeek = (CalendarDay | null)[];

const DAYS_PER_WEEK = 7;
const LEVELS = 4;

// 1970-01-01, study day 0, was a Thursday.
const weekdayOf = (day: number) => (((day + 3) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;

/**
 * Whole weeks that end with the one of `today`. A level is a quarter of the days on which anything was done, by their
 * order: one heavy day does not make all the others pale.
 */
export function calendarWeeks(studied: readonly StudiedDay[], today: number, weeks: number): CalendarWeek[] {
  const monday = today - weekdayOf(today);
  const first = monday - (weeks - 1) * DAYS_PER_WEEK;
  const shown = studied.filter(({ day, count }) => count > 0 && day >= first && day <= today);
  const counts = new Map(shown.map(({ day, count }) => [day, count]));
  const bounds = quarters(shown.map(({ count }) => count));
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: DAYS_PER_WEEK }, (__, weekday) => {
      const day = first + week * DAYS_PER_WEEK + weekday;
      const count = counts.get(day) ?? 0;
      return day > today ? null : { day, count, level: levelOf(count, bounds) };
    }),
  );
}

function quarters(counts: readonly number[]): number[] {
  const sorted = counts.toSorted((a, b) => a - b);
  return [1, 2, 3].map((quarter) => sorted[Math.ceil((sorted.length * quarter) / LEVELS) - 1] ?? 0);
}

function levelOf(count: number, bounds: readonly number[]): number {
  return count === 0 ? 0 : 1 + bounds.filter((bound) => count > bound).length;
}

/** Study days in a row on which something was answered, up to today, or yesterday while today has nothing yet. */
export function streakOf(studied: readonly StudiedDay[], today: number): number {
  const days = new Set(studied.filter(({ count }) => count > 0).map(({ day }) => day));
  let day = days.has(today) ? today : today - 1;
  let length = 0;
  for (; days.has(day); day -= 1) length += 1;
  return length;
}
