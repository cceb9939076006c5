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

/** Weights of somebody else's memory: how long the first intervals last, and how much each review gains. */
function memoryOf(first: number, gain: number): Weights {
  return boundedWeights(
    DEFAULT_PARAMETERS.weights.map((weight, index) =>
      index < 4 ? weight * first : index === 8 ? weight + gain : weight,
    ),
  );
}

const LEARNERS = [
  {
    who: "forgets sooner",
    truth: memoryOf(0.5, -0.5),
    cardCount: 1500,
    seed: "",
    isOff: (retention: number) => retention < 0.87,
  },
  {
    who: "remembers longer",
    truth: memoryOf(3, 0.8),
    cardCount: 4500,
    seed: "b",
    isOff: (retention: number) => retention > 0.92,
  },
];

function believedUnder(history: TrainingHistory, weights: Weights): Strength {
  let strength: Strength | null = null;
  let lastDay = history[0]?.day ?? 0;
  for (const { rating, day } of history) {
    strength = strengthAfter(strength, { rating: ratingOf(rating) ?? "good", elapsed: day - lastDay }, weights);
    lastDay = day;
  }
  return strength ?? { stabilityDays: 0, difficulty: 0 };
}

test.each(LEARNERS)(
  "sixty days after optimising, who $who is within two points of the desired retention",
  async ({ truth, cardCount, seed, isOff }) => {
    const settings = { ...DEFAULT_SETTINGS, newPerDay: 30 };
    const cards = newLife(cardCount);
    const before = liveDays(cards, { from: FROM, days: 60, settings, truth, seed: `before${seed}` });
    const retentionBefore = before.recalled / before.reviews;
    expect(isOff(retentionBefore), `${retentionBefore}`).toBe(true);

    const histories = cards.filter(({ history }) => history.length > 0).map(({ history }) => history);
    const { signal } = new AbortController();
    const [found = []] = await train({
      trainings: [histories],
      relearningSteps: 1,
      onProgress: () => undefined,
      signal,
    });
    const weights = boundedWeights(found);
    const fit = (chosen: Weights) => judge(histories.flatMap((history) => predictAnswers(history, chosen))).logLoss;
    expect(fit(weights)).toBeLessThan(fit(DEFAULT_PARAMETERS.weights));
    // The truth fits its own answers about as well as what was found from them.
    expect(Math.abs(fit(weights) - fit(truth))).toBeLessThan(0.01);

    for (const card of cards) {
      if (card.history.length > 0) card.believed = { ...card.believed, ...believedUnder(card.history, weights) };
    }
    const own = { ...settings, parameters: { id: "own", algorithm: "FSRS-6" as const, weights } };
    // Due days of before were set by the old weights: their reviews come first, and are not what is judged.
    liveDays(cards, { from: FROM + 60, days: 30, settings: own, truth, seed: `between${seed}` });
    const after = liveDays(cards, { from: FROM + 90, days: 60, settings: own, truth, seed: `after${seed}` });
    expect(after.reviews).toBeGreaterThan(3000);
    expect(Math.abs(after.recalled / after.reviews - settings.desiredRetention)).toBeLessThan(0.02);
  },
  60_000,
);
