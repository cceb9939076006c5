import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  correlation,
  cronbachAlpha,
  itemFigures,
  median,
  optionShares,
  secondsByQuestion,
  trustIn,
} from "#domain/scorecards/item-statistics";

// Five takers, three questions: by hand, the third goes with the others, the second against them.
const TAKERS = [
  [1, 0, 1],
  [1, 0, 1],
  [0, 1, 0.5],
  [0, 1, 0],
  [0.5, 0, 0.5],
];

describe("an item's figures", () => {
  test("are its mean score and its correlation with the rest", () => {
    expect(itemFigures(TAKERS, 0)).toMatchObject({ takers: 5, compared: 5, facility: 0.5 });
    // Of (1, 1, 0, 0, .5) with (.5, .5, .75, .5, .25): Σxy = -.125, Σxx = 1, Σyy = .125.
    expect(itemFigures(TAKERS, 0).discrimination).toBeCloseTo(-0.125 / Math.sqrt(0.125), 6);
    expect(itemFigures(TAKERS, 1).discrimination).toBeLessThan(-0.8);
    expect(itemFigures(TAKERS, 1).facility).toBeCloseTo(0.4);
  });

  test("do not take what was not asked for a 0", () => {
    const figures = itemFigures(
      [
        [1, 1],
        [null, 0],
        [1, null],
        [0.5, 0],
      ],
      0,
    );
    expect(figures).toMatchObject({ takers: 3, compared: 2, discrimination: null });
    expect(figures.facility).toBeCloseTo(2.5 / 3);
  });
});

describe("correlation", () => {
  test("is what Anscombe's first set is known for", () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(correlation(x.map((one, at) => [one, y[at] ?? 0]))).toBeCloseTo(0.816, 3);
  });

  test("stays within -1 and 1, and is nothing where nothing varies", () => {
    const number = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number)), (pairs) => {
        const r = correlation(pairs);
        if (r !== null) expect(Math.abs(r)).toBeLessThanOrEqual(1);
      }),
    );
    expect(correlation([[0.1, 1], [0.1, 0], [0.1, 0.5]])).toBeNull(); // prettier-ignore
  });
});

describe("Cronbach's alpha", () => {
  test("is 1 of questions that all say the same, and by hand 8/11 of two that differ once in four", () => {
    expect(cronbachAlpha([[1, 1], [0, 0], [1, 1]]).alpha).toBeCloseTo(1); // prettier-ignore
    // Item variances 1/3 and 1/4, of the sums (2, 2, 0, 1) 11/12: 2 · (1 − (7/12) / (11/12)) = 8/11.
    const takers = [
      [1, 1],
      [1, 1],
      [0, 0],
      [0, 1],
    ];
    expect(cronbachAlpha(takers)).toMatchObject({ takers: 4, items: 2 });
    expect(cronbachAlpha(takers).alpha).toBeCloseTo(8 / 11);
  });

  test("is of those who were asked the same, and of nobody when they are too few", () => {
    const asked = cronbachAlpha([[1, null, 1], [0, null, 0], [1, null, 0], [1, 1, 1]]); // prettier-ignore
    expect(asked).toMatchObject({ takers: 3, items: 2 });
    expect(cronbachAlpha([[1, 1], [0, 1]]).alpha).toBeNull(); // prettier-ignore
    expect(cronbachAlpha([]).alpha).toBeNull();
  });
});

test("figures of few takers are called what they are", () => {
  expect([1, 9, 10, 29, 30].map(trustIn)).toEqual(["anecdote", "anecdote", "rough", "rough", "fair"]);
});

test("a multiple choice counts each option by itself, of those who answered", () => {
  const { answers, options } = optionShares(["a", "b", "c"], [["a", "b"], ["a"], ["c"], []]);
  expect(answers).toBe(4);
  expect(options.map(({ share }) => share)).toEqual([0.5, 0.25, 0.25]);
});

test("the middle of an even number of values lies between two", () => {
  expect(median([4, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNull();
});

test("time on a question runs from the save before", () => {
  const start = new Date("2026-11-21T12:00:00Z");
  const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
  const seconds = secondsByQuestion(start, [{ id: "b", savedAt: at(100) }, { id: "a", savedAt: at(40) }]); // prettier-ignore
  expect([seconds.get("a"), seconds.get("b")]).toEqual([40, 60]);
});
