import { expect, test } from "vitest";
import { explainDue } from "#domain/scheduling/explanation";
import { type Memory, newMemory } from "#domain/scheduling/memory";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";

const known: Memory = {
  ...newMemory(),
  state: "review",
  stabilityDays: 10,
  difficulty: 5,
  scheduledDays: 12,
  dueDay: 112,
  lastReviewDay: 100,
};

test("a review three days late shows its arithmetic", () => {
  expect(explainDue(known, 115, DEFAULT_SETTINGS)).toEqual({
    state: "review",
    stabilityDays: 10,
    difficulty: 5,
    lastReviewDay: 100,
    dueDay: 112,
    dueAt: null,
    scheduledDays: 12,
    day: 115,
    elapsedDays: 15,
    overdueDays: 3,
    desiredRetention: 0.9,
    recallChance: expect.closeTo(0.869825, 5),
    recallChanceWhenDue: expect.closeTo(0.886993, 5),
    idealDays: expect.closeTo(10, 5),
    fuzzRange: { lowest: 8, highest: 12 },
    shiftedDays: 2,
  });
});

test("an early review has negative lateness", () => {
  expect(explainDue(known, 105, DEFAULT_SETTINGS)).toMatchObject({ elapsedDays: 5, overdueDays: -7 });
});

test("a new card has nothing to explain but that it is new", () => {
  expect(explainDue(newMemory(), 100, DEFAULT_SETTINGS)).toMatchObject({
    state: "new",
    recallChance: null,
    recallChanceWhenDue: null,
    overdueDays: null,
    idealDays: null,
    fuzzRange: null,
    shiftedDays: null,
  });
});

test("a learning step has a time, not a range of days", () => {
  const dueAt = new Date("2026-01-05T12:10:00Z");
  const learning: Memory = { ...known, state: "learning", dueDay: null, dueAt, scheduledDays: 0, lastReviewDay: 115 };
  expect(explainDue(learning, 115, DEFAULT_SETTINGS)).toMatchObject({
    dueAt,
    recallChance: 1,
    fuzzRange: null,
    idealDays: null,
  });
});
