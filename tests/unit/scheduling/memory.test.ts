import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intervalDays, type Memory, newMemory, recallChance, strengthAfter } from "#domain/scheduling/memory";
import { DEFAULT_PARAMETERS, type Weights } from "#domain/scheduling/parameters";
import { type Rating, RATING_NUMBERS, RATINGS } from "#domain/scheduling/rating";
import { anyRating, anyStrength, anyWeights } from "./arbitrary";

const { weights: DEFAULTS } = DEFAULT_PARAMETERS;

// Numbers below are computed by hand from https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
describe("strengthAfter, FSRS-6 with default weights", () => {
  test.each<{ rating: Rating; stabilityDays: number; difficulty: number }>([
    { rating: "again", stabilityDays: 0.212, difficulty: 6.4133 },
    { rating: "hard", stabilityDays: 1.2931, difficulty: 5.112171 },
    { rating: "good", stabilityDays: 2.3065, difficulty: 2.118104 },
    { rating: "easy", stabilityDays: 8.2956, difficulty: 1 },
  ])("a first $rating", ({ rating, stabilityDays, difficulty }) => {
    const strength = strengthAfter(null, { rating, elapsed: 0 }, DEFAULTS);
    expect(strength.stabilityDays).toBeCloseTo(stabilityDays, 6);
    expect(strength.difficulty).toBeCloseTo(difficulty, 6);
  });

  test.each<{ d: number; s: number; elapsed: number; rating: Rating; after: [number, number] }>([
    { d: 5, s: 10, elapsed: 10, rating: "again", after: [1.391987, 8.341762] },
    { d: 5, s: 10, elapsed: 10, rating: "hard", after: [23.246875, 6.665995] },
    { d: 5, s: 10, elapsed: 10, rating: "good", after: [32.026729, 4.990228] },
    { d: 5, s: 10, elapsed: 10, rating: "easy", after: [51.253862, 3.314461] },
    { d: 5, s: 10, elapsed: 0, rating: "again", after: [3.051249, 8.341762] },
    { d: 5, s: 10, elapsed: 0, rating: "hard", after: [10, 6.665995] },
    { d: 5, s: 10, elapsed: 0, rating: "good", after: [10, 4.990228] },
    { d: 5, s: 10, elapsed: 0, rating: "easy", after: [15.534308, 3.314461] },
    { d: 8, s: 100, elapsed: 30, rating: "good", after: [128.540992, 7.987228] },
    { d: 2, s: 0.5, elapsed: 5, rating: "again", after: [0.265333, 7.355683] },
    { d: 8, s: 100, elapsed: 300, rating: "again", after: [4.227157, 9.327842] },
  ])("S $s, D $d, after $elapsed days $rating", ({ d, s, elapsed, rating, after: [stability, difficulty] }) => {
    const strength = strengthAfter({ stabilityDays: s, difficulty: d }, { rating, elapsed }, DEFAULTS);
    expect(strength.stabilityDays).toBeCloseTo(stability, 5);
    expect(strength.difficulty).toBeCloseTo(difficulty, 5);
  });
});

function bound(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value));
}

/** The published formulas, written out once more without rounding. */
function published(
  before: { stabilityDays: number; difficulty: number },
  { rating, elapsed }: { rating: Rating; elapsed: number },
  weights: Weights,
) {
  const w = (index: number) => weights[index] ?? NaN;
  const [S, D, G] = [before.stabilityDays, before.difficulty, RATING_NUMBERS[rating]];

  const factor = 0.9 ** (-1 / w(20)) - 1;
  const R = (1 + (factor * elapsed) / S) ** -w(20);
  const sameDay = Math.exp(w(17) * (G - 3 + w(18))) * S ** -w(19);
  const forgotten = w(11) * D ** -w(12) * ((S + 1) ** w(13) - 1) * Math.exp(w(14) * (1 - R));
  const bonus = (G === 2 ? w(15) : 1) * (G === 4 ? w(16) : 1);
  const kept = S * (1 + Math.exp(w(8)) * (11 - D) * S ** -w(9) * (Math.exp(w(10) * (1 - R)) - 1) * bonus);
  const later = G === 1 ? Math.min(Math.max(0.001, forgotten), S / Math.exp(w(17) * w(18))) : kept;
  const stability = elapsed === 0 ? S * (G >= 2 ? Math.max(1, sameDay) : sameDay) : later;

  const easiest = w(4) - Math.exp(3 * w(5)) + 1;
  const shifted = D + (-w(6) * (G - 3) * (10 - D)) / 9;
  return {
    stabilityDays: bound(stability, 0.001, 36_500),
    difficulty: bound(w(7) * easiest + (1 - w(7)) * shifted, 1, 10),
  };
}

describe("strengthAfter, any weights", () => {
  test("follows the published formulas", () => {
    fc.assert(
      fc.property(
        anyStrength,
        anyRating,
        fc.integer({ min: 0, max: 40_000 }),
        anyWeights,
        (before, rating, elapsed, weights) => {
          const strength = strengthAfter(before, { rating, elapsed }, weights);
          const expected = published(before, { rating, elapsed }, weights);
          expect(Math.abs(strength.stabilityDays / expected.stabilityDays - 1)).toBeLessThan(1e-4);
          expect(strength.difficulty).toBeCloseTo(expected.difficulty, 6);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test("a better rating never leaves a weaker memory, and always a lower or equal difficulty", () => {
    fc.assert(
      fc.property(anyStrength, fc.integer({ min: 1, max: 2000 }), (before, elapsed) => {
        const [again, hard, good, easy] = RATINGS.map((rating) => strengthAfter(before, { rating, elapsed }, DEFAULTS));
        const strengths = [again, hard, good, easy].map((strength) => strength?.stabilityDays ?? NaN);
        const difficulties = [again, hard, good, easy].map((strength) => strength?.difficulty ?? NaN);
        expect(strengths).toEqual(strengths.toSorted((a, b) => a - b));
        expect(difficulties).toEqual(difficulties.toSorted((a, b) => b - a));
      }),
    );
  });

  test("a first answer takes its stability from the weights, however small", () => {
    const weak = [0.02, ...DEFAULTS.slice(1)];
    expect(strengthAfter(null, { rating: "again", elapsed: 0 }, weak).stabilityDays).toBe(0.02);
  });

  test.each([{ weights: [] }, { weights: DEFAULTS.slice(0, 19) }, { weights: [NaN, ...DEFAULTS.slice(1)] }])(
    "refuses what are not the weights of FSRS-6: $weights",
    ({ weights }) => {
      expect(() => strengthAfter(null, { rating: "good", elapsed: 0 }, weights)).toThrow(RangeError);
    },
  );
});

describe("recallChance", () => {
  const card: Memory = { ...newMemory(), state: "review", stabilityDays: 10, difficulty: 5, lastReviewDay: 100 };

  test.each([
    { day: 100, chance: 1 },
    { day: 110, chance: 0.9 },
    { day: 130, chance: 0.809388 },
    { day: 465, chance: 0.573559 },
    { day: 90, chance: 1 },
  ])("of a card answered on day 100 with stability 10 is $chance on day $day", ({ day, chance }) => {
    expect(recallChance(card, day, DEFAULTS)).toBeCloseTo(chance, 6);
  });

  test("of a card never answered is 0", () => {
    expect(recallChance(newMemory(), 100, DEFAULTS)).toBe(0);
  });
});

describe("intervalDays", () => {
  test.each([
    { retention: 0.7, days: 92.879112 },
    { retention: 0.8, days: 33.159598 },
    { retention: 0.9, days: 10 },
    { retention: 0.95, days: 4.025587 },
    { retention: 0.99, days: 0.686984 },
  ])("with stability 10 at $retention is $days days", ({ retention, days }) => {
    expect(intervalDays(10, retention, DEFAULTS)).toBeCloseTo(days, 5);
  });

  test("is when recall has fallen to the desired retention", () => {
    fc.assert(
      fc.property(
        anyStrength,
        fc.double({ min: 0.7, max: 0.99, noNaN: true }),
        anyWeights,
        (strength, retention, weights) => {
          const days = intervalDays(strength.stabilityDays, retention, weights);
          const memory: Memory = { ...newMemory(), ...strength, state: "review", lastReviewDay: 0 };
          expect(recallChance(memory, days, weights)).toBeCloseTo(retention, 6);
        },
      ),
    );
  });
});
