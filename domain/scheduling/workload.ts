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

/** Enough cards a simulation that one more changes little; a few cards are played several times. */
const CARDS_PLAYED = 20_000;
const MAX_ROUNDS = 12;

/** The mean over several simulations of the days to come; few cards are played more often, since chance weighs more. */
export function expectWorkload(
  cards: readonly SimulatedCard[],
  rules: { settings: StudySettings; habits: AnswerHabits; from: number; days: number; secondsPerAnswer: number },
): Workload {
  const rounds = Math.max(1, Math.min(MAX_ROUNDS, Math.floor(CARDS_PLAYED / Math.max(1, cards.length))));
  const played = Array.from(
    { length: rounds },
    (_, round) => simulateDays(cards, { ...rules, seed: `workload ${round}` }).days,
  );
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const days = Array.from({ length: rules.days }, (_, index) => {
    const same = played.flatMap((round) => round[index] ?? []);
    return {
      reviews: mean(same.map(({ reviews }) => reviews)),
      newCards: mean(same.map(({ newCards }) => newCards)),
      minutes: (mean(same.map(({ answers }) => answers)) * rules.secondsPerAnswer) / 60,
    };
  });
  return {
    days,
    reviewsPerDay: mean(days.map(({ reviews }) => reviews)),
    minutesPerDay: mean(days.map(({ minutes }) => minutes)),
    leftAtEnd: mean(played.map((round) => round.at(-1)?.left ?? 0)),
  };
}
