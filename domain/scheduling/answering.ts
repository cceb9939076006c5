import { type DayRange, fuzzChance, fuzzRange, pickDay } from "./fuzz";
import { type DayLoad, pickBalancedDay } from "./load-balance";
import { intervalDays, type Memory, recalled, type Schedule } from "./memory";
import type { Rating } from "./rating";
import type { StudySettings } from "./settings";
import { daysCrossed, stepAfter, type StepWait } from "./steps";
import { studyDay } from "./study-day";

/** What decides the outcome of an answer besides the card's memory. */
export type AnswerContext = {
  cardId: string;
  now: Date;
  settings: StudySettings;
  /** The person's day counter, where it is ahead of the clock because they moved west. Default: the clock's day. */
  today?: number;
  /** Cards already due on a study day. Without it the interval is fuzzed, but not balanced against other cards. */
  dueCounts?: (day: number) => number;
  /** Study days on which a sibling of the card is due. */
  siblingDays?: ReadonlySet<number>;
  /**
   * Days that the buttons showed. Answers given since then change the balance, so what was shown is kept wherever
   * chance could have chosen it; anything else is ignored.
   */
  shownDays?: Partial<Record<Rating, number>>;
};

/** An interval in days, with what it was chosen from. */
export type DayWait = {
  days: number;
  /** What the model asks for, before rounding, limits and chance; null for a step that crosses the rollover. */
  idealDays: number | null;
  range: DayRange;
  /** Whether other cards, siblings or easy days were weighed. */
  isBalanced: boolean;
};

/** What a button would do, and how long the card would then wait; `intervalWords` puts the wait in words. */
export type NextMemory = { memory: Memory; wait: { seconds: number } | DayWait };

/**
 * The memory after each of the four answers. What is previewed is what is applied: nothing depends on the moment
 * within the study day, save steps that run up to its end.
 *
 * @throws {RangeError} if `now` is invalid or before the last review: an interval from it would be wrong
 */
export function previewAnswers(memory: Memory, context: AnswerContext): Record<Rating, NextMemory> {
  const today = currentDay(memory, context);
  const answer = (rating: Rating): Candidate => ({
    rating,
    answered: recalled(memory, { rating, at: context.now, day: today }, context.settings.parameters.weights),
    wait: stepFor(memory, rating, context.settings),
  });
  const [again, hard, good, easy] = [answer("again"), answer("hard"), answer("good"), answer("easy")];

  const place = (candidate: Candidate, bounds: Partial<DayRange>) =>
    chooseDays(memory, candidate, { context, today, bounds });
  const hardDays = place(hard, {});
  const goodDays = place(good, hard.wait ? {} : { lowest: hardDays.days + 1 });
  const easyDays = place(easy, { lowest: goodDays.days + 1 });
  const againDays = place(again, { highest: hardDays.days });

  const finish = ({ answered, wait }: Candidate, days: DayWait): NextMemory => {
    const next = wait ? waitInSteps(wait, context) : days;
    return { memory: { ...answered, ...scheduleFor(memory, wait, { next, now: context.now, today }) }, wait: next };
  };
  return {
    again: finish(again, againDays),
    hard: finish(hard, hardDays),
    good: finish(good, goodDays),
    easy: finish(easy, easyDays),
  };
}

/** The memory after one answer: exactly the one that `previewAnswers` shows. @throws {RangeError} as it does */
export function afterReview(memory: Memory, rating: Rating, context: AnswerContext): Memory {
  return previewAnswers(memory, context)[rating].memory;
}

const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * When a review counts as made, given what the browser's clock said: never before the card's last review, and never
 * more than five minutes after the server's time. An invalid time counts as the server's.
 */
export function clampReviewedAt(clientAt: Date, lastReviewedAt: Date | null, serverNow: Date): Date {
  const nowMs = serverNow.getTime();
  const claimedMs = Number.isNaN(clientAt.getTime()) ? nowMs : clientAt.getTime();
  return new Date(Math.max(Math.min(claimedMs, nowMs + CLOCK_TOLERANCE_MS), lastReviewedAt?.getTime() ?? -Infinity));
}

/** The answer time to record, in whole milliseconds: between 0 and the person's cap. */
export function capElapsedMs(elapsedMs: number, settings: StudySettings): number {
  const capMs = settings.answerCapSeconds * 1000;
  return Number.isNaN(elapsedMs) ? 0 : Math.round(Math.min(capMs, Math.max(0, elapsedMs)));
}

/** The card after an answer, but for its due date; `wait` is null when it leaves the steps. */
type Candidate = { rating: Rating; answered: Omit<Memory, keyof Schedule>; wait: StepWait | null };

function currentDay(memory: Memory, { now, settings, today }: AnswerContext): number {
  if (Number.isNaN(now.getTime())) throw new RangeError("a review needs a valid date");
  if (memory.lastReviewedAt && now < memory.lastReviewedAt) {
    throw new RangeError(`review at ${now.toISOString()} precedes ${memory.lastReviewedAt.toISOString()}`);
  }
  return Math.max(today ?? studyDay(now, settings), memory.lastReviewDay ?? -Infinity);
}

function stepFor({ state, step }: Memory, rating: Rating, settings: StudySettings): StepWait | null {
  if (state === "review") return rating === "again" ? stepAfter("again", 0, settings.relearningStepsSeconds) : null;
  return stepAfter(
    rating,
    step,
    state === "relearning" ? settings.relearningStepsSeconds : settings.learningStepsSeconds,
  );
}

function waitInSteps({ seconds }: StepWait, { now, settings }: AnswerContext): { seconds: number } | DayWait {
  const days = daysCrossed(seconds, now, settings);
  return days === 0
    ? { seconds }
    : { days, idealDays: null, range: { lowest: days, highest: days }, isBalanced: false };
}

function scheduleFor(
  memory: Memory,
  step: StepWait | null,
  { next, now, today }: { next: NextMemory["wait"]; now: Date; today: number },
): Schedule {
  const isRelearning = memory.state === "review" || memory.state === "relearning";
  const place = step
    ? { state: isRelearning ? ("relearning" as const) : ("learning" as const), step: step.step }
    : { state: "review" as const, step: 0 };
  return "days" in next
    ? { ...place, scheduledDays: next.days, dueDay: today + next.days, dueAt: null }
    : { ...place, scheduledDays: 0, dueDay: null, dueAt: new Date(now.getTime() + next.seconds * 1000) };
}

function chooseDays(
  memory: Memory,
  { rating, answered, wait }: Candidate,
  { context, today, bounds }: { context: AnswerContext; today: number; bounds: Partial<DayRange> },
): DayWait {
  const { settings, shownDays } = context;
  const idealDays = intervalDays(answered.stabilityDays, settings.desiredRetention, settings.parameters.weights);
  const isLonger = memory.state === "review" && Math.round(idealDays) > memory.scheduledDays;
  const range = fuzzRange(idealDays, {
    lowest: Math.max(1, isLonger ? memory.scheduledDays + 1 : 1, bounds.lowest ?? 1),
    highest: Math.min(settings.maximumIntervalDays, bounds.highest ?? Infinity),
  });

  // A button that shows a step has no days to keep in balance, but those it would have set the least for Easy.
  const load = wait ? null : loadFor(context, today);
  const chance = fuzzChance(context.cardId, memory.reviewCount);
  const shown = wait ? undefined : shownDays?.[rating];
  const chosen = load ? pickBalancedDay(range, chance, load) : pickDay(range, chance);
  return { days: isWithin(range, shown) ? shown : chosen, idealDays, range, isBalanced: load !== null };
}

/** What is known of the days ahead; null when nothing is, and no weekday is marked easy. */
function loadFor({ settings, dueCounts, siblingDays }: AnswerContext, today: number): DayLoad | null {
  const hasEasyDays = Object.values(settings.easyDays).some((easyDay) => easyDay !== "normal");
  if (!dueCounts && !siblingDays && !hasEasyDays) return null;
  return {
    today,
    dueCounts: dueCounts ?? (() => 0),
    siblingDays: siblingDays ?? new Set(),
    easyDays: settings.easyDays,
  };
}

function isWithin({ lowest, highest }: DayRange, days: number | undefined): days is number {
  return Number.isInteger(days) && days !== undefined && days >= lowest && days <= highest;
}
