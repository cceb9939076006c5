import type { StudyClock } from "#domain/scheduling/study-day";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows, as if it were UTC. */
function shownMs(at: Date, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    const date = { year: "numeric", month: "numeric", day: "numeric" } as const;
    const time = { hour: "numeric", minute: "numeric", second: "numeric" } as const;
    format = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...date, ...time });
    formats.set(timeZone, format);
  }
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const read = (name: Intl.DateTimeFormatPartTypes) => part.get(name) ?? Number.NaN;
  return Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"), read("second"));
}

/** The definition in words: the date on the wall, or the day before while the rollover hour has not struck. */
export function dayOnTheWall(at: Date, { timeZone, rolloverHour }: StudyClock): number {
  const shown = shownMs(at, timeZone);
  const isBefore = (shown % DAY_MS) / HOUR_MS < rolloverHour;
  return Math.floor(shown / DAY_MS) - (isBefore ? 1 : 0);
}

/** The instants of a year at which the clocks of a zone are changed, found by asking every hour. */
export function clockChanges(year: number, timeZone: string): Date[] {
  const offset = (ms: number) => shownMs(new Date(ms), timeZone) - ms;
  const changes: Date[] = [];
  for (let ms = Date.UTC(year, 0); ms < Date.UTC(year + 1, 0); ms += HOUR_MS) {
    if (offset(ms) !== offset(ms - HOUR_MS)) changes.push(new Date(ms));
  }
  return changes;
}
