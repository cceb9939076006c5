import { intervalWords } from "./interval-words";
import type { Queue, QueueReason } from "./queue";
import type { NewMix, NewOrder, ReviewOrder } from "./settings";

type ReviewReason = Extract<QueueReason, { kind: "review" }>;

/** Why a card stands where it does in the queue, as one sentence for the learner. */
export function reasonWords(reason: QueueReason): string {
  if (reason.kind === "new") {
    return `A new card, ${NEW_ORDER_WORDS[reason.order]}, ${NEW_MIX_WORDS[reason.mix]}.`;
  }
  if (reason.kind === "review") {
    return `A review that ${dueWords(reason.overdueDays)}; ${REVIEW_ORDER_WORDS[reason.order](reason)}.`;
  }
  if (reason.kind === "learning-day") {
    return `A learning step of a day or more ${dueWords(reason.overdueDays)}; those come before reviews.`;
  }
  if (reason.kind === "learn-ahead") {
    return `Nothing else is left, so a learning step due in ${intervalWords({ seconds: reason.inSeconds })} comes now.`;
  }
  return reason.lateSeconds < 60
    ? "A learning step is due now, and those come first."
    : `A learning step fell due ${intervalWords({ seconds: reason.lateSeconds })} ago, and those come first.`;
}

/** What the page that ends the day says about cards not shown: one sentence for each cause, none when there is none. */
export function heldBackWords({ newByLimit, reviewsByLimit, bySibling }: Queue["heldBack"]): string[] {
  const sentences = [
    newByLimit > 0 && `Today's limit holds back ${cards(newByLimit, "new card")}.`,
    reviewsByLimit > 0 && `Today's limit holds back ${cards(reviewsByLimit, "review")}.`,
    bySibling > 0 && `${cards(bySibling, "card")} of a chain you see today will wait until tomorrow.`,
  ];
  return sentences.filter((sentence) => sentence !== false);
}

/** What the page that ends the day says about what comes next; empty when nothing is known to come. */
export function nextUpWords({ learning, reviewsTomorrow }: Queue["nextUp"]): string[] {
  const sentences = [
    learning &&
      `${cards(learning.count, "learning card")} left today, the first in ${intervalWords({ seconds: learning.inSeconds })}.`,
    reviewsTomorrow === 0 && "No review falls due tomorrow.",
    !!reviewsTomorrow && `Tomorrow: ${cards(reviewsTomorrow, "review")}.`,
  ];
  return sentences.filter((sentence) => typeof sentence === "string");
}

const REVIEW_ORDER_WORDS: Record<ReviewOrder, (reason: ReviewReason) => string> = {
  "due-then-random": () => "the longest overdue come first, those of one day at random",
  retrievability: ({ recallChance }) =>
    `the least likely to be recalled come first, this one at ${percent(recallChance)}`,
  "relative-overdueness": ({ elapsedDays }) =>
    `the latest for their interval come first, this one after ${cards(elapsedDays, "day")}`,
  difficulty: ({ difficulty }) => `the hardest come first, this one at ${difficulty.toFixed(1)} of 10`,
  random: () => "the order is random",
  added: () => "those added first come first",
};

const NEW_ORDER_WORDS: Record<NewOrder, string> = { added: "in the order added", random: "in random order" };

const NEW_MIX_WORDS: Record<NewMix, string> = {
  before: "before the reviews",
  after: "after the reviews",
  mixed: "spread among the reviews",
};

function dueWords(overdueDays: number): string {
  return overdueDays <= 0 ? "is due today" : `fell due ${cards(overdueDays, "day")} ago`;
}

function cards(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

function percent(chance: number): string {
  return `${Math.round(chance * 100)} %`;
}
