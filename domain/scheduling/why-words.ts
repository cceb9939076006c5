import type { NextMemory } from "./answering";
import type { Explanation } from "./explanation";
import type { Memory, MemoryState } from "./memory";
import { studyDayDate } from "./study-day";

/** One line of the "why now?" panel. */
export type WhyLine = { term: string; text: string };

/** What the panel is made from. */
export type WhyFacts = {
  explanation: Explanation;
  memory: Memory;
  /** What a Good would do now, and how many cards are due on the day it chose. */
  next: { good: NextMemory; dueThen: number };
  limits: { newPerDay: number; reviewsPerDay: number; doneNew: number; doneReviews: number };
  /** Null when the card is not in today's queue. */
  place: { position: number; total: number; reason: string } | null;
  isSuspended: boolean;
  buriedUntilDay: number | null;
};

const STATE_WORDS: Record<MemoryState, string> = {
  new: "New: never answered, or made new again.",
  learning: "In its first learning steps.",
  review: "In review.",
  relearning: "Forgotten, and being learnt again.",
};

/** Why a card comes when it does: memory, day arithmetic, chance, balance, limits and place, each in a sentence. */
export function whyLines(facts: WhyFacts): WhyLine[] {
  const { explanation, memory, place } = facts;
  const lines: (WhyLine | null)[] = [
    { term: "Place", text: placeWords(facts) },
    {
      term: "State",
      text: `${STATE_WORDS[memory.state]}${countWords(memory)}`,
    },
    recallLine(explanation),
    explanation.stabilityDays > 0
      ? { term: "Stability", text: `${days(explanation.stabilityDays)}: after so long the chance falls to 90 %.` }
      : null,
    explanation.difficulty > 0
      ? { term: "Difficulty", text: `${explanation.difficulty.toFixed(1)} of 10; it grows with every Again and Hard.` }
      : null,
    dayLine(explanation),
    rangeLine(explanation),
    nextLine(facts),
    place ? { term: "Limits", text: limitWords(facts) } : null,
  ];
  return lines.filter((line) => line !== null);
}

function placeWords({ place, isSuspended, buriedUntilDay, explanation: { day } }: WhyFacts): string {
  if (isSuspended) return "It is suspended, so it does not come at all.";
  if (buriedUntilDay !== null && buriedUntilDay > day) return `It is put off until ${studyDayDate(buriedUntilDay)}.`;
  return place ? `Card ${place.position} of ${place.total} now. ${place.reason}` : "It is not in today's queue.";
}

function recallLine({ recallChance, desiredRetention, recallChanceWhenDue }: Explanation): WhyLine | null {
  if (recallChance === null) return null;
  const due = recallChanceWhenDue === null ? "" : ` On the day it falls due it is ${percent(recallChanceWhenDue)}.`;
  const text = `${percent(recallChance)} chance that you know it today; you want ${percent(desiredRetention)}.${due}`;
  return { term: "Recall", text };
}

function dayLine({ lastReviewDay, elapsedDays, dueDay, overdueDays, scheduledDays }: Explanation): WhyLine | null {
  if (lastReviewDay === null) return null;
  const last = `Last answered on ${studyDayDate(lastReviewDay)}, ${count(elapsedDays, "study day")} ago`;
  if (dueDay === null || overdueDays === null) return { term: "Days", text: `${last}; due within the day.` };
  const late = overdueDays > 0 ? `${count(overdueDays, "day")} late` : overdueDays < 0 ? "early" : "today";
  return { term: "Days", text: `${last}, plus ${count(scheduledDays, "day")}: due ${studyDayDate(dueDay)}, ${late}.` };
}

function rangeLine({ idealDays, fuzzRange, scheduledDays, shiftedDays }: Explanation): WhyLine | null {
  if (idealDays === null || fuzzRange === null) return null;
  const { lowest, highest } = fuzzRange;
  const among = lowest === highest ? "no room for chance" : `chance and balancing choose among ${lowest} to ${highest}`;
  const shift =
    shiftedDays === 0 || shiftedDays === null ? "" : ` (${shiftedDays > 0 ? "+" : "−"}${Math.abs(shiftedDays)})`;
  return {
    term: "Interval",
    text: `Your retention asks for ${days(idealDays)}; ${among}; ${count(scheduledDays, "day")} was chosen${shift}.`,
  };
}

function nextLine({ next: { good, dueThen } }: WhyFacts): WhyLine | null {
  const { wait } = good;
  if (!("range" in wait) || wait.idealDays === null) return null;
  const { lowest, highest } = wait.range;
  const balance = wait.isBalanced
    ? ` ${count(wait.days, "day")} it is: ${count(dueThen, "card")} due then, and quiet days are preferred.`
    : ` ${count(wait.days, "day")} it is.`;
  const range = lowest === highest ? "" : `, so ${lowest} to ${highest} would do.`;
  return { term: "After Good", text: `Ideally ${days(wait.idealDays)}${range || "."}${balance}` };
}

function limitWords({ limits: { newPerDay, reviewsPerDay, doneNew, doneReviews } }: WhyFacts): string {
  return `${doneNew} of ${newPerDay} new cards and ${doneReviews} of ${reviewsPerDay} reviews of today are done.`;
}

function countWords({ reviewCount, lapseCount }: Memory): string {
  return reviewCount === 0 ? "" : ` Answered ${times(reviewCount)}, forgotten ${times(lapseCount)}.`;
}

function days(value: number): string {
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return count(rounded, "day");
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

function times(amount: number): string {
  return amount === 0 ? "never" : amount === 1 ? "once" : `${amount} times`;
}

function percent(chance: number): string {
  return `${Math.round(chance * 100)} %`;
}
