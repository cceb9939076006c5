import { strengthAfter, type Strength } from "./memory";
import type { Weights } from "./parameters";
import { ratingOf } from "./rating";
import type { TrainingHistory } from "./training";
import { forgetting_curve } from "ts-fsrs";

/** What weights said of one answer before it was given, and what came. */
export type Prediction = { chance: number; isRecalled: boolean; day: number };

/** How often cards with about this predicted chance were recalled. */
export type CalibrationBin = { count: number; predicted: number; recalled: number };

/** How well weights predict. */
export type Fit = {
  count: number;
  /** Mean surprise of an answer, in nats: 0 is a prophet, 0.69 a coin. */
  logLoss: number;
  /** Root of the mean squared gap between predicted and actual recall, over the bins. */
  rmse: number;
  bins: CalibrationBin[];
};

/** What the weights say of each answer of a history that came a day or more after the one before. */
export function predictAnswers(history: TrainingHistory, weights: Weights): Prediction[] {
  const predictions: Prediction[] = [];
  let strength: Strength | null = null;
  let lastDay = history[0]?.day ?? 0;
  for (const { rating: number, day } of history) {
    const rating = ratingOf(number);
    if (!rating) continue;
    const elapsed: number = day - lastDay;
    if (strength && elapsed > 0) {
      const chance = forgetting_curve(weights, elapsed, strength.stabilityDays);
      predictions.push({ chance, isRecalled: rating !== "again", day });
    }
    strength = strengthAfter(strength, { rating, elapsed }, weights);
    lastDay = day;
  }
  return predictions;
}

const BIN_COUNT = 10;
// A prediction of exactly 1 that fails would be infinitely wrong.
const LEAST_CHANCE = 1e-4;

/** Judges predictions by what came; all zero when there are none. The bins hold equally many answers each. */
export function judge(predictions: readonly Prediction[]): Fit {
  const count = predictions.length;
  if (count === 0) return { count, logLoss: 0, rmse: 0, bins: [] };
  const sorted = predictions.toSorted((a, b) => a.chance - b.chance);
  const edges = Array.from({ length: BIN_COUNT + 1 }, (_, index) => Math.floor((index * count) / BIN_COUNT));
  const bins = edges
    .slice(1)
    .map((end, index) => binOf(sorted.slice(edges[index], end)))
    .filter((bin) => bin.count > 0);
  const squares = bins.reduce((sum, bin) => sum + bin.count * (bin.predicted - bin.recalled) ** 2, 0);
  return { count, logLoss: meanLoss(predictions), rmse: Math.sqrt(squares / count), bins };
}

/** Mean squared gap between a chance and what came, 0 the best: 0.25 is always saying one half. Null without any. */
export function brierScore(predictions: readonly Pick<Prediction, "chance" | "isRecalled">[]): number | null {
  if (predictions.length === 0) return null;
  return mean(predictions.map(({ chance, isRecalled }) => (chance - (isRecalled ? 1 : 0)) ** 2));
}

/** The Brier score of who says the same of all, and happens to know how many will be recalled. */
export function constantBrierScore(outcomes: readonly Pick<Prediction, "isRecalled">[]): number | null {
  if (outcomes.length === 0) return null;
  const share = mean(outcomes.map(({ isRecalled }) => (isRecalled ? 1 : 0)));
  return share * (1 - share);
}

function meanLoss(predictions: readonly Prediction[]): number {
  return mean(
    predictions.map(({ chance, isRecalled }) => {
      const bounded = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chance));
      return -Math.log(isRecalled ? bounded : 1 - bounded);
    }),
  );
}

function binOf(predictions: readonly Prediction[]): CalibrationBin {
  return {
    count: predictions.length,
    predicted: mean(predictions.map(({ chance }) => chance)),
    recalled: mean(predictions.map(({ isRecalled }) => (isRecalled ? 1 : 0))),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
