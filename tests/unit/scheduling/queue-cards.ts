import { type Memory, newMemory } from "#domain/scheduling/memory";
import type { Queue, QueueCard, QueueInput } from "#domain/scheduling/queue";
import { DEFAULT_SETTINGS, type StudySettings } from "#domain/scheduling/settings";
import { studyDay } from "#domain/scheduling/study-day";

export const NOW = new Date("2026-01-05T12:00:00Z");
export const DAY = studyDay(NOW, DEFAULT_SETTINGS);

export function input(
  cards: QueueCard[],
  changes: Partial<QueueInput> & { set?: Partial<StudySettings> } = {},
): QueueInput {
  const { set, ...rest } = changes;
  return {
    cards,
    settings: { ...DEFAULT_SETTINGS, ...set },
    counts: { newCards: 0, reviews: 0 },
    day: DAY,
    now: NOW,
    seed: "monday",
    ...rest,
  };
}

type WholeCard = QueueCard & { memory: Memory };

export function card(cardId: string, memory: Partial<Memory>, changes: Partial<QueueCard> = {}): WholeCard {
  const rest = { addedRank: 0, siblingGroup: null, isSuspended: false, buriedUntilDay: null };
  return { ...rest, ...changes, cardId, memory: { ...newMemory(), ...memory } };
}

export function review(cardId: string, memory: Partial<Memory> = {}, changes: Partial<QueueCard> = {}): WholeCard {
  const known = { state: "review" as const, stabilityDays: 10, difficulty: 5, scheduledDays: 10, reviewCount: 3 };
  return card(cardId, { ...known, dueDay: DAY, lastReviewDay: DAY - 10, ...memory }, changes);
}

export function learning(cardId: string, dueInMinutes: number, changes: Partial<QueueCard> = {}): WholeCard {
  const dueAt = new Date(NOW.getTime() + dueInMinutes * 60_000);
  return card(cardId, { state: "learning", stabilityDays: 2, difficulty: 5, dueAt, lastReviewDay: DAY }, changes);
}

export const ids = (queue: Queue) => queue.entries.map((entry) => entry.cardId);
export const kinds = (queue: Queue) => queue.entries.map((entry) => entry.reason.kind);
