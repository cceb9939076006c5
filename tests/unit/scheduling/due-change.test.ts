import { describe, expect, test } from "vitest";
import { Refusal } from "#domain/refusal";
import { rescheduled, withDueDay } from "#domain/scheduling/due-change";
import { type Memory, newMemory } from "#domain/scheduling/memory";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";

const TODAY = 1000;
const known: Memory = {
  ...newMemory(),
  state: "review",
  stabilityDays: 100,
  difficulty: 5,
  reviewCount: 3,
  scheduledDays: 100,
  dueDay: TODAY + 60,
  lastReviewDay: TODAY - 40,
};

describe("withDueDay", () => {
  test.each([
    { dueDay: TODAY + 5, set: TODAY + 5, scheduledDays: 45 },
    { dueDay: TODAY - 5, set: TODAY, scheduledDays: 40 },
  ])("day $dueDay", ({ dueDay, set, scheduledDays }) => {
    expect(withDueDay(known, dueDay, TODAY)).toEqual({ ...known, dueDay: set, scheduledDays });
  });

  test("takes a card out of its learning steps", () => {
    const learning: Memory = {
      ...known,
      state: "learning",
      step: 1,
      dueDay: null,
      dueAt: new Date(0),
      lastReviewDay: TODAY,
    };
    expect(withDueDay(learning, TODAY, TODAY)).toMatchObject({
      state: "review",
      step: 0,
      dueAt: null,
      scheduledDays: 1,
    });
  });

  test("refuses a new card in words", () => {
    expect(() => withDueDay(newMemory(), TODAY, TODAY)).toThrow(Refusal);
  });
});

describe("rescheduled", () => {
  test("a higher retention brings a card nearer, counted from its last answer", () => {
    const settings = { ...DEFAULT_SETTINGS, desiredRetention: 0.95 };
    const { dueDay, ...rest } = rescheduled(known, "card-1", settings);
    expect(rest.scheduledDays).toBeGreaterThanOrEqual(36); // 40.26 days, fuzzed
    expect(rest.scheduledDays).toBeLessThanOrEqual(44);
    expect(dueDay).toBe(TODAY - 40 + rest.scheduledDays);
    expect(rest.stabilityDays).toBe(known.stabilityDays);
  });

  test("leaves cards outside review alone", () => {
    expect(rescheduled(newMemory(), "card-1", DEFAULT_SETTINGS)).toEqual(newMemory());
    const learning: Memory = { ...known, state: "learning" };
    expect(rescheduled(learning, "card-1", DEFAULT_SETTINGS)).toBe(learning);
  });
});
