import type { EntryKind } from "./log";

/** One answer, as far as the memory model learns from it: 1 (Again) to 4, and the study day. */
export type TrainingAnswer = { rating: number; day: number };

/** Answers to one card since it was last made new, oldest first. */
export type TrainingHistory = readonly TrainingAnswer[];

/** A log entry in force, as far as training looks at it. */
export type TrainingEntry = { cardId: string; kind: EntryKind; rating: number; studyDay: number };

/** Answers with a history below which weights cannot be found: the usual ones stay. */
export const LEAST_ITEMS = 8;

/** Days after which somebody is reminded to look for better weights. */
export const REMIND_AFTER_DAYS = 30;

/**
 * What the memory model may learn from: rated answers, not cramming, each card from its last reset on.
 *
 * @param entries in force, those of one card together and in their order
 */
export function trainingHistories(entries: readonly TrainingEntry[]): TrainingHistory[] {
  const histories = new Map<string, TrainingAnswer[]>();
  for (const { cardId, kind, rating, studyDay } of entries) {
    if (kind === "forget" || kind === "reset") histories.delete(cardId);
    if (kind !== "rated") continue;
    const history = histories.get(cardId) ?? [];
    const lastDay = history.at(-1)?.day ?? studyDay;
    history.push({ rating, day: Math.max(studyDay, lastDay) });
    histories.set(cardId, history);
  }
  return [...histories.values()];
}

/** How many answers came a day or more after the one before: those that tell whether something was remembered. */
export function countItems(histories: readonly TrainingHistory[]): number {
  return histories.reduce(
    (sum, history) =>
      sum + history.filter(({ day }, index) => index > 0 && day > (history[index - 1]?.day ?? day)).length,
    0,
  );
}

/** Fewer than this, and too little would be left to judge by: everything is used for both. */
const LEAST_TO_SPLIT = 40;
const TRAINED_SHARE = 0.8;

/**
 * The last study day to learn from, so that the newest fifth of the answers is left to judge by; null when there are
 * too few, and all are used for both.
 */
export function splitDay(histories: readonly TrainingHistory[]): number | null {
  const days = histories.flatMap((history) => history.slice(1).map(({ day }) => day)).toSorted((a, b) => a - b);
  if (countItems(histories) < LEAST_TO_SPLIT) return null;
  const split = days[Math.floor(days.length * TRAINED_SHARE)] ?? null;
  return split !== null && split < (days.at(-1) ?? split) ? split : null;
}

/** The same answers up to a study day. */
export function historiesUntil(histories: readonly TrainingHistory[], day: number): TrainingHistory[] {
  return histories
    .map((history) => history.filter((answer) => answer.day <= day))
    .filter((history) => history.length > 0);
}
