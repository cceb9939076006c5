import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newMemory, recallChance } from "#domain/scheduling/memory";
import { buildQueue, type QueueCard } from "#domain/scheduling/queue";
import { reasonWords } from "#domain/scheduling/queue-words";
import { NEW_MIXES, NEW_ORDERS, REVIEW_ORDERS } from "#domain/scheduling/settings";
import { card, DAY, ids, input, kinds, learning, NOW, review } from "./queue-cards";

const anyCard = fc
  .record({
    kind: fc.constantFrom("new", "learning", "review", "day-step"),
    offset: fc.integer({ min: -40, max: 40 }),
    stabilityDays: fc.double({ min: 0.1, max: 500, noNaN: true }),
    addedRank: fc.nat(100),
    siblingGroup: fc.option(fc.constantFrom("x", "y", "z")),
    isSuspended: fc.boolean(),
    buriedUntilDay: fc.option(fc.integer({ min: DAY - 1, max: DAY + 1 })),
  })
  .map(({ kind, offset, stabilityDays, isSuspended, ...rest }) => (cardId: string): QueueCard => {
    const changes = { ...rest, isSuspended: isSuspended && offset > 20 };
    if (kind === "new") return card(cardId, {}, changes);
    if (kind === "learning") return learning(cardId, offset, changes);
    const memory = { stabilityDays, dueDay: DAY + offset - 20, lastReviewDay: DAY - 60 };
    return kind === "review"
      ? review(cardId, memory, changes)
      : card(cardId, { ...memory, state: "relearning", difficulty: 5 }, changes);
  });

const anyInput = fc
  .record({
    makers: fc.array(anyCard, { maxLength: 60 }),
    set: fc.record({
      newPerDay: fc.nat(15),
      reviewsPerDay: fc.nat(20),
      newMix: fc.constantFrom(...NEW_MIXES),
      newOrder: fc.constantFrom(...NEW_ORDERS),
      reviewOrder: fc.constantFrom(...REVIEW_ORDERS),
      buryNewSiblings: fc.boolean(),
      buryReviewSiblings: fc.boolean(),
      learnAheadSeconds: fc.constantFrom(0, 1200),
    }),
    counts: fc.record({ newCards: fc.nat(20), reviews: fc.nat(25) }),
    seed: fc.string(),
  })
  .map(({ makers, ...rest }) =>
    input(
      makers.map((make, index) => make(`card-${index}`)),
      rest,
    ),
  );

describe("any queue", () => {
  test("stays within its limits and shows no card twice, none that is set aside, none that is not due", () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const queue = buildQueue(given);
        expect(new Set(ids(queue)).size).toBe(queue.entries.length);
        const { newPerDay, reviewsPerDay, learnAheadSeconds } = given.settings;
        const ofKind = (...wanted: string[]) => kinds(queue).filter((kind) => wanted.includes(kind)).length;
        expect(ofKind("new")).toBeLessThanOrEqual(Math.max(0, newPerDay - given.counts.newCards));
        expect(ofKind("review", "learning-day")).toBeLessThanOrEqual(Math.max(0, reviewsPerDay - given.counts.reviews));
        const shown = new Set(ids(queue));
        for (const { cardId, memory, isSuspended, buriedUntilDay } of given.cards) {
          if (!shown.has(cardId)) continue;
          expect(isSuspended || (buriedUntilDay ?? DAY) > DAY).toBe(false);
          expect(memory.dueDay ?? DAY).toBeLessThanOrEqual(DAY);
          expect(memory.dueAt?.getTime() ?? 0).toBeLessThanOrEqual(NOW.getTime() + learnAheadSeconds * 1000);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test("accounts for every card: shown, held back for a stated cause, or not due", () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const { entries, heldBack, nextUp } = buildQueue(given);
        const notDue = given.cards.filter(({ memory }) => (memory.dueDay ?? DAY) > DAY).length;
        const laterAside = given.cards.filter(
          ({ memory, isSuspended, buriedUntilDay }) =>
            memory.dueAt !== null && memory.dueAt > NOW && (isSuspended || (buriedUntilDay ?? DAY) > DAY),
        ).length;
        const held = Object.values(heldBack).reduce((sum, count) => sum + count, 0);
        expect(entries.length + held + notDue + laterAside + (nextUp.learning?.count ?? 0)).toBe(given.cards.length);
      }),
      { numRuns: 1500 },
    );
  });

  test("numbers and explains each position", () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const { entries } = buildQueue(given);
        expect(entries.map((entry) => entry.position)).toEqual(entries.map((_, index) => index + 1));
        for (const { reason } of entries) expect(reasonWords(reason)).toMatch(/^[A-Z].+\.$/);
        const stage = entries.map(({ reason: { kind } }) =>
          kind === "learning-due" ? 0 : kind === "learn-ahead" ? 2 : 1,
        );
        expect(stage).toEqual(stage.toSorted((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });

  test("is the same for the same seed, however the cards arrive", () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        expect(buildQueue({ ...given, cards: given.cards.toReversed() })).toEqual(buildQueue(given));
      }),
      { numRuns: 1000 },
    );
  });

  test("by retrievability never shows a likelier card before a less likely one", () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const settings = { ...given.settings, reviewOrder: "retrievability" as const };
        const memories = new Map(given.cards.map(({ cardId, memory }) => [cardId, memory]));
        const chances = buildQueue({ ...given, settings })
          .entries.filter((entry) => entry.reason.kind === "review")
          .map(({ cardId }) => recallChance(memories.get(cardId) ?? newMemory(), DAY, settings.parameters.weights));
        expect(chances).toEqual(chances.toSorted((a, b) => a - b));
      }),
    );
  });
});
