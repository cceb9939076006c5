import { type Memory, elapsedDays, newMemory, recallChance, recalled, type Schedule } from "./memory";
import type { Weights } from "./parameters";
import { ratingOf } from "./rating";

/**
 * What can happen to a card. `rated` alone tells the memory model anything; `cram` is practice that moves no due date.
 * `set-due` is one person moving one card, `reschedule` a batch (new retention, new weights, a backlog spread out).
 * `forget` makes the card new again; `reset` also sets its counts to 0. `mark` and `remark` are the person's own notes.
 * `undo` takes back the entry that it names: neither of the two then counts for anything.
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
  "mark",
  "unmark",
  "remark",
  "undo",
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
  /** Of an `undo` alone: the id of the entry that it takes back. */
  undoes?: string | null;
};

/** Finds the weights under which an entry is replayed: those of its set, or today's whatever the set. */
export type WeightsOf = (parameterSetId: string) => Weights;

/**
 * The memory of a card, rebuilt from its log. Exactly the memory that the answers produced one by one.
 *
 * @param entries in any order; those taken back are skipped
 * @throws {RangeError} if a `rated` entry has no rating
 */
export function foldLog(entries: readonly ReviewEntry[], weightsOf: WeightsOf): Memory {
  return inForce(entries).reduce((memory, entry) => afterEntry(memory, entry, weightsOf), newMemory());
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

/** Whether a card is suspended or buried, rebuilt from its log. */
export function foldAvailability(entries: readonly ReviewEntry[]): Availability {
  return inForce(entries).reduce<Availability>(
    (availability, { kind, studyDay }) => availabilityAfter(availability, kind, studyDay),
    { isSuspended: false, buriedUntilDay: null },
  );
}

/** Whether a card is suspended or buried after one more entry, made on a study day. It is buried until the next. */
export function availabilityAfter(before: Availability, kind: EntryKind, studyDay: number): Availability {
  if (kind === "suspend") return { ...before, isSuspended: true };
  if (kind === "unsuspend") return { ...before, isSuspended: false };
  if (kind === "bury" || kind === "bury-sibling") return { ...before, buriedUntilDay: studyDay + 1 };
  if (kind === "unbury" || kind === "rated") return { ...before, buriedUntilDay: null };
  return before;
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

/** What a card's history page draws: every entry in force, oldest first. @throws {RangeError} as `foldLog` does */
export function cardHistory(entries: readonly ReviewEntry[], weightsOf: WeightsOf): HistoryPoint[] {
  let memory = newMemory();
  return inForce(entries).map((entry) => {
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

/** The entries that count, oldest first: what was taken back is skipped, and so is what took it back. */
export function inForce(entries: readonly ReviewEntry[]): ReviewEntry[] {
  const undone = new Set(entries.flatMap(({ undoes }) => undoes ?? []));
  return entries.filter(({ id, kind }) => kind !== "undo" && !undone.has(id)).toSorted((a, b) => a.number - b.number);
}

function recallOf(entry: ReviewEntry) {
  const rating = ratingOf(entry.rating);
  if (!rating) throw new RangeError(`entry ${entry.id} is rated ${entry.rating}, which is no rating`);
  return { rating, at: entry.reviewedAt, day: entry.studyDay };
}
