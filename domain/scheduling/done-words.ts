import { intervalWords } from "./interval-words";

/** What a person answered on one study day. */
export type DoneToday = {
  answered: number;
  /** Cards answered for the first time. */
  newCards: number;
  /** Answers to cards in review, and how many of them were recalled. */
  reviews: number;
  recalled: number;
  /** Cards that left their learning steps. */
  learnt: number;
  spentMs: number;
};

/** What the page that ends the day says about what was done: nothing when nothing was. */
export function doneWords({ answered, newCards, reviews, recalled, learnt, spentMs }: DoneToday): string[] {
  if (answered === 0) return [];
  const sentences = [
    reviews > 0 && `You recalled ${recalled} of ${count(reviews, "review")}.`,
    newCards > 0 && `You met ${count(newCards, "new card")}.`,
    learnt > 0 && `${count(learnt, "card")} ${learnt === 1 ? "is" : "are"} learnt and will come back after days.`,
    spentMs >= 1000 && `It took ${intervalWords({ seconds: spentMs / 1000 })} of answering.`,
  ];
  return sentences.filter((sentence) => sentence !== false);
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
