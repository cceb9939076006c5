import type { Availability } from "./log";
import { elapsedDays, type QueuedMemory, recallChance } from "./memory";
import { interleave, type OrderedCard, orderNewCards, orderReviews } from "./review-order";
import type { NewMix, NewOrder, ReviewOrder, StudySettings } from "./settings";
import { type ChainedCard, waitsForSibling } from "./siblings";

export type QueueCard = OrderedCard & ChainedCard & Availability;

export type QueueInput = {
  cards: readonly QueueCard[];
  settings: StudySettings;
  /** What the person has done on this study day already; it counts against the limits. */
  counts: { newCards: number; reviews: number };
  /** Limits for this study day alone, in place of the settings'. */
  limitsToday?: { newPerDay?: number; reviewsPerDay?: number };
  /** Reviews that fall due on the next study day; leave it out when nobody counted them. */
  dueTomorrow?: number;
  day: number;
  now: Date;
  /** Same seed, same order: the study day and the person make a good one. */
  seed: string;
};

/** Why a card stands where it does; `reasonWords` puts it in a sentence. */
export type QueueReason =
  | { kind: "learning-due"; lateSeconds: number }
  /** A step that crossed the rollover. */
  | { kind: "learning-day"; overdueDays: number }
  | {
      kind: "review";
      order: ReviewOrder;
      overdueDays: number;
      elapsedDays: number;
      recallChance: number;
      difficulty: number;
    }
  | { kind: "new"; order: NewOrder; mix: NewMix }
  | { kind: "learn-ahead"; inSeconds: number };

export type QueueEntry = {
  cardId: string;
  /** 1, 2, 3 ... */
  position: number;
  reason: QueueReason;
};

export type Queue = {
  entries: QueueEntry[];
  counts: { learning: number; reviews: number; newCards: number };
  /** Cards that would be shown today, but for the day's limits, a sibling shown before, or having been set aside. */
  heldBack: { newByLimit: number; reviewsByLimit: number; bySibling: number; buried: number; suspended: number };
  /** For the page that ends the day. */
  nextUp: {
    /** The learning cards too far ahead to be shown now. */
    learning: { count: number; firstDueAt: Date; inSeconds: number } | null;
    /** Reviews of the next study day, with those held back by today's limit; null when nobody counted them. */
    reviewsTomorrow: number | null;
  };
};

/**
 * What to study now, in order: learning steps that are due; reviews and new cards, mixed as the person set; and at the
 * end, learning steps due soon.
 *
 * A limit cuts the end of the person's order. A card that waits for a sibling uses up no place, and a card that a limit
 * holds back makes no sibling wait.
 */
export function buildQueue(input: QueueInput): Queue {
  const { settings, day, now, seed } = input;
  const shown = input.cards.filter((card) => isAvailable(card, day));
  const { learningNow, learningSoon, learningLater } = splitLearning(shown, now, settings);

  const due = orderReviews(
    shown.filter(({ memory }) => isDueOnDay(memory, day)),
    { day, seed, settings },
  );
  const fresh = orderNewCards(
    shown.filter(({ memory }) => memory.state === "new"),
    settings.newOrder,
    seed,
  );
  const limits = limitsLeft(input);
  const groups = groupsOf([...learningNow, ...learningSoon, ...learningLater]);
  const reviews = admit(due, { groups, limit: limits.reviews, settings });
  const newCards = admit(fresh, { groups, limit: limits.newCards, settings });

  const main = mix(reviews.shown, newCards.shown, settings.newMix);
  const ordered = [...learningNow, ...main, ...learningSoon];
  return {
    entries: ordered.map((card, index) => ({
      cardId: card.cardId,
      position: index + 1,
      // Worked out for who asks: of hundreds of cards, those on the screen.
      get reason() {
        return reasonFor(card.memory, input);
      },
    })),
    counts: {
      learning: learningNow.length + learningSoon.length,
      reviews: reviews.shown.length,
      newCards: newCards.shown.length,
    },
    heldBack: {
      newByLimit: newCards.byLimit,
      reviewsByLimit: reviews.byLimit,
      bySibling: reviews.bySibling + newCards.bySibling,
      ...countSetAside(input.cards, day, now),
    },
    nextUp: {
      learning: nextLearning(learningLater, now),
      reviewsTomorrow: input.dueTomorrow === undefined ? null : input.dueTomorrow + reviews.byLimit,
    },
  };
}

function isAvailable({ isSuspended, buriedUntilDay }: QueueCard, day: number): boolean {
  return !isSuspended && (buriedUntilDay === null || buriedUntilDay <= day);
}

function isDueOnDay(memory: QueuedMemory, day: number): boolean {
  return memory.dueDay !== null && memory.dueDay <= day;
}

function splitLearning(cards: readonly QueueCard[], now: Date, settings: StudySettings) {
  const nowMs = now.getTime();
  const aheadMs = nowMs + settings.learnAheadSeconds * 1000;
  const learning = cards
    .map((card) => ({ card, dueMs: card.memory.dueAt?.getTime() ?? Number.NaN }))
    .filter(({ dueMs }) => !Number.isNaN(dueMs))
    .toSorted((a, b) => a.dueMs - b.dueMs || (a.card.cardId < b.card.cardId ? -1 : 1));
  const between = (afterMs: number, untilMs: number) =>
    learning.filter(({ dueMs }) => dueMs > afterMs && dueMs <= untilMs).map(({ card }) => card);
  return {
    learningNow: between(-Infinity, nowMs),
    learningSoon: between(nowMs, aheadMs),
    learningLater: between(aheadMs, Infinity),
  };
}

function groupsOf(cards: readonly QueueCard[]): Set<string> {
  return new Set(cards.flatMap(({ siblingGroup }) => siblingGroup ?? []));
}

/**
 * Admits cards until the limit, leaving out those whose sibling is shown already. Adds the groups of the cards shown
 * to `groups`.
 */
function admit(
  cards: readonly QueueCard[],
  { groups, limit, settings }: { groups: Set<string>; limit: number; settings: StudySettings },
): { shown: QueueCard[]; bySibling: number; byLimit: number } {
  const shown: QueueCard[] = [];
  let bySibling = 0;
  for (const card of cards) {
    const { memory, siblingGroup } = card;
    if (siblingGroup !== null && groups.has(siblingGroup) && waitsForSibling(memory, settings)) {
      bySibling += 1;
    } else if (shown.length < limit) {
      shown.push(card);
      if (siblingGroup !== null) groups.add(siblingGroup);
    }
  }
  return { shown, bySibling, byLimit: cards.length - shown.length - bySibling };
}

function limitsLeft({ settings, counts, limitsToday }: QueueInput): { newCards: number; reviews: number } {
  return {
    newCards: Math.max(0, (limitsToday?.newPerDay ?? settings.newPerDay) - counts.newCards),
    reviews: Math.max(0, (limitsToday?.reviewsPerDay ?? settings.reviewsPerDay) - counts.reviews),
  };
}

function mix(reviews: readonly QueueCard[], newCards: readonly QueueCard[], newMix: NewMix): QueueCard[] {
  if (newMix === "mixed") return interleave(reviews, newCards);
  return newMix === "before" ? [...newCards, ...reviews] : [...reviews, ...newCards];
}

function reasonFor(memory: QueuedMemory, { settings, day, now }: QueueInput): QueueReason {
  if (memory.dueAt) {
    const inSeconds = (memory.dueAt.getTime() - now.getTime()) / 1000;
    return inSeconds > 0 ? { kind: "learn-ahead", inSeconds } : { kind: "learning-due", lateSeconds: 0 - inSeconds };
  }
  if (memory.dueDay === null) return { kind: "new", order: settings.newOrder, mix: settings.newMix };

  const overdueDays = day - memory.dueDay;
  if (memory.state !== "review") return { kind: "learning-day", overdueDays };
  return {
    kind: "review",
    order: settings.reviewOrder,
    overdueDays,
    elapsedDays: elapsedDays(memory, day),
    recallChance: recallChance(memory, day, settings.parameters.weights),
    difficulty: memory.difficulty,
  };
}

function countSetAside(cards: readonly QueueCard[], day: number, now: Date): { buried: number; suspended: number } {
  const due = cards.filter(
    ({ memory }) => memory.state === "new" || isDueOnDay(memory, day) || (memory.dueAt !== null && memory.dueAt <= now),
  );
  return {
    suspended: due.filter(({ isSuspended }) => isSuspended).length,
    buried: due.filter((card) => !card.isSuspended && !isAvailable(card, day)).length,
  };
}

function nextLearning(later: readonly QueueCard[], now: Date): Queue["nextUp"]["learning"] {
  const firstDueAt = later[0]?.memory.dueAt;
  if (!firstDueAt) return null;
  return { count: later.length, firstDueAt, inSeconds: (firstDueAt.getTime() - now.getTime()) / 1000 };
}
