import { type Memory, elapsedDays, newMemory, recallChance, recalled, type Schedule } from "./memory";
import type { Weights } from "./parameters";
import { ratingOf } from "./rating";

/**
 * What can happen to a card. `rated` alone tells the memory model anything; `cram` is practice that moves no due date.
 * `set-due` is one person moving one card, `reschedule` a batch (new retention, new weights, a backlog spread out).
 * `forget` makes the card new again; `reset` also sets its counts to 0.
 */
export const ENTRY_KINDS = [
  "rated",
  "cram",
  "suspend",
  "unsuspend",
  "bury",
  "bury-sibling",
  "unbury",
  "set-due",
  "reschedule",
  "forget",
  "reset",
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One row of the append-only log of a card. */
export type ReviewEntry = {
  /** Made by the browser, so that an answer sent twice is one review. */
  id: string;
  cardId: string;
  /** 1, 2, 3 ... within the card. */
  number: number;
  kind: EntryKind;
  /** 1..4 for `rated` and `cram`; 0 otherwise. */
  rating: number;
  reviewedAt: Date;
  /** The study day then: the zone may have changed since. */
  studyDay: number;
  /** Capped; 0 unless answered. */
  elapsedMs: number;
  algorithm: "FSRS-6";
  /** The weights in force then. */
  parameterSetId: string;
  /** The card's schedule after the entry: it depended on settings and other cards, so no replay can find it again. */
  outcome: Schedule;
};

/** Finds the weights under which an entry is replayed: those of its set, or today's whatever the set. */
export type WeightsOf = (parameterSetId: string) => Weights;

/**
 * The memory of a card, rebuilt from its log. Exactly the memory that the answers produced one by one.
 *
 * @param entries those in force, in any order: an answer taken back is left out
 * @throws {RangeError} if a `rated` entry has no rating
 */
export function foldLog(entries: readonly ReviewEntry[], weightsOf: WeightsOf): Memory {
  return inOrder(entries).reduce((memory, entry) => afterEntry(memory, entry, weightsOf), newMemory());
}

/** The memory after one more entry of the log. @throws {RangeError} if a `rated` entry has no rating */
export function afterEntry(memory: Memory, entry: ReviewEntry, weightsOf: WeightsOf): Memory {
  const { kind, outcome } = entry;
  if (kind === "rated") return { ...recalled(memory, recallOf(entry), weightsOf(entry.parameterSetId)), ...outcome };
  if (kind === "set-due" || kind === "reschedule") return { ...memory, ...outcome };
  if (kind === "forget") return forgetMemory(memory);
  if (kind === "reset") return newMemory();
  return memory; // cramming, suspending and burying leave it as it is
}

/** A card that is new again, but remembers how often it was answered and forgotten. */
export function forgetMemory({ reviewCount, lapseCount }: Memory): Memory {
  return { ...newMemory(), reviewCount, lapseCount };
}

/** Whether a card may be shown at all. */
export type Availability = {
  isSuspended: boolean;
  /** First study day on which a buried card is shown again. */
  buriedUntilDay: number | null;
};

/** Whether a card is suspended or buried, rebuilt from its log. A card is buried until the next study day. */
export function foldAvailability(entries: readonly ReviewEntry[]): Availability {
  let isSuspended = false;
  let buriedUntilDay: number | null = null;
  for (const { kind, studyDay } of inOrder(entries)) {
    if (kind === "suspend") isSuspended = true;
    else if (kind === "unsuspend") isSuspended = false;
    else if (kind === "bury" || kind === "bury-sibling") buriedUntilDay = studyDay + 1;
    else if (kind === "unbury" || kind === "rated") buriedUntilDay = null;
  }
  return { isSuspended, buriedUntilDay };
}

/** One entry of a card's history, with the memory before and after it. */
export type HistoryPoint = {
  entry: ReviewEntry;
  elapsedDays: number;
  /** Chance, 0..1, of recall just before; null for a card that was new. */
  recallChance: number | null;
  before: Memory;
  after: Memory;
};

/** What a card's history page draws: every entry, oldest first. @throws {RangeError} as `foldLog` does */
export function cardHistory(entries: readonly ReviewEntry[], weightsOf: WeightsOf): HistoryPoint[] {
  let memory = newMemory();
  return inOrder(entries).map((entry) => {
    const before = memory;
    memory = afterEntry(before, entry, weightsOf);
    return {
      entry,
      elapsedDays: elapsedDays(before, entry.studyDay),
      recallChance:
        before.state === "new" ? null : recallChance(before, entry.studyDay, weightsOf(entry.parameterSetId)),
      before,
      after: memory,
    };
  });
}

/** The part of a memory that its log entry keeps. */
export function scheduleOf({ state, step, scheduledDays, dueDay, dueAt }: Memory): Schedule {
  return { state, step, scheduledDays, dueDay, dueAt };
}

function inOrder(entries: readonly ReviewEntry[]): ReviewEntry[] {
  return entries.toSorted((a, b) => a.number - b.number);
}

function recallOf(entry: ReviewEntry) {
  const rating = ratingOf(entry.rating);
  if (!rating) throw new RangeError(`entry ${entry.id} is rated ${entry.rating}, which is no rating`);
  return { rating, at: entry.reviewedAt, day: entry.studyDay };
}
