import { expect, test } from "vitest";
import { spreadBacklog } from "#domain/scheduling/backlog";
import { type Memory, newMemory } from "#domain/scheduling/memory";
import { DEFAULT_PARAMETERS } from "#domain/scheduling/parameters";

const TODAY = 1000;
const { weights } = DEFAULT_PARAMETERS;

function card(cardId: string, changes: Partial<Memory> = {}) {
  const known = {
    state: "review" as const,
    stabilityDays: 10,
    difficulty: 5,
    dueDay: TODAY - 5,
    lastReviewDay: TODAY - 15,
  };
  return { cardId, memory: { ...newMemory(), ...known, ...changes } };
}

test("the best remembered stay on the first day, the others follow evenly", () => {
  const cards = [1, 64, 4, 32, 16, 8].map((stabilityDays) => card(`s${stabilityDays}`, { stabilityDays }));
  expect(spreadBacklog(cards, { days: 3, today: TODAY, weights })).toEqual([
    { cardId: "s64", dueDay: TODAY },
    { cardId: "s32", dueDay: TODAY },
    { cardId: "s16", dueDay: TODAY + 1 },
    { cardId: "s8", dueDay: TODAY + 1 },
    { cardId: "s4", dueDay: TODAY + 2 },
    { cardId: "s1", dueDay: TODAY + 2 },
  ]);
});

test("no day gets more than its share, and none lies beyond the last", () => {
  const cards = Array.from({ length: 103 }, (_, index) => card(`card-${index}`));
  const moves = spreadBacklog(cards, { days: 10, today: TODAY, weights });
  const perDay = Array.from({ length: 10 }, (_, day) => moves.filter(({ dueDay }) => dueDay === TODAY + day).length);
  expect(perDay.reduce((sum, count) => sum + count, 0)).toBe(103);
  expect(Math.max(...perDay) - Math.min(...perDay)).toBeLessThanOrEqual(1);
});

test("cards that are not due, and steps, are left alone", () => {
  const cards = [
    card("due", { dueDay: TODAY }),
    card("later", { dueDay: TODAY + 1 }),
    card("step", { state: "relearning" }),
  ];
  expect(spreadBacklog(cards, { days: 5, today: TODAY, weights })).toEqual([{ cardId: "due", dueDay: TODAY }]);
});
