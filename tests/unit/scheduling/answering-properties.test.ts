import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterReview, type NextMemory, previewAnswers } from "#domain/scheduling/answering";
import { chanceFrom } from "#domain/scheduling/chance";
import { RATINGS } from "#domain/scheduling/rating";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { studyDay } from "#domain/scheduling/study-day";
import { anyContext, anyMemory, anyRating } from "./arbitrary";
import { context, known, START } from "./known-card";

describe("previewAnswers, for any card, settings and neighbours", () => {
  test("shows exactly what is applied, however much later on the same day", () => {
    fc.assert(
      fc.property(anyMemory, anyContext, anyRating, (memory, given, rating) => {
        const preview = previewAnswers(memory, given)[rating].memory;
        expect(afterReview(memory, rating, given)).toEqual(preview);
        const soon = { ...given, now: new Date(given.now.getTime() + 1000) };
        if (studyDay(soon.now, given.settings) !== studyDay(given.now, given.settings)) return;
        const applied = afterReview(memory, rating, soon);
        expect([applied.state, applied.step, applied.stabilityDays, applied.difficulty]).toEqual([
          preview.state,
          preview.step,
          preview.stabilityDays,
          preview.difficulty,
        ]);
        if (preview.state === "review") expect(applied.dueDay).toBe(preview.dueDay);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  test("keeps the buttons in order, each at least a day and at most the maximum", () => {
    fc.assert(
      fc.property(anyMemory, anyContext, (memory, given) => {
        const preview = previewAnswers(memory, given);
        const inReview = RATINGS.map((rating) => preview[rating]).filter(({ memory: next }) => next.state === "review");
        const days = inReview.map(daysOf);
        const most = given.settings.maximumIntervalDays;
        for (const wait of days) {
          expect(wait).toBeGreaterThanOrEqual(1);
          expect(wait).toBeLessThanOrEqual(most);
          expect(Number.isInteger(wait)).toBe(true);
        }
        const rising = preview.again.memory.state === "review" ? days.slice(1) : days;
        for (const [index, wait] of rising.entries()) {
          const longer = rising[index + 1] ?? Infinity;
          expect(longer > wait || longer === most).toBe(true);
        }
        if (rising.length < days.length) expect(days[0]).toBeLessThanOrEqual(days[1] ?? NaN);
      }),
      { numRuns: 3000 },
    );
  });

  test("chooses within the range it shows, and sets either a day or a time", () => {
    fc.assert(
      fc.property(anyMemory, anyContext, anyRating, (memory, given, rating) => {
        const { memory: next, wait } = previewAnswers(memory, given)[rating];
        expect(next.dueDay === null).toBe(next.dueAt !== null);
        if (!("days" in wait)) return;
        expect(wait.days).toBeGreaterThanOrEqual(wait.range.lowest);
        expect(wait.days).toBeLessThanOrEqual(wait.range.highest);
        expect(next).toMatchObject({ scheduledDays: wait.days, dueDay: (next.lastReviewDay ?? NaN) + wait.days });
      }),
      { numRuns: 3000 },
    );
  });

  test("gives finite numbers in range, and one review more", () => {
    fc.assert(
      fc.property(anyMemory, anyContext, anyRating, (memory, given, rating) => {
        const next = afterReview(memory, rating, given);
        expect(next.stabilityDays).toBeGreaterThanOrEqual(0.001);
        expect(next.stabilityDays).toBeLessThanOrEqual(36_500);
        expect(next.difficulty).toBeGreaterThanOrEqual(1);
        expect(next.difficulty).toBeLessThanOrEqual(10);
        expect(next.reviewCount).toBe(memory.reviewCount + 1);
        const numbers = Object.values(next).map((value) => (value instanceof Date ? value.getTime() : value));
        expect(numbers.filter((value) => typeof value === "number" && !Number.isFinite(value))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test("spreads cards that were learned together", () => {
    const days = Array.from({ length: 200 }, (_, card) =>
      daysOf(previewAnswers(known(), context({ cardId: `card-${card}` })).good),
    );
    expect([...new Set(days)].toSorted((a, b) => a - b)).toEqual([28, 29, 30, 31, 32, 33, 34, 35, 36]);
  });

  test("avoids the day of a sibling", () => {
    const today = studyDay(START, DEFAULT_SETTINGS);
    const siblingDays = new Set([28, 29, 30, 31, 32, 33, 34, 35].map((days) => today + days));
    const days = Array.from({ length: 50 }, (_, card) =>
      daysOf(previewAnswers(known(), context({ cardId: `card-${card}`, siblingDays })).good),
    );
    expect(days.filter((wait) => wait === 36).length).toBeGreaterThanOrEqual(49);
  });
});

function crowded(seed: string): (day: number) => number {
  return (day) => Math.floor(chanceFrom(`${seed}${day}`) * 40);
}

describe("the days that the buttons showed", () => {
  test("are applied, though other answers have changed the balance meanwhile", () => {
    fc.assert(
      fc.property(anyMemory, anyContext, anyRating, fc.string(), (memory, given, rating, seed) => {
        const before = { ...given, dueCounts: crowded(`before ${seed}`) };
        const shown = previewAnswers(memory, before);
        const { again, hard, good, easy } = shown;
        const shownDays = { again: daysOf(again), hard: daysOf(hard), good: daysOf(good), easy: daysOf(easy) };
        const applied = afterReview(memory, rating, { ...before, dueCounts: crowded(`after ${seed}`), shownDays });
        expect(applied).toEqual(shown[rating].memory);
      }),
      { numRuns: 10_000 },
    );
  });

  test("are what makes the difference", () => {
    const shown = [28, 30, 36].map((good) => afterReview(known(), "good", context({ shownDays: { good } })));
    expect(shown.map((memory) => memory.scheduledDays)).toEqual([28, 30, 36]);
  });

  test.each([NaN, 27, 37, 32.5, -1])("are not taken from a browser that says %d", (good) => {
    expect(afterReview(known(), "good", context({ shownDays: { good } }))).toEqual(
      afterReview(known(), "good", context()),
    );
  });
});

function daysOf({ wait }: NextMemory): number {
  return "days" in wait ? wait.days : NaN;
}
