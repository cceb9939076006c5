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

const BIN_COUNT = 20;
// A prediction of exactly 1 that fails would be infinitely wrong.
const LEAST_CHANCE = 1e-4;

/** Judges predictions by what came; all zero when there are none. */
export function judge(predictions: readonly Prediction[]): Fit {
  const count = predictions.length;
  if (count === 0) return { count, logLoss: 0, rmse: 0, bins: [] };
  const sums = Array.from({ length: BIN_COUNT }, () => ({ count: 0, predicted: 0, recalled: 0 }));
  let loss = 0;
  for (const { chance, isRecalled } of predictions) {
    const bounded = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chance));
    loss -= Math.log(isRecalled ? bounded : 1 - bounded);
    const sum = sums[Math.min(BIN_COUNT - 1, Math.floor(chance * BIN_COUNT))];
    if (!sum) continue;
    sum.count += 1;
    sum.predicted += chance;
    sum.recalled += isRecalled ? 1 : 0;
  }
  const bins = sums
    .filter((sum) => sum.count > 0)
    .map((sum) => ({ count: sum.count, predicted: sum.predicted / sum.count, recalled: sum.recalled / sum.count }));
  const squares = bins.reduce((sum, bin) => sum + bin.count * (bin.predicted - bin.recalled) ** 2, 0);
  return { count, logLoss: loss / count, rmse: Math.sqrt(squares / count), bins };
}
