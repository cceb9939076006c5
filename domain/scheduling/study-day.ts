import { instantOfWall } from "#domain/time-zone";

/** Where a person lives, and the local hour at which their next study day begins. */
export type StudyClock = {
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: string;
  /** 0..23; people who study after midnight are still in the evening before. */
  rolloverHour: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The study day of an instant: days from 1970-01-01 to the local date on which that day began.
 *
 * A study day lasts until the next local rollover hour, so it has 23 or 25 hours when the clocks change. Later
 * instants never have a lower number, even where a clock change shows the rollover hour twice.
 *
 * @throws {RangeError} if the date is invalid or the zone unknown
 */
export function studyDay(at: Date, clock: StudyClock): number {
  const atMs = at.getTime();
  if (Number.isNaN(atMs)) throw new RangeError("an invalid date has no study day");

  let day = Math.floor(atMs / DAY_MS);
  while (startMs(day, clock) > atMs) day -= 1;
  while (startMs(day + 1, clock) <= atMs) day += 1;
  return day;
}

/** The first instant of a study day: when the local clock first shows the rollover hour, or skips past it. */
export function startOfStudyDay(day: number, clock: StudyClock): Date {
  return new Date(startMs(day, clock));
}

/** The instant at which the study day of `at` ends; always later than `at`. */
export function nextRollover(at: Date, clock: StudyClock): Date {
  return startOfStudyDay(studyDay(at, clock) + 1, clock);
}

/** The local date on which a study day began, as `2026-03-29`. */
export function studyDayDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

// Starts are looked up far more often than they differ, and finding one takes several conversions.
const starts = new Map<string, Map<number, number>>();
const MAX_CLOCKS = 1000;
const MAX_DAYS = 4000;

function startMs(day: number, clock: StudyClock): number {
  const key = `${clock.timeZone} ${clock.rolloverHour}`;
  let days = starts.get(key);
  if (!days) {
    if (starts.size >= MAX_CLOCKS) starts.clear();
    days = new Map();
    starts.set(key, days);
  }
  let start = days.get(day);
  if (start === undefined) {
    if (days.size >= MAX_DAYS) days.clear();
    start = findStartMs(day, clock);
    days.set(day, start);
  }
  return start;
}

function findStartMs(day: number, { timeZone, rolloverHour }: StudyClock): number {
  return instantOfWall(day * DAY_MS + rolloverHour * HOUR_MS, timeZone);
}
