import { expect, test } from "vitest";
import { judge, predictAnswers } from "#domain/scheduling/calibration";
import { strengthAfter, type Strength } from "#domain/scheduling/memory";
import { boundedWeights, DEFAULT_PARAMETERS, type Weights } from "#domain/scheduling/parameters";
import { ratingOf } from "#domain/scheduling/rating";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { type TrainingHistory } from "#domain/scheduling/training";
import { train } from "#server/optimiser-thread";
import { liveDays, newLife } from "#tests/support/true-memory";

const FROM = 20_000;

/** Forgets sooner at first and gains less from each review than the usual weights say. */
const TRUTH = boundedWeights(
  DEFAULT_PARAMETERS.weights.map((weight, index) => (index < 4 ? weight * 0.5 : index === 8 ? weight - 0.5 : weight)),
);

function believedUnder(history: TrainingHistory, weights: Weights): Strength {
  let strength: Strength | null = null;
  let lastDay = history[0]?.day ?? 0;
  for (const { rating, day } of history) {
    strength = strengthAfter(strength, { rating: ratingOf(rating) ?? "good", elapsed: day - lastDay }, weights);
    lastDay = day;
  }
  return strength ?? { stabilityDays: 0, difficulty: 0 };
}

test("sixty days after optimising, a learner unlike others is within two points of the desired retention", async () => {
  const settings = { ...DEFAULT_SETTINGS, newPerDay: 30 };
  const cards = newLife(1500);
  const before = liveDays(cards, { from: FROM, days: 60, settings, truth: TRUTH, seed: "before" });
  const retentionBefore = before.recalled / before.reviews;
  expect(retentionBefore).toBeLessThan(0.87);

  const histories = cards.filter(({ history }) => history.length > 0).map(({ history }) => history);
  const { signal } = new AbortController();
  const [found = []] = await train({ trainings: [histories], relearningSteps: 1, onProgress: () => undefined, signal });
  const weights = boundedWeights(found);
  const fit = (chosen: Weights) => judge(histories.flatMap((history) => predictAnswers(history, chosen))).logLoss;
  expect(fit(weights)).toBeLessThan(fit(DEFAULT_PARAMETERS.weights));
  // The truth fits its own answers about as well as what was found from them.
  expect(Math.abs(fit(weights) - fit(TRUTH))).toBeLessThan(0.01);

  for (const card of cards) {
    if (card.history.length > 0) card.believed = { ...card.believed, ...believedUnder(card.history, weights) };
  }
  const own = { ...settings, parameters: { id: "own", algorithm: "FSRS-6" as const, weights } };
  // Due days of before were set by the old weights: their reviews come first, and are not what is judged.
  liveDays(cards, { from: FROM + 60, days: 30, settings: own, truth: TRUTH, seed: "between" });
  const after = liveDays(cards, { from: FROM + 90, days: 60, settings: own, truth: TRUTH, seed: "after" });
  expect(after.reviews).toBeGreaterThan(3000);
  expect(Math.abs(after.recalled / after.reviews - settings.desiredRetention)).toBeLessThan(0.02);
}, 60_000);
