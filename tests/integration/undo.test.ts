import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CardAction } from "#domain/scheduling/card-action";
import { withDueDay } from "#domain/scheduling/due-change";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { actOnCard, getTitledCard } from "#server/card-actions";
import { db } from "#server/db";
import { takeAction } from "#server/journal";
import { openToday } from "#server/queue";
import { recordReviews } from "#server/reviews";
import { findUndoState, moveInJournal } from "#server/undo";
import { publishFlashcards } from "#tests/support/bank";
import { addNewCards, findInconsistentCards, inReview, newLearner, ratingOf, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";
import { anyRating } from "../unit/scheduling/arbitrary";

useDatabase();

let items: string[];
let ana: string;
let card: string;
let other: string;

beforeAll(async () => {
  items = await publishFlashcards(4, NOW);
});

beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
  await addNewCards(ana, items);
  [card = "", other = ""] = items;
});

/** Everything that is kept of a person's cards but the length of their logs, which only grow. */
async function cardRows(userId = ana) {
  const rows = await db.card.findMany({ where: { userId }, omit: { version: true }, orderBy: { cardId: "asc" } });
  const study = await db.study.findUnique({ where: { userId }, select: { settings: true } });
  return { rows, study };
}

const versionOf = async (cardId: string, userId = ana) => (await getTitledCard(userId, cardId)).version;
const undo = (expected: string | null = null) => moveInJournal(ana, "undo", expected, later(60));
const redo = (expected: string | null = null) => moveInJournal(ana, "redo", expected, later(61));
async function act(action: CardAction, cardId = card) {
  const id = randomUUID();
  return { id, ...(await actOnCard(ana, { id, cardId, seen: null, action }, NOW)) };
}

describe("undo", () => {
  test("takes back a rating: card, counts of the day and place in the queue", async () => {
    const before = [await cardRows(), await openToday(ana, { limit: 10 }, NOW)];
    await recordReviews(ana, [ratingOf(card)], NOW);
    expect((await openToday(ana, { limit: 10 }, NOW)).done.answered).toBe(1);
    const { done, undo: next, redo: again, cards } = await undo();
    expect(done.sentence).toMatch(/^“.+” rated Good$/);
    expect({ next, again: again?.id, cards }).toEqual({
      next: null,
      again: done.id,
      cards: [{ cardId: card, version: 2 }],
    });
    const [rows, today] = before;
    expect(await cardRows()).toEqual(rows);
    expect(await openToday(ana, { limit: 10 }, NOW)).toEqual({
      ...(today as object),
      cards: expect.arrayContaining([expect.objectContaining({ cardId: card, version: 2 })]) as unknown,
    });
    expect(await db.review.count()).toBe(2);
    expect(await findInconsistentCards()).toEqual([]);
  });

  test("of a whole batch and its settings is one step", async () => {
    await db.card.updateMany({ where: { userId: ana }, data: { ...inReview(TODAY - 20), version: 0 } });
    const before = await cardRows();
    const changes = await Promise.all(
      items.map(async (id, index) => {
        const found = await getTitledCard(ana, id);
        return { card: found, kind: "reschedule" as const, memory: withDueDay(found.memory, TODAY + index, TODAY) };
      }),
    );
    const settings = { before: {}, after: { newPerDay: 3 } };
    const batch = {
      id: randomUUID(),
      kind: "rescue",
      sentence: "4 overdue cards spread over 4 days",
      changes,
      settings,
    };
    await takeAction(ana, batch, { now: NOW, day: TODAY, settings: DEFAULT_SETTINGS });
    const after = await cardRows();
    expect(after.study?.settings).toEqual({ newPerDay: 3 });
    expect(after.rows.map(({ dueDay }) => dueDay)).toEqual([0, 1, 2, 3].map((days) => TODAY + days));
    await undo();
    expect(await cardRows()).toEqual(before);
    await redo();
    expect(await cardRows()).toEqual(after);
  });

  test("of a settings change that was followed by another, made elsewhere, is refused", async () => {
    const settings = { before: {}, after: { newPerDay: 3 } };
    const action = { id: randomUUID(), kind: "settings", sentence: "Limits changed", changes: [], settings };
    await takeAction(ana, action, { now: NOW, day: TODAY, settings: DEFAULT_SETTINGS });
    await db.study.update({ where: { userId: ana }, data: { settings: { newPerDay: 9 } } });
    await expect(undo()).rejects.toMatchObject({ reason: "stale" });
    expect((await cardRows()).study?.settings).toEqual({ newPerDay: 9 });
  });

  test("says no when another window did something newer, and when there is nothing", async () => {
    const first = await act({ kind: "suspend" });
    const second = await act({ kind: "mark" }, other);
    await expect(undo(first.id)).rejects.toMatchObject({ reason: "stale", message: /marked\. Undo that first/ });
    await undo(second.id);
    await undo(first.id);
    await expect(undo()).rejects.toMatchObject({ reason: "not-found" });
  });

  test("never reaches what somebody else did", async () => {
    const bo = await newLearner();
    await addNewCards(bo, items);
    const id = randomUUID();
    await actOnCard(bo, { id, cardId: card, seen: 0, action: { kind: "suspend" } }, NOW);
    await expect(undo(id)).rejects.toMatchObject({ reason: "not-found" });
    expect((await getTitledCard(bo, card)).isSuspended).toBe(true);
  });

  test("of a card that was changed without being noted is refused, and nothing is written", async () => {
    await act({ kind: "suspend" });
    await db.card.updateMany({ where: { userId: ana, cardId: card }, data: { isSuspended: false } });
    const reviews = await db.review.count();
    await expect(undo()).rejects.toMatchObject({ reason: "stale" });
    expect(await db.review.count()).toBe(reviews);
  });

  test("pressed in two windows at once takes back two actions, each once", async () => {
    const before = await cardRows();
    await act({ kind: "suspend" });
    await act({ kind: "mark" });
    await Promise.all([undo(), undo()]);
    expect(await cardRows()).toEqual(before);
    expect(await findInconsistentCards()).toEqual([]);
  });

  test("sent with one expectation twice at once is done once", async () => {
    await act({ kind: "suspend" });
    const { id } = await act({ kind: "mark" });
    const results = await Promise.allSettled([undo(id), undo(id)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await getTitledCard(ana, card)).isSuspended).toBe(true);
  });
});

describe("an action", () => {
  test("on a card that was changed since is refused", async () => {
    await act({ kind: "mark" });
    const action = { id: randomUUID(), cardId: card, seen: 0, action: { kind: "suspend" } } as const;
    await expect(actOnCard(ana, action, NOW)).rejects.toMatchObject({ reason: "stale" });
    expect((await getTitledCard(ana, card)).isSuspended).toBe(false);
  });

  test("sent twice, and at once, is done once", async () => {
    const action = { id: randomUUID(), cardId: card, seen: 0, action: { kind: "suspend" } } as const;
    const results = await Promise.all([actOnCard(ana, action, NOW), actOnCard(ana, action, NOW)]);
    results.push(await actOnCard(ana, action, later(5)));
    expect(results).toEqual([results[0], results[0], results[0]]);
    expect(await db.review.count()).toBe(1);
  });

  test("on somebody else's card is not found", async () => {
    const bo = await newLearner();
    const action = { id: randomUUID(), cardId: card, seen: 0, action: { kind: "suspend" } } as const;
    await expect(actOnCard(bo, action, NOW)).rejects.toMatchObject({ reason: "not-found" });
  });

  test("cannot give a new card a due day", async () => {
    await expect(act({ kind: "set-due", inDays: 3 })).rejects.toMatchObject({ reason: "invalid" });
  });
});

describe("redo", () => {
  test("is gone once something new was done", async () => {
    await act({ kind: "suspend" });
    await undo();
    expect((await findUndoState(ana)).redo?.kind).toBe("suspend");
    await act({ kind: "mark" });
    expect((await findUndoState(ana)).redo).toBeNull();
    await expect(redo()).rejects.toMatchObject({ reason: "not-found" });
  });

  test("counts a rating again, once", async () => {
    const rating = ratingOf(card);
    await recordReviews(ana, [rating], NOW);
    await undo();
    await redo();
    expect((await openToday(ana, { limit: 10 }, NOW)).done.answered).toBe(1);
    // The browser, which never heard of the first success, sends the same rating once more.
    expect(await recordReviews(ana, [rating], later(90))).toMatchObject([{ status: "recorded" }]);
    expect((await openToday(ana, { limit: 10 }, NOW)).done.answered).toBe(1);
    expect(await findInconsistentCards()).toEqual([]);
  });
});

const anyAction: fc.Arbitrary<CardAction> = fc.oneof(
  fc.constantFrom<CardAction>(
    { kind: "suspend" },
    { kind: "unsuspend" },
    { kind: "bury" },
    { kind: "unbury" },
    { kind: "forget" },
    { kind: "reset" },
    { kind: "mark" },
    { kind: "unmark" },
  ),
  fc.record({ kind: fc.constant("set-due" as const), inDays: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ kind: fc.constant("remark" as const), text: fc.constantFrom("", "a", "**b**") }),
);
const anyDeed = fc.record({
  card: fc.integer({ min: 0, max: 3 }),
  waitMinutes: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 9000 })),
  deed: fc.oneof(
    { weight: 4, arbitrary: anyRating },
    { weight: 2, arbitrary: anyAction },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("spread" as const), newPerDay: fc.nat(99) }) },
  ),
});

/** All cards that have been answered are spread over the next days, and a limit is set with it. */
async function spread(newPerDay: number, now: Date): Promise<void> {
  const found = await Promise.all(items.map((id) => getTitledCard(ana, id)));
  const changes = found
    .filter(({ memory }) => memory.state !== "new")
    .map((one, index) => ({
      card: one,
      kind: "reschedule" as const,
      memory: withDueDay(one.memory, TODAY + 90 + index, TODAY),
    }));
  const { study } = await cardRows();
  const settings = { before: study?.settings, after: { newPerDay } };
  const action = { id: randomUUID(), kind: "rescue", sentence: "Spread over some days", changes, settings };
  await takeAction(ana, action, { now, day: TODAY, settings: DEFAULT_SETTINGS });
}

test("thirty actions and thirty undos leave the same cards, thirty redos what the actions made of them", async () => {
  let waiting = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { minLength: 30, maxLength: 30 }), async (deeds) => {
      await forgetPeople();
      ana = await newLearner();
      await addNewCards(ana, items);
      // Two of a chain: an answer to one makes the other wait, in one step with it.
      const chained = { userId: ana, cardId: { in: [card, other] } };
      await db.card.updateMany({ where: chained, data: { siblingGroup: "a chain" } });
      const before = await cardRows();
      const states = [before];
      let now = NOW;
      for (const { card: index, waitMinutes, deed } of deeds) {
        now = new Date(now.getTime() + waitMinutes * 60_000);
        const cardId = items[index] ?? card;
        if (typeof deed === "string") {
          const sent = ratingOf(cardId, {
            id: randomUUID(),
            rating: deed,
            seen: await versionOf(cardId),
            answeredAt: now,
          });
          expect(await recordReviews(ana, [sent], now)).toMatchObject([{ status: "recorded" }]);
        } else if (deed.kind === "spread") {
          await spread(deed.newPerDay, now);
        } else {
          const isNew = (await getTitledCard(ana, cardId)).memory.state === "new";
          const action: CardAction = deed.kind === "set-due" && isNew ? { kind: "mark" } : deed;
          await actOnCard(ana, { id: randomUUID(), cardId, seen: null, action }, now);
        }
        states.push(await cardRows());
      }
      waiting += await db.review.count({ where: { kind: "bury-sibling" } });
      for (const state of states.slice(0, -1).toReversed()) {
        await moveInJournal(ana, "undo", null, now);
        expect(await cardRows()).toEqual(state);
      }
      await expect(moveInJournal(ana, "undo", null, now)).rejects.toMatchObject({ reason: "not-found" });
      expect(await cardRows()).toEqual(before);
      expect(await findInconsistentCards()).toEqual([]);
      for (const state of states.slice(1)) {
        await moveInJournal(ana, "redo", null, now);
        expect(await cardRows()).toEqual(state);
      }
      expect(await findInconsistentCards()).toEqual([]);
      for (const state of states.slice(0, -1).toReversed()) {
        await moveInJournal(ana, "undo", null, now);
        expect(await cardRows()).toEqual(state);
      }
      expect(await findInconsistentCards()).toEqual([]);
    }),
    { numRuns: 6 },
  );
  expect(waiting).toBeGreaterThan(0);
}, 120_000);
