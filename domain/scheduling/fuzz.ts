import { chanceFrom } from "./chance";

/** Whole days, both ends included. */
export type DayRange = { lowest: number; highest: number };

const LEAST_FUZZED_DAYS = 2.5;

/** Days of fuzz on each side that every day of the interval within the band adds. */
const BANDS = [
  { from: 2.5, to: 7, perDay: 0.15 },
  { from: 7, to: 20, perDay: 0.1 },
  { from: 20, to: Infinity, perDay: 0.05 },
];

/**
 * The days among which an interval may be chosen, so that cards learned together do not stay together. Shorter than
 * 2.5 days, it is not moved. Always within `bounds`; a lowest bound above the highest gives way to it.
 */
export function fuzzRange(days: number, bounds: DayRange): DayRange {
  const lowest = Math.min(bounds.lowest, bounds.highest);
  const within = (value: number) => Math.min(bounds.highest, Math.max(lowest, Math.round(value)));
  const interval = Math.min(bounds.highest, Math.max(lowest, days));
  const side = fuzzDays(interval);
  return { lowest: within(interval - side), highest: within(interval + side) };
}

function fuzzDays(interval: number): number {
  if (interval < LEAST_FUZZED_DAYS) return 0;
  return BANDS.reduce((side, { from, to, perDay }) => side + perDay * Math.max(0, Math.min(interval, to) - from), 1);
}

/**
 * The chance, 0..1, that decides a card's next interval. It depends on nothing but the card and how often it was
 * answered, so that the interval shown on a button is the one applied, however long a person thinks.
 */
export function fuzzChance(cardId: string, reviewCount: number): number {
  return chanceFrom(`${cardId}:${reviewCount}`);
}

/** The day of the range that `chance` (0..1) falls on, each being equally likely. */
export function pickDay({ lowest, highest }: DayRange, chance: number): number {
  return Math.min(highest, Math.floor(lowest + chance * (1 + highest - lowest)));
}
