import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bootstrapInterval,
  cohenKappa,
  type Detected,
  meanAbsoluteError,
  precisionAndRecall,
  quadraticKappa,
  quantile,
  type Rated,
} from "#domain/rubric/agreement";

/** Pairs of ratings, each as often as its count says. */
function pairs(...counts: readonly [engine: number, person: number, times: number][]): Rated[] {
  return counts.flatMap(([engine, person, times]) => Array.from({ length: times }, () => ({ engine, person })));
}

const rated = fc.record({ engine: fc.constantFrom(0, 0.5, 1), person: fc.constantFrom(0, 0.5, 1) });

describe("cohenKappa", () => {
  test.each<{ name: string; ratings: Rated[]; kappa: number }>([
    // The textbook table: 20 and 15 agreements, 5 and 10 disagreements.
    { name: "the textbook table", ratings: pairs([1, 1, 20], [1, 0, 5], [0, 1, 10], [0, 0, 15]), kappa: 0.4 },
    { name: "full agreement", ratings: pairs([1, 1, 3], [0, 0, 7]), kappa: 1 },
    { name: "full disagreement of equal halves", ratings: pairs([1, 0, 5], [0, 1, 5]), kappa: -1 },
    { name: "an engine that always says yes", ratings: pairs([1, 1, 6], [1, 0, 4]), kappa: 0 },
    // Half a disagreement among four pairs; eight among the sixteen that chance may make of them.
    {
      name: "one half beside three agreements",
      ratings: pairs([1, 1, 1], [0.5, 1, 1], [0, 0, 2]),
      kappa: 1 - 0.5 / 4 / (8 / 16),
    },
  ])("of $name is $kappa", ({ ratings, kappa }) => {
    expect(cohenKappa(ratings)).toBeCloseTo(kappa, 10);
  });

  test("has no value where both always say the same, or nothing was rated", () => {
    expect(cohenKappa(pairs([1, 1, 9]))).toBeNull();
    expect(cohenKappa([])).toBeNull();
  });

  test("of yes and no is what the formula of shares gives", () => {
    const counts = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(counts, ([both, onlyEngine, onlyPerson, neither]) => {
        const total = both + onlyEngine + onlyPerson + neither;
        const engine = (both + onlyEngine) / total;
        const person = (both + onlyPerson) / total;
        const chance = engine * person + (1 - engine) * (1 - person);
        fc.pre(total > 0 && chance < 1);
        const expected = ((both + neither) / total - chance) / (1 - chance);
        const ratings = pairs([1, 1, both], [1, 0, onlyEngine], [0, 1, onlyPerson], [0, 0, neither]);
        expect(cohenKappa(ratings)).toBeCloseTo(expected, 8);
      }),
    );
  });

  test("is the same whoever is called the engine, and in whatever order", () => {
    fc.assert(
      fc.property(fc.array(rated, { minLength: 1 }), (ratings) => {
        const kappa = cohenKappa(ratings);
        const swapped = cohenKappa(ratings.map(({ engine, person }) => ({ engine: person, person: engine })));
        const reversed = cohenKappa(ratings.toReversed());
        expect(swapped ?? 0).toBeCloseTo(kappa ?? 0, 10);
        expect(reversed ?? 0).toBeCloseTo(kappa ?? 0, 10);
      }),
    );
  });
});

describe("quadraticKappa", () => {
  test("forgives a near miss more than a far one", () => {
    const near = quadraticKappa(pairs([0, 0, 4], [1, 1, 4], [0.75, 1, 1]));
    const far = quadraticKappa(pairs([0, 0, 4], [1, 1, 4], [0, 1, 1]));
    expect(near).toBeGreaterThan(0.95);
    expect(far).toBeLessThan(0.8);
  });

  test("of three grades is what the weighted table gives", () => {
    // One square among the four pairs; 9 + 3 + 3 + 5 among the sixteen that chance may make of them.
    expect(quadraticKappa(pairs([1, 1, 1], [2, 2, 1], [3, 3, 1], [2, 3, 1]))).toBeCloseTo(1 - 1 / 4 / (20 / 16), 10);
  });
});

describe("precisionAndRecall", () => {
  const both: Detected = { engine: true, person: true };
  const onlyEngine: Detected = { engine: true, person: false };
  const onlyPerson: Detected = { engine: false, person: true };
  const neither: Detected = { engine: false, person: false };

  test.each<[name: string, detections: Detected[], precision: number | null, recall: number | null]>([
    [
      "two of three found are there, two of four there are found",
      [both, both, onlyEngine, onlyPerson, onlyPerson],
      2 / 3,
      0.5,
    ],
    ["nothing found", [onlyPerson, neither], null, 0],
    ["nothing there", [onlyEngine, neither], 0, null],
    ["nothing at all", [neither], null, null],
  ])("%s", (_, detections, precision, recall) => {
    expect(precisionAndRecall(detections)).toEqual({ precision, recall });
  });
});

describe("meanAbsoluteError", () => {
  test("is the mean distance, whichever of the two is higher", () => {
    expect(meanAbsoluteError(pairs([1, 0.5, 1], [0, 0.25, 1], [0.3, 0.3, 1]))).toBeCloseTo(0.25, 10);
  });

  test("of nothing has no value", () => {
    expect(meanAbsoluteError([])).toBeNull();
  });
});

describe("bootstrapInterval", () => {
  const groups = Array.from({ length: 40 }, (_, index) =>
    pairs([1, index % 5 === 0 ? 0 : 1, 2], [0, index % 7 === 0 ? 1 : 0, 3]),
  );
  const options = { draws: 400, seed: 7 };

  test("is the same for the same seed, and another for another", () => {
    const interval = bootstrapInterval(groups, cohenKappa, options);
    expect(bootstrapInterval(groups, cohenKappa, options)).toEqual(interval);
    expect(bootstrapInterval(groups, cohenKappa, { ...options, seed: 8 })).not.toEqual(interval);
  });

  test("holds the figure itself, and is narrower of more answers", () => {
    const [lowest, highest] = bootstrapInterval(groups, cohenKappa, options) ?? [0, 0];
    const kappa = cohenKappa(groups.flat()) ?? 0;
    expect(lowest).toBeLessThan(kappa);
    expect(highest).toBeGreaterThan(kappa);
    const many = [...groups, ...groups, ...groups, ...groups];
    const [low, high] = bootstrapInterval(many, cohenKappa, options) ?? [0, 0];
    expect(high - low).toBeLessThan((highest - lowest) * 0.75);
  });

  test("draws whole answers: ratings that agree with each other say no more than one", () => {
    const single = groups.map((group) => group.slice(1, 4));
    const repeated = single.map((group) => [...group, ...group, ...group]);
    expect(bootstrapInterval(repeated, meanAbsoluteError, options)).toEqual(
      bootstrapInterval(single, meanAbsoluteError, options)?.map((value) => expect.closeTo(value, 10)),
    );
  });

  test("of answers without a figure has none", () => {
    expect(bootstrapInterval([pairs([1, 1, 2])], cohenKappa, options)).toBeNull();
    expect(bootstrapInterval([], cohenKappa, options)).toBeNull();
  });
});

describe("quantile", () => {
  test.each([
    { sorted: [1, 2, 3, 4], share: 0.5, value: 2 },
    { sorted: [1, 2, 3, 4], share: 0.95, value: 4 },
    { sorted: [1, 2, 3, 4], share: 0, value: 1 },
    { sorted: [], share: 0.5, value: null },
  ])("$share of $sorted is $value", ({ sorted, share, value }) => {
    expect(quantile(sorted, share)).toBe(value);
  });
});
