import type { Rating } from "./rating";
import { nextRollover, type StudyClock } from "./study-day";

const DAY_SECONDS = 86_400;

/** A step that a card goes to, and how long it waits there. */
export type StepWait = { step: number; seconds: number };

/**
 * Where an answer sends a card that stands on `step`; null when it leaves the steps, as every answer does when there
 * are none. A step beyond the last (the settings were shortened) counts as the last.
 */
export function stepAfter(rating: Rating, step: number, stepsSeconds: readonly number[]): StepWait | null {
  const current = Math.min(Math.max(0, step), stepsSeconds.length - 1);
  if (rating === "easy") return null;
  if (rating === "again") return waitOn(0, stepsSeconds);
  if (rating === "good") return waitOn(current + 1, stepsSeconds);

  const first = stepsSeconds[0];
  if (first === undefined || current > 0) return waitOn(current, stepsSeconds);
  const second = stepsSeconds[1];
  return { step: 0, seconds: second === undefined ? aHalfLonger(first) : (first + second) / 2 };
}

function waitOn(step: number, stepsSeconds: readonly number[]): StepWait | null {
  const seconds = stepsSeconds[step];
  return seconds === undefined ? null : { step, seconds };
}

function aHalfLonger(seconds: number): number {
  return Math.min(seconds * 1.5, seconds + DAY_SECONDS);
}

/**
 * Whole study days that a step starting at `now` crosses: 0 if it ends before the next rollover, and so falls due at a
 * time; otherwise it falls due on a day.
 */
export function daysCrossed(seconds: number, now: Date, clock: StudyClock): number {
  const untilRollover = (nextRollover(now, clock).getTime() - now.getTime()) / 1000;
  return seconds < untilRollover ? 0 : Math.floor((seconds - untilRollover) / DAY_SECONDS) + 1;
}
