const DAY_MS = 86_400_000;
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
 * The instant at which the wall clock of a zone shows a time; where it shows it twice the first one, and where the clock
 * skips it the change itself.
 *
 * @param wallMs what the clock shows, as milliseconds since 1970 as if it were UTC
 * @returns milliseconds since 1970
 */
export function instantOfWall(wallMs: number, timeZone: string): number {
  // No zone is a day away from UTC.
  const offsetBefore = offsetMs(wallMs - DAY_MS, timeZone);
  const offsetAfter = offsetMs(wallMs + DAY_MS, timeZone);

  const instantBefore = wallMs - offsetBefore;
  if (offsetMs(instantBefore, timeZone) === offsetBefore) return instantBefore;
  const instantAfter = wallMs - offsetAfter;
  if (offsetMs(instantAfter, timeZone) === offsetAfter) return instantAfter;

  let [early, late] = [instantAfter, instantBefore];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetMs(middle, timeZone) === offsetBefore) early = middle;
    else late = middle;
  }
  return late;
}

/** What the wall clock of a zone shows at an instant, to the minute: `2026-11-21T06:30`. */
export function wallTime(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at.getTime(), timeZone)).toISOString().slice(0, 16);
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
