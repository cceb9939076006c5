import type { ChosenSettings } from "./settings-form";
import { type AnswerMode, type EasyDay, type NewMix, type NewOrder, type ReviewOrder, WEEKDAYS } from "./settings";
import { stepWords } from "./step-list";

/** What each choice is called on the screen. */
export const REVIEW_ORDER_NAMES: Record<ReviewOrder, string> = {
  "due-then-random": "Longest overdue first, then at random",
  retrievability: "Least likely to be recalled first",
  "relative-overdueness": "Latest for their interval first",
  difficulty: "Hardest first",
  random: "At random",
  added: "Oldest cards first",
};
export const NEW_ORDER_NAMES: Record<NewOrder, string> = { added: "As they were added", random: "At random" };
export const NEW_MIX_NAMES: Record<NewMix, string> = {
  before: "Before the reviews",
  after: "After the reviews",
  mixed: "Among the reviews",
};
export const EASY_DAY_NAMES: Record<EasyDay, string> = { normal: "Normal", reduced: "Reduced", minimum: "Minimum" };
export const ANSWER_MODE_NAMES: Record<AnswerMode, string> = {
  typed: "Typed, then scored",
  flip: "Thought, then turned over",
};

/** One setting that would become another, in words. */
export type SettingChange = { name: string; before: string; after: string };

type Described = { name: string; words: (settings: ChosenSettings) => string };

const SETTINGS: readonly Described[] = [
  { name: "Desired retention", words: (one) => percent(one.desiredRetention) },
  { name: "New cards a day", words: (one) => String(one.newPerDay) },
  { name: "Reviews a day at most", words: (one) => String(one.reviewsPerDay) },
  { name: "Longest interval", words: (one) => days(one.maximumIntervalDays) },
  { name: "Learning steps", words: (one) => stepWords(one.learningStepsSeconds) || "none" },
  { name: "Relearning steps", words: (one) => stepWords(one.relearningStepsSeconds) || "none" },
  { name: "Learn ahead", words: (one) => `${Math.round(one.learnAheadSeconds / 60)} min` },
  { name: "Order of reviews", words: (one) => REVIEW_ORDER_NAMES[one.reviewOrder] },
  { name: "Order of new cards", words: (one) => NEW_ORDER_NAMES[one.newOrder] },
  { name: "New cards come", words: (one) => NEW_MIX_NAMES[one.newMix] },
  ...WEEKDAYS.map((weekday) => ({
    name: `Load on ${weekday[0]?.toUpperCase()}${weekday.slice(1)}`,
    words: (one: ChosenSettings) => EASY_DAY_NAMES[one.easyDays[weekday]],
  })),
  { name: "A new card waits for its sibling", words: (one) => yesNo(one.buryNewSiblings) },
  { name: "A review waits for its sibling", words: (one) => yesNo(one.buryReviewSiblings) },
  { name: "Written questions", words: (one) => ANSWER_MODE_NAMES[one.answerMode] },
  { name: "Hard from", words: (one) => percent(one.ratingRule.hardFrom) },
  { name: "Good from", words: (one) => percent(one.ratingRule.goodFrom) },
  { name: "Easy from", words: (one) => percent(one.ratingRule.easyFrom) },
  { name: "Longest answer time", words: (one) => `${one.answerCapSeconds} s` },
  { name: "Leech after", words: (one) => (one.leechThreshold === 0 ? "never" : `${one.leechThreshold} lapses`) },
  { name: "Time zone", words: (one) => one.timeZone },
  { name: "The day begins at", words: (one) => `${one.rolloverHour}:00` },
];

/** What differs between two settings, each in words; nothing for what stays. */
export function settingChanges(before: ChosenSettings, after: ChosenSettings): SettingChange[] {
  return SETTINGS.map(({ name, words }) => ({ name, before: words(before), after: words(after) })).filter(
    (change) => change.before !== change.after,
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

function yesNo(value: boolean): string {
  return value ? "Yes" : "No";
}
