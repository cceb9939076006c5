import { chanceFrom } from "./chance";
import { elapsedDays, intervalDays, type QueuedMemory, recallChance } from "./memory";
import type { NewOrder, ReviewOrder, StudySettings } from "./settings";

/** A card, as far as orders look at it. */
export type OrderedCard = {
  cardId: string;
  memory: QueuedMemory;
  /** Rank in the order in which the person's cards were added. */
  addedRank: number;
};

/** The seed decides ties and random orders, so that a queue built twice from one seed has one order. */
export type OrderContext = { day: number; seed: string; settings: StudySettings };

/** Due cards in the person's review order, steps that crossed a rollover before all reviews. */
export function orderReviews<Card extends OrderedCard>(cards: readonly Card[], context: OrderContext): Card[] {
  const { seed, settings } = context;
  return sortByKeys(cards, seed, (card) => [
    card.memory.state === "review" ? 1 : 0,
    REVIEW_KEYS[settings.reviewOrder](card, context),
  ]);
}

/** New cards in the person's order. */
export function orderNewCards<Card extends OrderedCard>(cards: readonly Card[], order: NewOrder, seed: string): Card[] {
  return sortByKeys(cards, seed, (card) => [order === "added" ? card.addedRank : 0]);
}

/**
 * How late a card is for its memory: days passed over the days after which it should be seen. 1 on the ideal day,
 * whatever the interval.
 */
export function relativeOverdueness(memory: QueuedMemory, day: number, settings: StudySettings): number {
  const idealDays = intervalDays(memory.stabilityDays, settings.desiredRetention, settings.parameters.weights);
  return idealDays > 0 ? elapsedDays(memory, day) / idealDays : 0;
}

/** Two ordered lists as one, each keeping its order and spread evenly over the whole. */
export function interleave<Item>(first: readonly Item[], second: readonly Item[]): Item[] {
  const place = (items: readonly Item[], tie: number) =>
    items.map((item, index) => ({ item, at: (index + 0.5) / items.length, tie }));
  return [...place(first, 0), ...place(second, 1)]
    .toSorted((a, b) => a.at - b.at || a.tie - b.tie)
    .map(({ item }) => item);
}

const REVIEW_KEYS: Record<ReviewOrder, (card: OrderedCard, context: OrderContext) => number> = {
  "due-then-random": ({ memory }, { day }) => memory.dueDay ?? day,
  retrievability: ({ memory }, { day, settings }) => recallChance(memory, day, settings.parameters.weights),
  "relative-overdueness": ({ memory }, { day, settings }) => -relativeOverdueness(memory, day, settings),
  difficulty: ({ memory }) => -memory.difficulty,
  random: () => 0,
  added: ({ addedRank }) => addedRank,
};

// Keys are computed once for each card, not once for each comparison.
function sortByKeys<Card extends OrderedCard>(
  cards: readonly Card[],
  seed: string,
  keysOf: (card: Card) => readonly number[],
): Card[] {
  return cards
    .map((card) => ({ card, keys: [...keysOf(card), chanceFrom(`${seed}:${card.cardId}`)] }))
    .toSorted((a, b) => compareKeys(a.keys, b.keys) || (a.card.cardId < b.card.cardId ? -1 : 1))
    .map(({ card }) => card);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
