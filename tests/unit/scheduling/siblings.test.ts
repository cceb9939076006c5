import { expect, test } from "vitest";
import { type Memory, newMemory } from "#domain/scheduling/memory";
import { type ChainedCard, siblingsToBury } from "#domain/scheduling/siblings";

const TODAY = 100;

function card(cardId: string, memory: Partial<Memory> = {}, siblingGroup: string | null = "gather"): ChainedCard {
  return { cardId, memory: { ...newMemory(), ...memory }, siblingGroup };
}

const CARDS = [
  card("answered", { state: "learning", dueAt: new Date(0) }),
  card("new"),
  card("due", { state: "review", dueDay: TODAY }),
  card("not-due", { state: "review", dueDay: TODAY + 1 }),
  card("step", { state: "learning", dueAt: new Date(0) }),
  card("day-step", { state: "relearning", dueDay: TODAY }),
  card("other-chain", {}, "tasks"),
  card("alone", {}, null),
];

test.each([
  { buryNewSiblings: true, buryReviewSiblings: true, buried: ["new", "due", "day-step"] },
  { buryNewSiblings: true, buryReviewSiblings: false, buried: ["new"] },
  { buryNewSiblings: false, buryReviewSiblings: true, buried: ["due", "day-step"] },
  { buryNewSiblings: false, buryReviewSiblings: false, buried: [] },
])("new: $buryNewSiblings, reviews: $buryReviewSiblings buries $buried", ({ buried, ...settings }) => {
  expect(siblingsToBury(card("answered"), CARDS, { settings, today: TODAY })).toEqual(buried);
});

test("a card that stands alone buries none", () => {
  const settings = { buryNewSiblings: true, buryReviewSiblings: true };
  expect(siblingsToBury(card("alone", {}, null), CARDS, { settings, today: TODAY })).toEqual([]);
});
