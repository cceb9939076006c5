import { recallChance } from "./memory";
import { type AnswerHabits, type SimulatedCard, simulateDays } from "./simulation";
import type { StudySettings } from "./settings";

/** One question that the interview may ask. */
export type PlannedItem = {
  itemId: string;
  topicId: string;
  /** How much it counts: a question of the role's own level counts double. */
  weight: number;
  /** As far as it is known; a new card when it was never answered. */
  card: SimulatedCard;
};

export type PlanRules = {
  settings: StudySettings;
  habits: AnswerHabits;
  secondsPerAnswer: number;
  /** Today's study day. */
  from: number;
  interviewDay: number;
  minutesPerDay: number;
};

/** How much of something will be recalled on the day: 0..1, and how far off that may be nine times out of ten. */
export type Readiness = { share: number; error: number };

export type TopicReadiness = {
  topicId: string;
  itemCount: number;
  /** Questions for which there is no time. */
  unreached: number;
  planned: Readiness;
  /** Share on the day if nothing is answered until then. */
  ifStopped: number;
};

export type InterviewPlan = {
  days: { day: number; newItems: number; reviews: number; minutes: number }[];
  newPerDay: number;
  overall: Readiness;
  overallIfStopped: number;
  topics: TopicReadiness[];
  /** Chance of recall on the day of the interview, item by item in the order given; 0 for what is not reached. */
  chances: number[];
  unreached: number;
};

const ROUNDS = 6;
/** New questions stop coming this many days before, so that each returns at least once. */
const CALM_DAYS = 1;
/** Nine out of ten times. */
const DEVIATIONS = 1.645;

/**
 * The days until an interview: as many new questions a day as the minutes allow, in the order given, with the reviews
 * that follow from them; and what of it will be recalled on the day.
 */
export function planInterview(items: readonly PlannedItem[], rules: PlanRules): InterviewPlan {
  const newPerDay = mostNewPerDay(items, rules);
  const rounds = play(items, rules, newPerDay, ROUNDS);
  const chances = items.map((_, index) => mean(rounds.map((round) => round.chances[index] ?? 0)));
  const stopped = items.map(({ card }) => recallChance(card, rules.interviewDay, rules.settings.parameters.weights));
  const reached = items.map((_, index) => rounds.some((round) => round.isReached[index]));
  const indexes = items.map((_, index) => index);
  const readinessOf = (chosen: readonly number[]) => readiness(chosen, items, chances, rounds);
  const stoppedShare = (chosen: readonly number[]) => weighted(chosen, items, stopped);
  const topicIds = [...new Set(items.map(({ topicId }) => topicId))];
  return {
    days: Array.from({ length: daysLeft(rules) }, (_, index) => {
      const same = rounds.flatMap((round) => round.days[index] ?? []);
      return {
        day: rules.from + index,
        newItems: Math.round(mean(same.map(({ newCards }) => newCards))),
        reviews: Math.round(mean(same.map(({ reviews }) => reviews))),
        minutes: mean(same.map(({ answers }) => answers)) * (rules.secondsPerAnswer / 60),
      };
    }),
    newPerDay,
    overall: readinessOf(indexes),
    overallIfStopped: stoppedShare(indexes),
    topics: topicIds.map((topicId) => {
      const chosen = indexes.filter((index) => items[index]?.topicId === topicId);
      return {
        topicId,
        itemCount: chosen.length,
        unreached: chosen.filter((index) => !reached[index]).length,
        planned: readinessOf(chosen),
        ifStopped: stoppedShare(chosen),
      };
    }),
    chances,
    unreached: reached.filter((isReached) => !isReached).length,
  };
}

/** What would let every question be reached. */
export type Remedies = {
  /** Minutes a day; null when no amount would do before the date. */
  minutesPerDay: number | null;
  /** The first study day for which the present minutes would do; null when none within half a year does. */
  interviewDay: number | null;
  /** Topics to leave out, the last first; null when even one topic is too much. */
  withoutTopics: string[] | null;
};

const MOST_MINUTES = 480;
const MOST_DAYS = 183;

/** More minutes, a later date, or fewer topics: each alone would be enough. */
export function findRemedies(items: readonly PlannedItem[], rules: PlanRules): Remedies {
  const fits = (chosen: readonly PlannedItem[], changed: Partial<PlanRules>) => {
    const all = { ...rules, ...changed };
    return mostNewPerDay(chosen, all) * newDays(all) >= countNew(chosen);
  };
  const minutes = least(rules.minutesPerDay, MOST_MINUTES, (value) => fits(items, { minutesPerDay: value }));
  const latest = rules.from + MOST_DAYS;
  const day = least(rules.interviewDay, latest, (value) => fits(items, { interviewDay: value }));
  const topicIds = [...new Set(items.map(({ topicId }) => topicId))];
  const without = (count: number) => topicIds.slice(topicIds.length - count).toReversed();
  const dropped = least(0, topicIds.length - 1, (count) => {
    const left = new Set(without(count));
    return fits(
      items.filter(({ topicId }) => !left.has(topicId)),
      {},
    );
  });
  return { minutesPerDay: minutes, interviewDay: day, withoutTopics: dropped === null ? null : without(dropped) };
}

/** The least whole number of a range for which something holds that, once it holds, keeps holding; null if never. */
function least(from: number, to: number, holds: (value: number) => boolean): number | null {
  if (!holds(to)) return null;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function mostNewPerDay(items: readonly PlannedItem[], rules: PlanRules): number {
  const count = countNew(items);
  if (count === 0 || newDays(rules) === 0) return 0;
  const most = Math.ceil(count / newDays(rules));
  const isTooMuch = (perDay: number) => busiestMinutes(items, rules, perDay) > rules.minutesPerDay;
  const tooMuch = least(1, most, isTooMuch);
  return tooMuch === null ? most : tooMuch - 1;
}

const SMOOTHED_DAYS = 3;

/** Minutes a day in the busiest three days: a single day is chance. */
function busiestMinutes(items: readonly PlannedItem[], rules: PlanRules, newPerDay: number): number {
  const [round] = play(items, rules, newPerDay, 1);
  const minutes = (round?.days ?? []).map(({ answers }) => (answers * rules.secondsPerAnswer) / 60);
  const runs = minutes.map((_, index) => mean(minutes.slice(index, index + SMOOTHED_DAYS)));
  return Math.max(0, ...runs.slice(0, Math.max(1, runs.length - SMOOTHED_DAYS + 1)));
}

type Round = {
  days: ReturnType<typeof simulateDays>["days"];
  chances: number[];
  isReached: boolean[];
};

function play(items: readonly PlannedItem[], rules: PlanRules, newPerDay: number, count: number): Round[] {
  const { settings: own, habits, from, interviewDay } = rules;
  const settings = { ...own, newPerDay, reviewsPerDay: 9999 };
  const cards = items.map(({ card }) => card);
  return Array.from({ length: count }, (_, round) => {
    const early = simulateDays(cards, { settings, habits, from, days: newDays(rules), seed: `plan ${round}` });
    const calm = { settings: { ...settings, newPerDay: 0 }, habits, seed: `calm ${round}` };
    const last = daysLeft(rules) - newDays(rules);
    const late = simulateDays(early.cards, { ...calm, from: from + newDays(rules), days: last });
    return {
      days: [...early.days, ...late.days],
      chances: late.cards.map((card) => recallChance(card, interviewDay, settings.parameters.weights)),
      isReached: late.cards.map(({ state }) => state !== "new"),
    };
  });
}

function readiness(
  chosen: readonly number[],
  items: readonly PlannedItem[],
  chances: readonly number[],
  rounds: readonly Round[],
): Readiness {
  const share = weighted(chosen, items, chances);
  const shares = rounds.map((round) => weighted(chosen, items, round.chances));
  const spread = mean(shares.map((one) => (one - share) ** 2));
  const total = chosen.reduce((sum, index) => sum + (items[index]?.weight ?? 0), 0);
  const luck = chosen.reduce((sum, index) => {
    const chance = chances[index] ?? 0;
    return sum + ((items[index]?.weight ?? 0) / Math.max(total, 1e-9)) ** 2 * chance * (1 - chance);
  }, 0);
  return { share, error: DEVIATIONS * Math.sqrt(spread + luck) };
}

function weighted(chosen: readonly number[], items: readonly PlannedItem[], values: readonly number[]): number {
  let [sum, total] = [0, 0];
  for (const index of chosen) {
    const weight = items[index]?.weight ?? 0;
    sum += weight * (values[index] ?? 0);
    total += weight;
  }
  return total > 0 ? sum / total : 0;
}

function daysLeft({ from, interviewDay }: PlanRules): number {
  return Math.max(0, interviewDay - from);
}

function newDays(rules: PlanRules): number {
  const left = daysLeft(rules);
  return left > CALM_DAYS ? left - CALM_DAYS : left;
}

function countNew(items: readonly PlannedItem[]): number {
  return items.filter(({ card }) => card.state === "new").length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
