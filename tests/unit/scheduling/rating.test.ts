import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RATING_NUMBERS, type Rating, RATINGS, ratingOf } from "#domain/scheduling/rating";
import { proposeRating, type ScoredAnswer } from "#domain/scheduling/rating-proposal";
import { DEFAULT_RATING_RULE, ratingRuleSchema } from "#domain/scheduling/rating-rule";

function answer(changes: Partial<ScoredAnswer>): ScoredAnswer {
  return { score: 1, hasCriticalMisconception: false, elapsedMs: 30_000, expectedMs: 60_000, ...changes };
}

describe("proposeRating", () => {
  test.each<{ changes: Partial<ScoredAnswer>; rating: Rating; reason: string }>([
    { changes: { score: 0 }, rating: "again", reason: "You scored 0 %, below 40 %, so Again is proposed." },
    { changes: { score: 0.3999 }, rating: "again", reason: "You scored 39 %, below 40 %, so Again is proposed." },
    { changes: { score: 0.7 - 0.3 }, rating: "hard", reason: "You scored 40 %, below 70 %, so Hard is proposed." },
    { changes: { score: 0.7 }, rating: "good", reason: "You scored 70 %, below 95 %, so Good is proposed." },
    { changes: { score: 0.949 }, rating: "good", reason: "You scored 94 %, below 95 %, so Good is proposed." },
    {
      changes: { score: 0.95 },
      rating: "easy",
      reason: "You scored 95 % within the expected 1 min, so Easy is proposed.",
    },
    {
      changes: { elapsedMs: 60_001 },
      rating: "good",
      reason: "You scored 100 %, but took longer than the expected 1 min, so Good is proposed.",
    },
    {
      changes: { expectedMs: null },
      rating: "good",
      reason: "You scored 100 %; this item has no expected time, so Good is proposed.",
    },
    {
      changes: { hasCriticalMisconception: true },
      rating: "again",
      reason: "The answer rests on a critical misconception, so Again is proposed.",
    },
  ])("$changes proposes $rating", ({ changes, rating, reason }) => {
    expect(proposeRating(answer(changes))).toEqual({ rating, reason });
  });

  test.each([null, NaN])("a score of %s leaves the rating to the learner", (score) => {
    expect(proposeRating(answer({ score, hasCriticalMisconception: true }))).toBeNull();
  });

  test("a higher score never proposes a lower rating", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.boolean(), (a, b, isSlow) => {
        const rated = (score: number) =>
          RATING_NUMBERS[proposeRating(answer({ score, elapsedMs: isSlow ? 90_000 : 1000 }))?.rating ?? "again"];
        expect(rated(Math.max(a, b))).toBeGreaterThanOrEqual(rated(Math.min(a, b)));
      }),
    );
  });

  test("a rule of one's own moves the thresholds", () => {
    const strict = ratingRuleSchema.parse({ hardFrom: 0.6, goodFrom: 0.8, easyFrom: 1 });
    expect(proposeRating(answer({ score: 0.55 }), strict)?.rating).toBe("again");
    expect(proposeRating(answer({ score: 0.99 }), strict)?.rating).toBe("good");
  });
});

describe("ratingRuleSchema", () => {
  test("accepts the default and refuses thresholds that fall", () => {
    expect(ratingRuleSchema.safeParse(DEFAULT_RATING_RULE).success).toBe(true);
    expect(ratingRuleSchema.safeParse({ hardFrom: 0.7, goodFrom: 0.4, easyFrom: 0.9 }).success).toBe(false);
  });
});

test("every rating is found again under its number, and no other number is one", () => {
  expect(RATINGS.map((rating) => ratingOf(RATING_NUMBERS[rating]))).toEqual([...RATINGS]);
  expect([0, 5, -1, 1.5, NaN].map(ratingOf)).toEqual([null, null, null, null, null]);
});
