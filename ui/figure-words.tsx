const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

const MONTH_AND_YEAR = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

const dateOf = (day: number) => new Date(day * 86_400_000);

/** The date of a study day without its year: "3 Mar". */
export const shortDay = (day: number) => SHORT.format(dateOf(day));

/** The date of a study day: "3 March 2026". */
export const longDay = (day: number) => LONG.format(dateOf(day));

/** The month of a study day: "Mar". */
export const monthOfDay = (day: number) => MONTH.format(dateOf(day));

/** Ticks for an axis of study days from `from` to `to`: the two ends, with the year where they may differ in it. */
export function endTicks(from: number, to: number): { value: number; label: string }[] {
  const words = to - from > 300 ? MONTH_AND_YEAR : SHORT;
  return [from, to].map((value) => ({ value, label: words.format(dateOf(value)) }));
}

/** A share, 0..1, as a whole number of hundredths that is not parted from its sign. */
export const percentWords = (share: number) => `${Math.round(share * 100)}\u{a0}%`;

/** A stretch of time in the largest units that say enough: "40 s", "12 min", "3 h 20 min". */
export function durationWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
