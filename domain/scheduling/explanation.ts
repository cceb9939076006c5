import { type DayRange, fuzzRange } from "./fuzz";
import { elapsedDays, intervalDays, type Memory, recallChance } from "./memory";
import type { StudySettings } from "./settings";

/** The facts behind "why now?" for one card. Days are study days. */
export type Explanation = Pick<
  Memory,
  "state" | "stabilityDays" | "difficulty" | "lastReviewDay" | "dueDay" | "dueAt" | "scheduledDays"
> & {
  day: number;
  /** Days from the last answer to `day`. */
  elapsedDays: number;
  /** Positive: days late. Negative: days early. Null where no day is set. */
  overdueDays: number | null;
  desiredRetention: number;
  /** Chance, 0..1, of recall on `day`; null before the first answer. */
  recallChance: number | null;
  /** The same on the day it falls due, which rounding, fuzz and balancing moved away from `desiredRetention`. */
  recallChanceWhenDue: number | null;
  /** Days after which recall falls to `desiredRetention`; null outside review, where steps decide. */
  idealDays: number | null;
  /** Days among which `scheduledDays` could be chosen; null outside review. */
  fuzzRange: DayRange | null;
  /** `scheduledDays` less `idealDays`, rounded: what fuzz, balancing, limits and the order of buttons added. */
  shiftedDays: number | null;
};

/**
 * Explains when a card falls due, under the settings of today: after a change of retention or weights, the ideal is
 * the new one, while the due day stays that of the last answer.
 */
export function explainDue(memory: Memory, day: number, settings: StudySettings): Explanation {
  const { state, stabilityDays, difficulty, lastReviewDay, dueDay, dueAt, scheduledDays } = memory;
  const { weights } = settings.parameters;
  const isKnown = lastReviewDay !== null;
  const idealDays = state === "review" ? intervalDays(stabilityDays, settings.desiredRetention, weights) : null;
  return {
    state,
    stabilityDays,
    difficulty,
    lastReviewDay,
    dueDay,
    dueAt,
    scheduledDays,
    day,
    elapsedDays: elapsedDays(memory, day),
    overdueDays: dueDay === null ? null : day - dueDay,
    desiredRetention: settings.desiredRetention,
    recallChance: isKnown ? recallChance(memory, day, weights) : null,
    recallChanceWhenDue: isKnown && dueDay !== null ? recallChance(memory, dueDay, weights) : null,
    idealDays,
    fuzzRange: idealDays === null ? null : fuzzRange(idealDays, { lowest: 1, highest: settings.maximumIntervalDays }),
    shiftedDays: idealDays === null ? null : scheduledDays - Math.round(idealDays),
  };
}
