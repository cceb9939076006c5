import { describe, expect, test } from "vitest";
import type { Rating } from "#domain/scheduling/rating";
import { daysCrossed, stepAfter } from "#domain/scheduling/steps";

describe("stepAfter", () => {
  const MINUTE = 60;
  const DAY = 86_400;

  test.each<{ steps: number[]; step: number; rating: Rating; next: { step: number; seconds: number } | null }>([
    { steps: [MINUTE, 10 * MINUTE], step: 0, rating: "again", next: { step: 0, seconds: MINUTE } },
    { steps: [MINUTE, 10 * MINUTE], step: 0, rating: "hard", next: { step: 0, seconds: 5.5 * MINUTE } },
    { steps: [MINUTE, 10 * MINUTE], step: 0, rating: "good", next: { step: 1, seconds: 10 * MINUTE } },
    { steps: [MINUTE, 10 * MINUTE], step: 0, rating: "easy", next: null },
    { steps: [MINUTE, 10 * MINUTE], step: 1, rating: "again", next: { step: 0, seconds: MINUTE } },
    { steps: [MINUTE, 10 * MINUTE], step: 1, rating: "hard", next: { step: 1, seconds: 10 * MINUTE } },
    { steps: [MINUTE, 10 * MINUTE], step: 1, rating: "good", next: null },
    { steps: [10 * MINUTE], step: 0, rating: "hard", next: { step: 0, seconds: 15 * MINUTE } },
    { steps: [3 * DAY], step: 0, rating: "hard", next: { step: 0, seconds: 4 * DAY } },
    { steps: [10 * MINUTE], step: 0, rating: "good", next: null },
    { steps: [], step: 0, rating: "again", next: null },
    { steps: [], step: 0, rating: "hard", next: null },
    { steps: [MINUTE, 10 * MINUTE], step: 7, rating: "hard", next: { step: 1, seconds: 10 * MINUTE } },
    { steps: [MINUTE, 10 * MINUTE], step: 7, rating: "good", next: null },
  ])("$rating on step $step of $steps", ({ steps, step, rating, next }) => {
    expect(stepAfter(rating, step, steps)).toEqual(next);
  });
});

describe("daysCrossed", () => {
  const BERLIN = { timeZone: "Europe/Berlin", rolloverHour: 4 };
  const HOUR = 3600;

  test.each([
    { now: "2026-07-01T20:00Z", local: "22:00", seconds: 6 * HOUR - 1, days: 0 },
    { now: "2026-07-01T20:00Z", local: "22:00", seconds: 6 * HOUR, days: 1 },
    { now: "2026-07-01T20:00Z", local: "22:00", seconds: 30 * HOUR - 1, days: 1 },
    { now: "2026-07-01T20:00Z", local: "22:00", seconds: 30 * HOUR, days: 2 },
    { now: "2026-07-02T01:59Z", local: "03:59", seconds: 600, days: 1 },
    { now: "2026-03-28T22:00Z", local: "23:00 before the clocks go forward", seconds: 4 * HOUR, days: 1 },
    { now: "2026-10-24T21:00Z", local: "23:00 before the clocks go back", seconds: 6 * HOUR - 1, days: 0 },
  ])("$seconds s from $local cross $days rollovers", ({ now, seconds, days }) => {
    expect(daysCrossed(seconds, new Date(now), BERLIN)).toBe(days);
  });
});
