import { describe, expect, test } from "vitest";
import { forgettingCurve, newMemory, recallChance } from "#domain/scheduling/memory";
import { DEFAULT_PARAMETERS } from "#domain/scheduling/parameters";
import { type CardEntry, dayTicks, pointsOf, recallCurve } from "#domain/statistics/card-curve";

const { weights } = DEFAULT_PARAMETERS;
const curve = forgettingCurve(weights);

const entry = (day: number, stabilityDays: number, changes: Partial<CardEntry> = {}): CardEntry => ({
  number: 1,
  kind: "rated",
  rating: 3,
  day,
  at: new Date(day * 86_400_000),
  elapsedMs: 1000,
  recallBefore: null,
  stabilityDays,
  difficulty: 5,
  scheduledDays: 1,
  ...changes,
});

describe("the curve of recall", () => {
  test("ends where the memory model says the card stands today", () => {
    const points = recallCurve([entry(100, 8)], 130, curve);
    const memory = { ...newMemory(), state: "review" as const, stabilityDays: 8, lastReviewDay: 100 };
    expect(points.at(-1)?.x).toBe(130);
    expect(points.at(-1)?.y).toBeCloseTo(recallChance(memory, 130, weights), 6);
  });

  test("starts anew from 1 at each answer, and only falls between them", () => {
    const points = recallCurve([entry(100, 8), entry(110, 20)], 120, curve);
    const second = points.findLastIndex(({ x, y }) => x === 110 && y === 1);
    const falling = points.slice(0, second).map(({ y }) => y);
    expect(falling).toEqual(falling.toSorted((a, b) => b - a));
    expect(points[second]?.y).toBe(1);
  });

  test("manual entries are no points of it", () => {
    const manual = entry(105, 8, { kind: "suspend", rating: 0 });
    expect(recallCurve([entry(100, 8), manual], 110, curve)).toEqual(recallCurve([entry(100, 8)], 110, curve));
    expect(pointsOf([entry(100, 8), manual], "stabilityDays")).toEqual([{ x: 100, y: 8 }]);
  });
});

test("an axis of days ends at a round number that holds the most", () => {
  expect(dayTicks(45)).toEqual([0, 30, 60]);
  expect(dayTicks(1)).toEqual([0, 1]);
  expect(dayTicks(36_500).at(-1)).toBe(36_500);
});
