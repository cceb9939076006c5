import type { DayRange } from "./fuzz";
import { type EasyDay, type StudySettings, type Weekday, WEEKDAYS } from "./settings";

/** What is known of the days ahead when an interval is chosen. */
export type DayLoad = {
  today: number;
  /** Cards already due on a study day. */
  dueCounts: (day: number) => number;
  /** Study days on which a sibling of the card is due. */
  siblingDays: ReadonlySet<number>;
  easyDays: StudySettings["easyDays"];
};

const CROWDING_POWER = -2.15;
const LENGTH_POWER = -3;
const SIBLING_FACTOR = 0.001;

/** `reduced` makes a day that already holds half of its neighbours' cards exactly as likely as they are. */
const EASY_DAY_FACTORS: Record<EasyDay, number> = {
  normal: 1,
  reduced: 0.5 ** -CROWDING_POWER,
  minimum: 0.0001,
};

// An empty day counts as half a card: better than a day with one, without beating every other consideration.
const EMPTY_DAY_COUNT = 0.5;

/**
 * The interval of the range, in days, that `chance` (0..1) falls on when quiet days, shorter intervals, days without a
 * sibling and weekdays not marked easy are more likely.
 */
export function pickBalancedDay({ lowest, highest }: DayRange, chance: number, load: DayLoad): number {
  const weights: number[] = [];
  let total = 0;
  for (let interval = lowest; interval <= highest; interval += 1) {
    const weight = weigh(interval, load);
    weights.push(weight);
    total += weight;
  }
  let rest = chance * total;
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return lowest + index;
  }
  return highest;
}

function weigh(interval: number, { today, dueCounts, siblingDays, easyDays }: DayLoad): number {
  const day = today + interval;
  return (
    Math.max(EMPTY_DAY_COUNT, dueCounts(day)) ** CROWDING_POWER *
    Math.max(1, interval) ** LENGTH_POWER *
    (siblingDays.has(day) ? SIBLING_FACTOR : 1) *
    EASY_DAY_FACTORS[easyDays[weekdayOf(day)]]
  );
}

const FIRST_WEEKDAY: Weekday = "thursday"; // of 1970-01-01, day 0

/** The weekday on which a study day begins. */
export function weekdayOf(day: number): Weekday {
  const index = (WEEKDAYS.indexOf(FIRST_WEEKDAY) + day) % WEEKDAYS.length;
  return WEEKDAYS[index < 0 ? index + WEEKDAYS.length : index] ?? FIRST_WEEKDAY;
}
