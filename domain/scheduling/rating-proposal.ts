import { intervalWords } from "./interval-words";
import { type Rating, RATING_NAMES } from "./rating";
import { DEFAULT_RATING_RULE, type RatingRule } from "./rating-rule";

/** A scored answer, as far as the rule looks at it. */
export type ScoredAnswer = {
  /** 0..1; null where the person rates themselves. */
  score: number | null;
  hasCriticalMisconception: boolean;
  elapsedMs: number;
  /** Null when the item states no expected time: then nothing is answered fast enough for Easy. */
  expectedMs: number | null;
};

export type RatingProposal = {
  rating: Rating;
  /** One sentence for the learner. */
  reason: string;
};

/** The rating that a score proposes; null when there is no score. The learner may always choose another. */
export function proposeRating(answer: ScoredAnswer, rule: RatingRule = DEFAULT_RATING_RULE): RatingProposal | null {
  const { score, hasCriticalMisconception } = answer;
  if (score === null || Number.isNaN(score)) return null;

  if (hasCriticalMisconception) {
    return { rating: "again", reason: "The answer rests on a critical misconception, so Again is proposed." };
  }
  const scored = `You scored ${percent(score)}`;
  if (!reaches(score, rule.hardFrom)) return below("again", scored, rule.hardFrom);
  if (!reaches(score, rule.goodFrom)) return below("hard", scored, rule.goodFrom);
  if (!reaches(score, rule.easyFrom)) return below("good", scored, rule.easyFrom);

  const { elapsedMs, expectedMs } = answer;
  if (expectedMs === null) {
    return { rating: "good", reason: `${scored}; this item has no expected time, so Good is proposed.` };
  }
  const expected = intervalWords({ seconds: expectedMs / 1000 });
  return elapsedMs <= expectedMs
    ? { rating: "easy", reason: `${scored} within the expected ${expected}, so Easy is proposed.` }
    : { rating: "good", reason: `${scored}, but took longer than the expected ${expected}, so Good is proposed.` };
}

// Scores are sums of fractions less deductions: 0.7 - 0.3 is a little below 0.4, and must reach it.
const TOLERANCE = 1e-9;

function reaches(score: number, threshold: number): boolean {
  return score >= threshold - TOLERANCE;
}

// Rounded down, so that a score below a threshold never reads as equal to it.
function percent(score: number): string {
  return `${Math.floor(Math.min(1, Math.max(0, score)) * 100 + TOLERANCE * 100)} %`;
}

function below(rating: Rating, scored: string, threshold: number): RatingProposal {
  return { rating, reason: `${scored}, below ${percent(threshold)}, so ${RATING_NAMES[rating]} is proposed.` };
}
