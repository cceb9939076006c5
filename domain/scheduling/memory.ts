import { clamp, computeDecayFactor, forgetting_curve, FSRSAlgorithm, S_MAX, S_MIN } from "ts-fsrs";
import type { Weights } from "./parameters";
import { type Rating, RATING_NUMBERS } from "./rating";

export type MemoryState = "new" | "learning" | "review" | "relearning";

/** What we believe about one person's memory of one card, and when it is next due: a cache of the card's log. */
export type Memory = {
  state: MemoryState;
  /** Days until the chance of recall falls to 90 %; 0 before the first answer, then 0.001..36500. */
  stabilityDays: number;
  /** 1 (easy) to 10 (hard); 0 before the first answer. */
  difficulty: number;
  /** Position in the (re)learning steps; 0 outside them. */
  step: number;
  reviewCount: number;
  /** Times forgotten while in review; forgetting again while relearning is the same lapse. */
  lapseCount: number;
  /** Days from the last answer to `dueDay`; 0 while a step is shorter than the study day. */
  scheduledDays: number;
  /** Study day on which a review, or a step that crosses the rollover, falls due. Null if `dueAt` says when. */
  dueDay: number | null;
  /** When a step within the study day falls due. Null for new cards and where `dueDay` is set. */
  dueAt: Date | null;
  lastReviewedAt: Date | null;
  /** Study day of the last answer, in the zone and with the rollover then in force. */
  lastReviewDay: number | null;
};

/** What of a memory decides whether and where a card stands in a day's queue. */
export type QueuedMemory = Pick<
  Memory,
  "state" | "stabilityDays" | "difficulty" | "dueDay" | "dueAt" | "lastReviewDay"
>;

/** The two variables of the memory model. */
export type Strength = Pick<Memory, "stabilityDays" | "difficulty">;

/** The part of a memory that is chosen at an answer, by settings and chance, and cannot be recomputed later. */
export type Schedule = Pick<Memory, "state" | "step" | "scheduledDays" | "dueDay" | "dueAt">;

/** The memory of a card that was never answered. */
export function newMemory(): Memory {
  return {
    state: "new",
    stabilityDays: 0,
    difficulty: 0,
    step: 0,
    reviewCount: 0,
    lapseCount: 0,
    scheduledDays: 0,
    dueDay: null,
    dueAt: null,
    lastReviewedAt: null,
    lastReviewDay: null,
  };
}

/** Chance, 0..1, that the card is recalled on a study day: 0 if it was never answered, 1 on the day of the answer. */
export function recallChance(
  memory: Pick<Memory, "stabilityDays" | "lastReviewDay">,
  day: number,
  weights: Weights,
): number {
  if (memory.lastReviewDay === null || memory.stabilityDays <= 0) return 0;
  return forgetting_curve(weights, elapsedDays(memory, day), memory.stabilityDays);
}

/** Study days since the last answer; 0 before the first, and on a clock that lags behind it. */
export function elapsedDays(memory: Pick<Memory, "lastReviewDay">, day: number): number {
  return memory.lastReviewDay === null ? 0 : Math.max(0, day - memory.lastReviewDay);
}

/**
 * Days, not rounded, after which the chance of recall has fallen to `desiredRetention`.
 *
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
export function intervalDays(stabilityDays: number, desiredRetention: number, weights: Weights): number {
  const { decay, factor } = computeDecayFactor(weights);
  return (stabilityDays / factor) * (desiredRetention ** (1 / decay) - 1);
}

/** The two numbers of the forgetting curve, R(t, S) = (1 + factor t / S) ^ decay: for sums that a database makes. */
export function forgettingCurve(weights: Weights): { decay: number; factor: number } {
  const { decay, factor } = computeDecayFactor(weights);
  return { decay, factor };
}

/**
 * Stability and difficulty after an answer `elapsed` study days after the one before; 0 is the same study day, for
 * which the model has a formula of its own.
 *
 * @param before null for the first answer, which looks at nothing but the rating
 * @throws {RangeError} if there are not 21 finite weights
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
export function strengthAfter(
  before: Strength | null,
  answer: { rating: Rating; elapsed: number },
  weights: Weights,
): Strength {
  const algorithm = algorithmFor(weights);
  const grade = RATING_NUMBERS[answer.rating];
  const state = before && { stability: before.stabilityDays, difficulty: before.difficulty };
  const { stability, difficulty } = algorithm.next_state(state, answer.elapsed, grade);
  // ts-fsrs lifts a first stability to 0.1; FSRS-6 takes the weight as it is.
  const learned = before ? stability : (algorithm.parameters.w[grade - 1] ?? stability);
  return { stabilityDays: clamp(learned, S_MIN, S_MAX), difficulty: clamp(difficulty, 1, 10) };
}

/** An answer, as far as the memory model looks at it. */
export type Recall = { rating: Rating; at: Date; day: number };

/** Everything that an answer changes in a memory, save when it is next due. */
export function recalled(memory: Memory, { rating, at, day }: Recall, weights: Weights): Omit<Memory, keyof Schedule> {
  const isFirst = memory.state === "new";
  const isLapse = memory.state === "review" && rating === "again";
  return {
    ...strengthAfter(isFirst ? null : memory, { rating, elapsed: elapsedDays(memory, day) }, weights),
    reviewCount: memory.reviewCount + 1,
    lapseCount: memory.lapseCount + (isLapse ? 1 : 0),
    lastReviewedAt: at,
    lastReviewDay: Math.max(day, memory.lastReviewDay ?? day),
  };
}

const WEIGHT_COUNT = 21;
const algorithms = new WeakMap<Weights, FSRSAlgorithm>();

function algorithmFor(weights: Weights): FSRSAlgorithm {
  let algorithm = algorithms.get(weights);
  if (!algorithm) {
    // ts-fsrs would fall back to its defaults, with no more than a warning.
    if (weights.length !== WEIGHT_COUNT || !weights.every(Number.isFinite)) {
      throw new RangeError(`FSRS-6 takes ${WEIGHT_COUNT} finite weights`);
    }
    algorithm = new FSRSAlgorithm({ w: [...weights], enable_short_term: true });
    algorithms.set(weights, algorithm);
  }
  return algorithm;
}
