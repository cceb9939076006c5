import { chanceFrom } from "./chance";
import { fuzzRange, pickDay } from "./fuzz";
import { pickBalancedDay } from "./load-balance";
import { intervalDays, type Memory, recallChance, strengthAfter } from "./memory";
import { type Rating, RATINGS } from "./rating";
import type { StudySettings } from "./settings";
import { stepAfter } from "./steps";

/** The part of a card that a simulation moves. */
export type SimulatedCard = Pick<
  Memory,
  "state" | "stabilityDays" | "difficulty" | "dueDay" | "lastReviewDay" | "scheduledDays"
>;

/** How somebody uses the four buttons. */
export type AnswerHabits = {
  /** Shares of Again, Hard, Good and Easy among first answers. */
  first: readonly number[];
  /** Shares of Hard, Good and Easy among answers that were recalled. */
  recalled: readonly number[];
};

/** Shares of somebody of whom nothing is known yet. */
export const USUAL_HABITS: AnswerHabits = { first: [0.25, 0.15, 0.45, 0.15], recalled: [0.1, 0.78, 0.12] };

export type SimulationRules = {
  settings: StudySettings;
  habits: AnswerHabits;
  /** The first study day to come. */
  from: number;
  days: number;
  seed: string;
};

/** What one day to come brings. */
export type SimulatedDay = {
  reviews: number;
  newCards: number;
  /** Every button pressed, the steps within the day included. */
  answers: number;
  /** Reviews that the limit leaves for the day after. */
  left: number;
};

/**
 * Plays the days to come: each due card is recalled with the chance that the model gives it, and scheduled by the
 * person's settings. The same seed gives the same days.
 *
 * Left out, since they change little: siblings, early reviews, and steps that cross the rollover by less than a day.
 *
 * @returns the days, and the cards as they are at the end, in the order given
 */
export function simulateDays(
  cards: readonly SimulatedCard[],
  rules: SimulationRules,
): { days: SimulatedDay[]; cards: SimulatedCard[] } {
  const { settings, from } = rules;
  const draw = chances(rules.seed);
  const played = cards.map((card) => ({ ...card }));
  const due = new Map<number, SimulatedCard[]>();
  const schedule = (card: SimulatedCard) => {
    const day = Math.max(from, card.dueDay ?? from);
    const group = due.get(day);
    if (group) group.push(card);
    else due.set(day, [card]);
  };
  for (const [day, group] of groupByDay(played, from)) due.set(day, group);
  const fresh = played.filter(({ state }) => state === "new");
  const hasEasyDays = Object.values(settings.easyDays).some((load) => load !== "normal");
  let nextNew = 0;

  const days = Array.from({ length: rules.days }, (_, index): SimulatedDay => {
    const day = from + index;
    const all = due.get(day) ?? [];
    const now = all.slice(0, Math.round(settings.reviewsPerDay));
    const left = all.slice(now.length);
    due.delete(day);
    if (left.length > 0) due.set(day + 1, [...left, ...(due.get(day + 1) ?? [])]);
    // The limit need not be whole: a sample of a deck has a share of it.
    const introduced = fresh.slice(nextNew, Math.floor((index + 1) * settings.newPerDay));
    nextNew += introduced.length;
    const dueCounts = hasEasyDays ? (at: number) => due.get(at)?.length ?? 0 : null;

    let answers = 0;
    for (const card of [...now, ...introduced]) {
      answers += playCard(card, day, { rules, draw, dueCounts });
      if (card.dueDay !== null && card.dueDay < from + rules.days) schedule(card);
    }
    return { reviews: now.length, newCards: introduced.length, answers, left: left.length };
  });
  return { days, cards: played };
}

function groupByDay(cards: readonly SimulatedCard[], from: number): Map<number, SimulatedCard[]> {
  const groups = new Map<number, SimulatedCard[]>();
  const known = cards.filter(({ state }) => state !== "new");
  for (const card of known.toSorted((a, b) => (a.dueDay ?? from) - (b.dueDay ?? from))) {
    const day = Math.max(from, card.dueDay ?? from);
    const group = groups.get(day);
    if (group) group.push(card);
    else groups.set(day, [card]);
  }
  return groups;
}

type Play = { rules: SimulationRules; draw: () => number; dueCounts: ((day: number) => number) | null };

const MAX_STEPS_A_DAY = 20;

/** Answers one card until it leaves the day. @returns how many answers that took */
function playCard(card: SimulatedCard, day: number, play: Play): number {
  const { settings } = play.rules;
  const isNew = card.state === "new";
  let rating = isNew ? pickRating(play.rules.habits.first, RATINGS, play.draw) : recallOrNot(card, day, play);
  const isKnown = card.state === "review";
  const stepsSeconds =
    isKnown || card.state === "relearning" ? settings.relearningStepsSeconds : settings.learningStepsSeconds;
  learn(card, rating, day, settings);

  // In review, Again alone leads into steps.
  let step = isKnown && rating !== "again" ? null : stepAfter(rating, 0, stepsSeconds);
  let answers = 1;
  while (step && step.seconds < SHORT_STEP_SECONDS && answers < MAX_STEPS_A_DAY) {
    rating = pickRating(play.rules.habits.recalled, RECALLED, play.draw);
    learn(card, rating, day, settings);
    answers += 1;
    step = stepAfter(rating, step.step, stepsSeconds);
  }
  const interval = step ? Math.max(1, Math.round(step.seconds / DAY_SECONDS)) : chooseInterval(card, day, play);
  card.state = step ? (isKnown ? "relearning" : "learning") : "review";
  card.scheduledDays = interval;
  card.dueDay = day + interval;
  return answers;
}

const DAY_SECONDS = 86_400;
const SHORT_STEP_SECONDS = DAY_SECONDS / 2;
const RECALLED = ["hard", "good", "easy"] as const;

function recallOrNot(card: SimulatedCard, day: number, { rules, draw }: Play): Rating {
  const chance = recallChance(card, day, rules.settings.parameters.weights);
  return draw() < chance ? pickRating(rules.habits.recalled, RECALLED, draw) : "again";
}

function learn(card: SimulatedCard, rating: Rating, day: number, { parameters }: StudySettings): void {
  const elapsed = Math.max(0, day - (card.lastReviewDay ?? day));
  const before = card.stabilityDays > 0 ? card : null;
  Object.assign(card, strengthAfter(before, { rating, elapsed }, parameters.weights));
  card.lastReviewDay = day;
}

function chooseInterval(card: SimulatedCard, day: number, { rules, draw, dueCounts }: Play): number {
  const { settings } = rules;
  const ideal = intervalDays(card.stabilityDays, settings.desiredRetention, settings.parameters.weights);
  const isLonger = card.state === "review" && Math.round(ideal) > card.scheduledDays;
  const range = fuzzRange(ideal, {
    lowest: isLonger ? card.scheduledDays + 1 : 1,
    highest: settings.maximumIntervalDays,
  });
  if (!dueCounts) return pickDay(range, draw());
  return pickBalancedDay(range, draw(), {
    today: day,
    dueCounts,
    siblingDays: NO_SIBLINGS,
    easyDays: settings.easyDays,
  });
}

const NO_SIBLINGS: ReadonlySet<number> = new Set();

function pickRating<Choice extends Rating>(
  shares: readonly number[],
  choices: readonly [Choice, ...Choice[]],
  draw: () => number,
): Choice {
  let rest = draw() * shares.reduce((sum, share) => sum + share, 0);
  for (const [index, share] of shares.entries()) {
    rest -= share;
    const choice = choices[index];
    if (rest < 0 && choice !== undefined) return choice;
  }
  return choices[0];
}

/** A stream of numbers in [0, 1) that depends on the seed alone: a linear congruence, its high bits scattered. */
function chances(seed: string): () => number {
  let state = Math.floor(chanceFrom(seed) * 2 ** 32);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 0x2c_1b_3c_6d);
    mixed = Math.imul(mixed ^ (mixed >>> 12), 0x29_7a_2d_39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
