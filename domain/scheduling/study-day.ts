/** Where a person lives, and the local hour at which their next study day begins. */
export type StudyClock = {
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: string;
  /** 0..23; people who study after midnight are still in the evening before. */
  rolloverHour: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const IANA_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;

/** Whether `name` is an IANA zone known here. Plain offsets such as `+02:00` are not: they know no clock changes. */
export function isTimeZone(name: string): boolean {
  if (!IANA_NAME.test(name)) return false;
  try {
    formatFor(name);
    return true;
  } catch {
    return false;
  }
}

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
  // What the wall clock shows when the day starts, as if it were UTC. No zone is a day away from UTC.
  const wallMs = day * DAY_MS + rolloverHour * HOUR_MS;
  const offsetBefore = offsetMs(wallMs - DAY_MS, timeZone);
  const offsetAfter = offsetMs(wallMs + DAY_MS, timeZone);

  const startBefore = wallMs - offsetBefore;
  if (offsetMs(startBefore, timeZone) === offsetBefore) return startBefore;
  const startAfter = wallMs - offsetAfter;
  if (offsetMs(startAfter, timeZone) === offsetAfter) return startAfter;

  // The clock skips this hour, so the day starts at the change itself.
  let [early, late] = [startAfter, startBefore];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetMs(middle, timeZone) === offsetBefore) early = middle;
    else late = middle;
  }
  return late;
}

function offsetMs(atMs: number, timeZone: string): number {
  const seconds = Math.floor(atMs / 1000) * 1000;
  const parts = formatFor(timeZone).formatToParts(seconds);
  const read = (wanted: Intl.DateTimeFormatPartTypes) => Number(parts.find(({ type }) => type === wanted)?.value);
  return Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"), read("second")) - seconds;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const MAX_FORMATS = 1000;

// Intl and not Temporal: temporal-polyfill 1.0 misses offsets that last a few weeks, such as Morocco's in Ramadan.
function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    if (formats.size >= MAX_FORMATS) formats.clear();
    const date = { year: "numeric", month: "numeric", day: "numeric" } as const;
    const time = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;
    format = new Intl.DateTimeFormat("en-US", { timeZone, ...date, ...time });
    formats.set(timeZone, format);
  }
  return format;
}
