import { describe, expect, test } from "vitest";
import { brierScore, constantBrierScore, judge, predictAnswers } from "#domain/scheduling/calibration";
import { recallChance, newMemory, strengthAfter } from "#domain/scheduling/memory";
import { boundedWeights, DEFAULT_PARAMETERS, parameterSetSchema } from "#domain/scheduling/parameters";
import {
  countItems,
  historiesUntil,
  splitDay,
  trainingHistories,
  type TrainingEntry,
} from "#domain/scheduling/training";

const { weights } = DEFAULT_PARAMETERS;

function entry(cardId: string, studyDay: number, rating = 3, kind: TrainingEntry["kind"] = "rated"): TrainingEntry {
  return { cardId, studyDay, rating: kind === "rated" || kind === "cram" ? rating : 0, kind };
}

describe("what is learned from", () => {
  test("rated answers, card by card, without cramming, and from the last reset on", () => {
    const histories = trainingHistories([
      entry("a", 1),
      entry("a", 2, 3, "cram"),
      entry("a", 4, 1),
      entry("b", 1),
      entry("b", 3),
      entry("b", 4, 0, "forget"),
      entry("b", 5, 2),
      entry("c", 1, 0, "suspend"),
    ]);
    expect(histories).toEqual([
      [
        { rating: 3, day: 1 },
        { rating: 1, day: 4 },
      ],
      [{ rating: 2, day: 5 }],
    ]);
    expect(countItems(histories)).toBe(1);
  });

  test("answers of the same day are learned from, but tell of no memory", () => {
    expect(countItems(trainingHistories([entry("a", 1), entry("a", 1), entry("a", 1), entry("a", 3)]))).toBe(1);
  });

  test("the newest fifth is set aside where there is enough", () => {
    const many = trainingHistories(
      Array.from({ length: 20 }, (_, card) => [0, 5, 10, 15].map((day) => entry(`card ${card}`, card + day))).flat(),
    );
    const split = splitDay(many) ?? Number.NaN;
    const judged = many.flatMap((history) => predictAnswers(history, weights)).filter(({ day }) => day > split);
    expect(judged.length).toBeGreaterThan(5);
    expect(judged.length).toBeLessThanOrEqual(16);
    expect(
      Math.max(...historiesUntil(many, split).flatMap((history) => history.map(({ day }) => day))),
    ).toBeLessThanOrEqual(split);
    expect(splitDay(many.slice(0, 5))).toBeNull();
  });
});

describe("judging predictions", () => {
  test("a history is predicted as the scheduler itself would", () => {
    const first = strengthAfter(null, { rating: "good", elapsed: 0 }, weights);
    const chance = recallChance({ ...newMemory(), ...first, lastReviewDay: 10 }, 14, weights);
    const history = [
      { rating: 3, day: 10 },
      { rating: 1, day: 14 },
    ];
    expect(predictAnswers(history, weights)).toEqual([{ chance, isRecalled: false, day: 14 }]);
  });

  test("a coin loses 0.693, and right bins have no error", () => {
    const coin = Array.from({ length: 40 }, (_, index) => ({ chance: 0.5, isRecalled: index % 2 === 0, day: index }));
    expect(judge(coin).logLoss).toBeCloseTo(Math.LN2, 6);
    expect(judge(coin).rmse).toBeCloseTo(0, 6);
    expect(judge(coin).bins).toHaveLength(10);
    expect(judge([])).toEqual({ count: 0, logLoss: 0, rmse: 0, bins: [] });
  });

  test("a sure prediction that fails is bad, not infinitely bad", () => {
    expect(judge([{ chance: 1, isRecalled: false, day: 1 }]).logLoss).toBeLessThan(10);
  });

  test("Brier scores: a prophet 0, a constant its variance", () => {
    const outcomes = [true, true, true, false].map((isRecalled) => ({ chance: isRecalled ? 1 : 0, isRecalled }));
    expect(brierScore(outcomes)).toBe(0);
    expect(constantBrierScore(outcomes)).toBe(0.1875);
    expect(brierScore([])).toBeNull();
    expect(constantBrierScore([])).toBeNull();
  });
});

test("weights from the optimiser are moved into the bounds that the app accepts", () => {
  const wild = weights.map((weight, index) => (index % 2 === 0 ? weight * 1000 : -1));
  expect(parameterSetSchema.safeParse({ ...DEFAULT_PARAMETERS, weights: boundedWeights(wild) }).success).toBe(true);
  const single = weights.map((weight) => Math.fround(weight));
  expect(boundedWeights(single)).toEqual(weights);
});
