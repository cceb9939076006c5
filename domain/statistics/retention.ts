/** How far back a figure looks, in study days with today; null is everything. */
export type Period = { key: string; name: string; days: number | null };

/** The periods of true retention, the shortest first. */
export const RETENTION_PERIODS: readonly Period[] = [
  { key: "today", name: "Today", days: 1 },
  { key: "week", name: "Last 7 days", days: 7 },
  { key: "month", name: "Last 30 days", days: 30 },
  { key: "year", name: "Last 365 days", days: 365 },
  { key: "all", name: "All time", days: null },
];

/**
 * Days from which an interval counts as mature; a shorter one is young, and one under a day is still learning.
 *
 * @see https://docs.ankiweb.net/stats.html
 */
export const MATURE_DAYS = 21;

/** Cards by the interval that an answer ended. */
export const PHASES = ["learning", "young", "mature"] as const;
export type Phase = (typeof PHASES)[number];

/** Answers to cards whose interval was at least a day, and how many of them were recalled. */
export type Recalled = { recalled: number; total: number };

/** Answers of a period by the phase of the card; "learning" is no part of true retention. */
export type RetentionRow = { period: Period; young: Recalled; mature: Recalled; all: Recalled };

/** One count as the log gives it: answers of one phase in the period that is the shortest to hold their day. */
export type PeriodCount = Recalled & { period: number; phase: Phase };

/**
 * True retention by period: each count is of its own period and of all that are longer.
 *
 * @param counts `period` is the place of the shortest period, in `RETENTION_PERIODS`, that the answers lie in
 */
export function trueRetention(counts: readonly PeriodCount[]): RetentionRow[] {
  return RETENTION_PERIODS.map((period, place) => {
    const within = counts.filter((count) => count.period <= place);
    const young = sum(within.filter(({ phase }) => phase === "young"));
    const mature = sum(within.filter(({ phase }) => phase === "mature"));
    return { period, young, mature, all: sum([young, mature]) };
  });
}

/** The share that was recalled, 0..1; null where nothing was asked. */
export function shareOf({ recalled, total }: Recalled): number | null {
  return total === 0 ? null : recalled / total;
}

function sum(counts: readonly Recalled[]): Recalled {
  return counts.reduce(
    (all, { recalled, total }) => ({ recalled: all.recalled + recalled, total: all.total + total }),
    { recalled: 0, total: 0 },
  );
}
