import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterReview } from "#domain/scheduling/answering";
import { chanceFrom } from "#domain/scheduling/chance";
import { withDueDay } from "#domain/scheduling/due-change";
import {
  cardHistory,
  ENTRY_KINDS,
  type EntryKind,
  foldAvailability,
  foldLog,
  forgetMemory,
  type ReviewEntry,
  scheduleOf,
} from "#domain/scheduling/log";
import { type Memory, newMemory } from "#domain/scheduling/memory";
import type { Weights } from "#domain/scheduling/parameters";
import { RATING_NUMBERS } from "#domain/scheduling/rating";
import { DEFAULT_SETTINGS, type StudySettings } from "#domain/scheduling/settings";
import { studyDay } from "#domain/scheduling/study-day";
import { anyRating, anySettings } from "./arbitrary";

const START = new Date("2026-01-05T12:00:00Z");

const anyStep = fc.record({
  kind: fc.oneof(fc.constant<EntryKind>("rated"), fc.constant<EntryKind>("rated"), fc.constantFrom(...ENTRY_KINDS)),
  rating: anyRating,
  waitMinutes: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 400_000 })),
  settings: fc.integer({ min: 0, max: 2 }),
  moveDays: fc.integer({ min: 0, max: 90 }),
});

/** Lives through a history step by step, as the product would, writing the log beside the card. */
function live(
  steps: readonly (typeof anyStep extends fc.Arbitrary<infer Step> ? Step : never)[],
  regimes: StudySettings[],
) {
  let memory = newMemory();
  let now = START;
  const entries: ReviewEntry[] = [];
  for (const [index, { kind, rating, waitMinutes, settings: regime, moveDays }] of steps.entries()) {
    now = new Date(now.getTime() + waitMinutes * 60_000);
    const settings = regimes[regime] ?? DEFAULT_SETTINGS;
    const today = Math.max(studyDay(now, settings), memory.lastReviewDay ?? -Infinity);
    memory = change(memory, { kind, rating, now, settings, today, moveDays });
    const isAnswer = kind === "rated" || kind === "cram";
    entries.push({
      id: `entry-${index}`,
      cardId: "card-1",
      number: index + 1,
      kind,
      rating: isAnswer ? RATING_NUMBERS[rating] : 0,
      reviewedAt: now,
      studyDay: today,
      elapsedMs: isAnswer ? 5000 : 0,
      algorithm: "FSRS-6",
      parameterSetId: String(regime),
      outcome: scheduleOf(memory),
    });
  }
  return { memory, entries };
}

type Change = Pick<Parameters<typeof afterReview>[2], "now" | "settings"> & {
  kind: EntryKind;
  rating: Parameters<typeof afterReview>[1];
  today: number;
  moveDays: number;
};

function change(memory: Memory, { kind, rating, now, settings, today, moveDays }: Change): Memory {
  if (kind === "rated") {
    const dueCounts = (day: number) => Math.floor(chanceFrom(`${now.getTime()} ${day}`) * 30);
    return afterReview(memory, rating, { cardId: "card-1", now, settings, dueCounts });
  }
  if (kind === "set-due" || kind === "reschedule") {
    return memory.state === "new" ? memory : withDueDay(memory, today + moveDays, today);
  }
  if (kind === "forget") return forgetMemory(memory);
  return kind === "reset" ? newMemory() : memory;
}

const weightsOf = () => DEFAULT_SETTINGS.parameters.weights;

/** A log of such entries, all in one moment. */
function happened(...kinds: EntryKind[]): ReviewEntry[] {
  const steps = kinds.map((kind) => ({ kind, rating: "good" as const, waitMinutes: 0, settings: 0, moveDays: 0 }));
  return live(steps, [DEFAULT_SETTINGS]).entries;
}

describe("foldLog", () => {
  test("rebuilds the card exactly, through any answers, moves, resets and changes of settings, weights and zone", () => {
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 40 }),
        fc.tuple(anySettings, anySettings, anySettings),
        (steps, regimes) => {
          const { memory, entries } = live(steps, regimes);
          const weightsThen = (id: string): Weights => regimes[Number(id)]?.parameters.weights ?? [];
          expect(foldLog(entries, weightsThen)).toEqual(memory);
          expect(foldLog(entries.toReversed(), weightsThen)).toEqual(memory);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test("an entry that was taken back counts for nothing, and its copy counts again", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 20 }), fc.tuple(anySettings), (steps, [settings]) => {
        const { entries, memory } = live(steps, [settings, settings, settings]);
        const weightsThen = (): Weights => settings.parameters.weights;
        const [last] = entries.slice(-1);
        if (!last) return;
        const number = last.number + 1;
        const undone: ReviewEntry = { ...last, id: "undo", kind: "undo", rating: 0, number, undoes: last.id };
        const without = entries.slice(0, -1);
        expect(foldLog([...entries, undone], weightsThen)).toEqual(foldLog(without, weightsThen));
        expect(foldAvailability([...entries, undone])).toEqual(foldAvailability(without));
        expect(cardHistory([...entries, undone], weightsThen)).toEqual(cardHistory(without, weightsThen));
        const again = { ...last, id: "again", number: number + 1 };
        expect(foldLog([...entries, undone, again], weightsThen)).toEqual(memory);
      }),
    );
  });

  test("an empty log is a new card", () => {
    expect(foldLog([], () => [])).toEqual(newMemory());
  });

  const { entries } = live(
    [
      { kind: "rated", rating: "easy", waitMinutes: 0, settings: 0, moveDays: 0 },
      { kind: "cram", rating: "again", waitMinutes: 60, settings: 0, moveDays: 0 },
      { kind: "rated", rating: "again", waitMinutes: 14_400, settings: 0, moveDays: 0 },
      { kind: "forget", rating: "again", waitMinutes: 60, settings: 0, moveDays: 0 },
    ],
    [DEFAULT_SETTINGS],
  );

  test("cramming changes nothing that is remembered", () => {
    expect(foldLog(entries.slice(0, 2), weightsOf)).toEqual(foldLog(entries.slice(0, 1), weightsOf));
  });

  test("a forgotten card is new again, but keeps its counts", () => {
    expect(foldLog(entries, weightsOf)).toEqual({ ...newMemory(), reviewCount: 2, lapseCount: 1 });
  });

  test("the history shows each entry with the chance of recall before it", () => {
    const history = cardHistory(entries, weightsOf);
    expect(history.map((point) => point.elapsedDays)).toEqual([0, 0, 10, 0]);
    expect(history.map((point) => point.recallChance)).toEqual([null, 1, expect.closeTo(0.886657, 6), 1]);
    expect(history.at(-1)?.after).toEqual(foldLog(entries, weightsOf));
  });

  test("a rated entry without a rating is refused", () => {
    const broken = entries.map((entry) => ({ ...entry, rating: 0 }));
    expect(() => foldLog(broken, weightsOf)).toThrow(RangeError);
  });
});

describe("foldAvailability", () => {
  const tomorrow = studyDay(START, DEFAULT_SETTINGS) + 1;

  test.each<{ kinds: EntryKind[]; isSuspended: boolean; buriedUntilDay: number | null }>([
    { kinds: [], isSuspended: false, buriedUntilDay: null },
    { kinds: ["suspend"], isSuspended: true, buriedUntilDay: null },
    { kinds: ["suspend", "rated"], isSuspended: true, buriedUntilDay: null },
    { kinds: ["suspend", "unsuspend"], isSuspended: false, buriedUntilDay: null },
    { kinds: ["bury"], isSuspended: false, buriedUntilDay: tomorrow },
    { kinds: ["bury-sibling"], isSuspended: false, buriedUntilDay: tomorrow },
    { kinds: ["bury", "unbury"], isSuspended: false, buriedUntilDay: null },
    { kinds: ["bury", "rated"], isSuspended: false, buriedUntilDay: null },
  ])("after $kinds", ({ kinds, isSuspended, buriedUntilDay }) => {
    expect(foldAvailability(happened(...kinds))).toEqual({ isSuspended, buriedUntilDay });
  });
});
