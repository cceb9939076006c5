import { type AnswerHabits, type SimulatedCard, simulateDays } from "./simulation";
import type { StudySettings } from "./settings";

/** What the coming days would ask of a person under some settings. */
export type Workload = {
  /** Expected reviews and new cards on each day, from the first on. */
  days: { reviews: number; newCards: number; minutes: number }[];
  reviewsPerDay: number;
  minutesPerDay: number;
  /** Reviews that the limit would still hold back at the end. */
  leftAtEnd: number;
};

/** Enough cards that one more changes little: a larger deck is sampled, a smaller one played several times. */
const CARDS_PLAYED = 4000;
const MAX_ROUNDS = 12;

/** The mean over several simulations of the days to come; of a large deck every n-th card, with an n-th of the limits. */
export function expectWorkload(
  cards: readonly SimulatedCard[],
  rules: { settings: StudySettings; habits: AnswerHabits; from: number; days: number; secondsPerAnswer: number },
): Workload {
  const every = Math.max(1, Math.ceil(cards.length / CARDS_PLAYED));
  const sample = cards.filter((_, index) => index % every === 0);
  const { newPerDay, reviewsPerDay } = rules.settings;
  const settings = { ...rules.settings, newPerDay: newPerDay / every, reviewsPerDay: reviewsPerDay / every };
  const rounds = Math.max(1, Math.min(MAX_ROUNDS, Math.floor(CARDS_PLAYED / Math.max(1, sample.length))));
  const played = Array.from(
    { length: rounds },
    (_, round) => simulateDays(sample, { ...rules, settings, seed: `workload ${round}` }).days,
  );
  const days = Array.from({ length: rules.days }, (_, index) => {
    const same = played.flatMap((round) => round[index] ?? []);
    return {
      reviews: mean(same.map(({ reviews }) => reviews)) * every,
      newCards: mean(same.map(({ newCards }) => newCards)) * every,
      minutes: (mean(same.map(({ answers }) => answers)) * every * rules.secondsPerAnswer) / 60,
    };
  });
  return {
    days,
    reviewsPerDay: mean(days.map(({ reviews }) => reviews)),
    minutesPerDay: mean(days.map(({ minutes }) => minutes)),
    leftAtEnd: mean(played.map((round) => round.at(-1)?.left ?? 0)) * every,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
