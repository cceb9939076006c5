import * as fc from "fast-check";
import type { AnswerContext } from "#domain/scheduling/answering";
import { chanceFrom } from "#domain/scheduling/chance";
import { type Memory, newMemory, type Strength } from "#domain/scheduling/memory";
import { DEFAULT_PARAMETERS, type Weights } from "#domain/scheduling/parameters";
import { type Rating, RATINGS } from "#domain/scheduling/rating";
import { DEFAULT_SETTINGS, EASY_DAYS, type StudySettings } from "#domain/scheduling/settings";
import { studyDay } from "#domain/scheduling/study-day";

/** Bounds of w0..w20, as ts-fsrs publishes them. */
const BOUNDS: readonly (readonly [number, number])[] = [
  ...Array.from({ length: 4 }, () => [0.001, 100] as const),
  ...[
    [1, 10],
    [0.001, 4],
    [0.001, 4],
    [0.001, 0.75],
    [0, 4.5],
    [0, 0.8],
    [0.001, 3.5],
    [0.001, 5],
  ].map(pair),
  ...[
    [0.001, 0.25],
    [0.001, 0.9],
    [0, 4],
    [0, 1],
    [1, 6],
    [0, 2],
    [0, 2],
    [0.01, 0.8],
    [0.1, 0.8],
  ].map(pair),
];

function pair([lowest = NaN, highest = NaN]: number[]): readonly [number, number] {
  return [lowest, highest];
}

export const anyRating: fc.Arbitrary<Rating> = fc.constantFrom(...RATINGS);

/** The default weights as often as weights anywhere in bounds. */
export const anyWeights: fc.Arbitrary<Weights> = fc.oneof(
  fc.constant(DEFAULT_PARAMETERS.weights),
  fc.tuple(...BOUNDS.map(([min, max]) => fc.double({ min, max, noNaN: true }))),
);

// As many memories of a minute as of a century.
const anyStability = fc
  .double({ min: Math.log(0.001), max: Math.log(36_500), noNaN: true })
  .map((exponent) => Math.min(36_500, Math.max(0.001, Math.exp(exponent))));

export const anyStrength: fc.Arbitrary<Strength> = fc.record({
  stabilityDays: anyStability,
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
});

const anySteps = fc.constantFrom<number[]>(
  [],
  [60],
  [600],
  [60, 600],
  [60, 600, 86_400],
  [129_600],
  [30, 3600, 259_200],
);
const anyEasyDay = fc.constantFrom(...EASY_DAYS);

export const anySettings: fc.Arbitrary<StudySettings> = fc
  .record({
    timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"),
    rolloverHour: fc.integer({ min: 0, max: 23 }),
    desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
    learningStepsSeconds: anySteps,
    relearningStepsSeconds: anySteps,
    maximumIntervalDays: fc.constantFrom(1, 2, 5, 30, 365, 36_500),
    weights: anyWeights,
    easyDays: fc.oneof(
      fc.constant(DEFAULT_SETTINGS.easyDays),
      fc.record({
        monday: anyEasyDay,
        tuesday: anyEasyDay,
        wednesday: anyEasyDay,
        thursday: anyEasyDay,
        friday: anyEasyDay,
        saturday: anyEasyDay,
        sunday: anyEasyDay,
      }),
    ),
  })
  .map(({ weights, ...settings }) => ({
    ...DEFAULT_SETTINGS,
    ...settings,
    parameters: { ...DEFAULT_PARAMETERS, id: "some", weights },
  }));

export const NOW = new Date("2026-05-20T12:00:00Z");

/** A card in any state, last answered some days before `NOW`. */
export const anyMemory: fc.Arbitrary<Memory> = fc
  .record({
    state: fc.constantFrom("new", "learning", "review", "relearning"),
    strength: anyStrength,
    step: fc.integer({ min: 0, max: 4 }),
    reviewCount: fc.integer({ min: 1, max: 500 }),
    lapseCount: fc.integer({ min: 0, max: 50 }),
    scheduledDays: fc.integer({ min: 1, max: 36_500 }),
    elapsed: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20_000 })),
  })
  .map(({ state, strength, step, elapsed, ...counts }) => {
    if (state === "new") return newMemory();
    const lastReviewedAt = new Date(NOW.getTime() - elapsed * 86_400_000);
    const lastReviewDay = studyDay(NOW, { timeZone: "Pacific/Apia", rolloverHour: 0 }) - elapsed - 1;
    const isReview = state === "review";
    return {
      ...newMemory(),
      ...strength,
      ...counts,
      state,
      step: isReview ? 0 : step,
      scheduledDays: isReview ? counts.scheduledDays : 0,
      dueDay: isReview ? lastReviewDay + counts.scheduledDays : null,
      dueAt: isReview ? null : new Date(lastReviewedAt.getTime() + 600_000),
      lastReviewedAt,
      lastReviewDay,
    };
  });

/** Everything that decides an answer at `NOW`, with and without other cards to balance against. */
export const anyContext: fc.Arbitrary<AnswerContext> = fc
  .record({
    cardId: fc.uuid(),
    settings: anySettings,
    others: fc.option(fc.record({ seed: fc.string(), most: fc.integer({ min: 0, max: 300 }) })),
    siblings: fc.option(fc.array(fc.integer({ min: 1, max: 60 }))),
  })
  .map(({ cardId, settings, others, siblings }) => ({
    cardId,
    settings,
    now: NOW,
    ...(others && { dueCounts: (day: number) => Math.floor(chanceFrom(`${others.seed}${day}`) * (others.most + 1)) }),
    ...(siblings && { siblingDays: new Set(siblings.map((days) => studyDay(NOW, settings) + days)) }),
  }));
