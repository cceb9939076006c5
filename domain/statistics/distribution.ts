/** Cards, or reviews, that lie in one range; `label` names it in full, `tick` in as few letters as fit under a bar. */
export type Bin = { label: string; tick: string; count: number };

/** How many things lie in each numbered range; ranges with none are left out. */
export type BinCounts = ReadonlyMap<number, number>;

/** Days at which the ranges of stability begin, after the first from 0. */
export const STABILITY_BOUNDS = [1, 3, 7, 14, 30, 60, 90, 180, 365] as const;

/** Cards by stability; range 0 lies below the first bound. */
export function stabilityBins(counts: BinCounts): Bin[] {
  return Array.from({ length: STABILITY_BOUNDS.length + 1 }, (_, place) => {
    const from = STABILITY_BOUNDS[place - 1];
    const to = STABILITY_BOUNDS[place];
    const count = counts.get(place) ?? 0;
    if (from === undefined) return { label: "under a day", tick: "<1", count };
    if (to === undefined) return { label: "a year or more", tick: "365", count };
    return { label: `${from} to ${to} days`, tick: String(from), count };
  });
}

/** Cards by difficulty in ranges of one; 10 itself belongs to the last. */
export function difficultyBins(counts: BinCounts): Bin[] {
  return Array.from({ length: 9 }, (_, place) => {
    const from = place + 1;
    const count = (counts.get(from) ?? 0) + (from === 9 ? (counts.get(10) ?? 0) : 0);
    return { label: `${from} to ${from + 1}`, tick: String(from), count };
  });
}

/** Cards by the chance of recalling them now, in tenths; certainty belongs to the last. */
export function recallBins(counts: BinCounts): Bin[] {
  return Array.from({ length: 10 }, (_, place) => {
    const from = place * 10;
    const count = (counts.get(place) ?? 0) + (place === 9 ? (counts.get(10) ?? 0) : 0);
    return { label: `${from} to ${from + 10} %`, tick: String(from), count };
  });
}

/** One hour of the day: how many answers began in it, and how many were recalled. */
export type Hour = { hour: number; total: number; recalled: number };

/** All 24 hours, from the one at which the study day begins. */
export function dayOfHours(found: readonly Hour[], rolloverHour: number): Hour[] {
  const byHour = new Map(found.map((row) => [row.hour, row]));
  return Array.from({ length: 24 }, (_, place) => {
    const hour = (rolloverHour + place) % 24;
    return byHour.get(hour) ?? { hour, total: 0, recalled: 0 };
  });
}
