import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  byCriterion,
  krippendorffAlpha,
  rankOf,
  reliabilityOf,
  spreadOf,
  unitOf,
} from "#domain/scorecards/reliability";

/** One line a rater, one sign a unit; "*" where they did not rate. */
function unitsOf(...raters: string[]): number[][] {
  const [first = ""] = raters;
  return first.split("").map((_, at) => raters.flatMap((line) => (line[at] === "*" ? [] : [Number(line[at])])));
}

// Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C.
const FOUR_RATERS = unitsOf("123321412***", "1233224125*3", "*3332342251*", "12332441251*");
// The worked example of the article "Krippendorff's alpha" in Wikipedia.
const THREE_RATERS = unitsOf("*****34121133*3", "1*213343*******", "**21344*21133*4");

const rank = fc.integer({ min: 0, max: 2 });
const units = fc.array(fc.array(rank, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 40 });

describe("Krippendorff's alpha", () => {
  test.each([
    { name: "three coders, nominal", units: THREE_RATERS, scale: "nominal", alpha: 0.691 },
    { name: "three coders, ordinal", units: THREE_RATERS, scale: "ordinal", alpha: 0.807 },
    { name: "four observers, nominal", units: FOUR_RATERS, scale: "nominal", alpha: 0.743 },
    { name: "four observers, ordinal", units: FOUR_RATERS, scale: "ordinal", alpha: 0.815 },
  ] as const)("is what is published for $name", ({ units: rated, scale, alpha }) => {
    expect(krippendorffAlpha(rated, scale)).toBeCloseTo(alpha, 3);
  });

  test("is 1 where all agree and ratings vary, and nothing where they do not vary", () => {
    expect(krippendorffAlpha(unitsOf("0120", "0120", "01*0"), "ordinal")).toBe(1);
    expect(krippendorffAlpha(unitsOf("0000", "0000"), "ordinal")).toBeNull();
    expect(krippendorffAlpha(unitsOf("01", "**"), "ordinal")).toBeNull();
  });

  test("is the same whoever comes first, and however often a unit rated once is added", () => {
    fc.assert(
      fc.property(units, fc.array(rank), (rated, alone) => {
        const alpha = krippendorffAlpha(rated, "ordinal");
        const turned = rated.map((unit) => unit.toReversed()).toReversed();
        const more = [...rated, ...alone.map((one) => [one])];
        for (const other of [turned, more]) {
          const again = krippendorffAlpha(other, "ordinal");
          if (alpha === null) expect(again).toBeNull();
          else expect(again).toBeCloseTo(alpha, 10);
        }
        if (alpha !== null) expect(alpha).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("counts a distant disagreement more than a near one", () => {
    const agreed = [0, 0, 0, 1, 1, 1, 2, 2, 2].map((one) => [one, one]);
    const near = krippendorffAlpha([...agreed, [0, 1]], "ordinal") ?? 0;
    const far = krippendorffAlpha([...agreed, [0, 2]], "ordinal") ?? 0;
    expect(far).toBeLessThan(near);
  });
});

describe("the agreement of raters", () => {
  test("has a kappa that is Fleiss' and Cohen's (1973) ratio of moments", () => {
    // An independent formula: 2 cov / (var + var + (mean - mean)²), with the moments of the sample as it is.
    fc.assert(
      fc.property(fc.array(fc.tuple(rank, rank), { minLength: 2, maxLength: 60 }), (pairs) => {
        const mean = (of: (pair: [number, number]) => number) =>
          pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
        const [x, y] = [mean(([one]) => one), mean(([, other]) => other)];
        const covariance = mean(([one, other]) => (one - x) * (other - y));
        const spread = mean(([one]) => (one - x) ** 2) + mean(([, other]) => (other - y) ** 2) + (x - y) ** 2;
        const { kappa } = reliabilityOf([pairs]);
        if (spread === 0) expect(kappa).toBeNull();
        else expect(kappa).toBeCloseTo((2 * covariance) / spread, 9);
      }),
      { numRuns: 30 },
    );
  });

  test("leaves out what one rater alone decided, and says how much is left", () => {
    const { units: count, subjects, same } = reliabilityOf([[[2, 2], [1], [0, 2]], [[2]], [[1, 1]]]);
    expect({ count, subjects, same }).toEqual({ count: 3, subjects: 2, same: 2 / 3 });
  });

  test("has an interval around alpha, always the same one, and none of two candidates", () => {
    const subjects = [[[2, 2]], [[1, 2]], [[0, 0]], [[2, 2]], [[0, 1]], [[1, 1]]];
    const { alpha, interval } = reliabilityOf(subjects);
    expect(interval?.[0]).toBeLessThanOrEqual(alpha ?? 0);
    expect(interval?.[1]).toBeGreaterThanOrEqual(alpha ?? 0);
    expect(reliabilityOf(subjects).interval).toEqual(interval);
    expect(reliabilityOf(subjects.slice(0, 2)).interval).toBeNull();
  });

  test("has no kappa where a criterion has three ratings", () => {
    expect(
      reliabilityOf([
        [
          [2, 2, 1],
          [0, 0],
        ],
      ]).kappa,
    ).toBeNull();
  });
});

test("what was not asked is missing, not 0", () => {
  expect(rankOf("not")).toBe(0);
  expect(rankOf("not-asked")).toBeNull();
  const place = { itemId: "tasks.one", step: "main", criterionKey: "a" };
  const [row] = byCriterion([[{ ...place, verdict: "met" }], [], [{ ...place, verdict: "not-asked" }]]);
  expect(row?.verdicts).toEqual(["met", null, "not-asked"]);
  expect(unitOf({ verdicts: ["met", null, "not-asked"] })).toEqual([2]);
  expect(spreadOf({ verdicts: ["met", null, "not-asked"] })).toBeNull();
  expect(spreadOf({ verdicts: ["met", "not"] })).toBe(2);
});
