import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { intervalWords } from "#domain/scheduling/interval-words";
import { RATINGS } from "#domain/scheduling/rating";
import { actOnCard, getTitledCard } from "#server/card-actions";
import { findRateableCard } from "#server/cards";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { openToday } from "#server/queue";
import { recordReviews } from "#server/reviews";
import { moveInJournal } from "#server/undo";
import { bankOf, publishFlashcards } from "#tests/support/bank";
import { addNewCards, findInconsistentCards, inReview, newLearner, ratingOf, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";
import { itemOf } from "../unit/content/authored-items";

useDatabase();

let items: string[];
let ana: string;
let card: string;
let other: string;

beforeAll(async () => {
  items = await publishFlashcards(60, NOW);
  [card = "", other = ""] = items;
});

beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
});

const rowOf = (cardId: string) => db.card.findUniqueOrThrow({ where: { userId_cardId: { userId: ana, cardId } } });

describe("an interval", () => {
  test("is the one that its button showed, though other cards moved meanwhile", async () => {
    await addNewCards(ana, items.slice(0, 12), { ...inReview(TODAY), version: 0 });
    await addNewCards(ana, items.slice(12), { ...inReview(TODAY + 20), version: 0 });
    for (const [index, cardId] of items.slice(0, 12).entries()) {
      const shown = await findRateableCard(ana, cardId, NOW);
      const rating = RATINGS[index % 4] ?? "good";
      await db.card.updateMany({ where: { cardId: { in: items.slice(12) } }, data: { dueDay: TODAY + 15 + index } });
      const sent = ratingOf(cardId, { rating, days: shown?.days });
      const [result] = await recordReviews(ana, [sent], NOW);
      const days = result?.status === "recorded" && result.dueDay !== null ? result.dueDay - TODAY : null;
      if (days !== null) expect(shown?.intervals[rating]).toBe(intervalWords({ days }));
      else expect(rating).toBe("again");
    }
  });

  test("keeps away from days that are full already", async () => {
    await addNewCards(ana, [card], { ...inReview(TODAY), version: 0 });
    const free = (await findRateableCard(ana, card, NOW))?.days.good ?? 0;
    await addNewCards(ana, items.slice(1), { ...inReview(TODAY + free), version: 0 });
    expect((await findRateableCard(ana, card, NOW))?.days.good).not.toBe(free);
  });

  test("far outside what chance could choose is not taken from the browser", async () => {
    await addNewCards(ana, [card], { ...inReview(TODAY), version: 0 });
    const shown = (await findRateableCard(ana, card, NOW))?.days.good ?? 0;
    await recordReviews(ana, [ratingOf(card, { days: { good: 3000 } })], NOW);
    expect(Math.abs(((await rowOf(card)).dueDay ?? 0) - TODAY - shown)).toBeLessThan(shown);
  });
});

describe("siblings", () => {
  beforeEach(async () => {
    await addNewCards(ana, [card, other], { siblingGroup: "S1-QL01" });
  });

  test("wait until tomorrow once one was answered, and come back with its undo", async () => {
    await recordReviews(ana, [ratingOf(card, { rating: "easy" })], NOW);
    expect((await rowOf(other)).buriedUntilDay).toBe(TODAY + 1);
    expect((await openToday(ana, { limit: 9 }, NOW)).cards).toEqual([]);
    expect((await openToday(ana, { limit: 9 }, later(86_400))).cards.map(({ cardId }) => cardId)).toEqual([other]);
    expect(await findInconsistentCards()).toEqual([]);
    await moveInJournal(ana, "undo", null, later(1));
    expect(await rowOf(other)).toMatchObject({ buriedUntilDay: null });
    expect(await rowOf(card)).toMatchObject({ state: "new" });
    expect(await findInconsistentCards()).toEqual([]);
  });

  test("do not wait where the person switched it off", async () => {
    ana = await newLearner({ buryNewSiblings: false });
    await addNewCards(ana, [card, other], { siblingGroup: "S1-QL01" });
    await recordReviews(ana, [ratingOf(card)], NOW);
    expect((await rowOf(other)).buriedUntilDay).toBeNull();
  });

  test("that another device had on its screen when they were buried can still be answered", async () => {
    await recordReviews(ana, [ratingOf(card)], NOW);
    expect(await recordReviews(ana, [ratingOf(other, { rating: "easy" })], NOW)).toMatchObject([
      { status: "recorded" },
    ]);
    expect(await rowOf(other)).toMatchObject({ state: "review", buriedUntilDay: null, version: 2 });
    expect(await findInconsistentCards()).toEqual([]);
  });

  test("are the cards of questions that answer for the same one of the seed material", async () => {
    const twins = ["tasks.twin-a", "tasks.twin-b"].map((id) => itemOf("flashcard", { id, covers: ["X01", "S3-QM05"] }));
    await publishBank(bankOf([...items.map((id) => itemOf("flashcard", { id })), ...twins]), NOW);
    await addNewCards(ana, ["tasks.twin-a", "tasks.twin-b"]);
    await recordReviews(ana, [ratingOf("tasks.twin-a")], NOW);
    expect((await rowOf("tasks.twin-b")).buriedUntilDay).toBe(TODAY + 1);
  });
});

test("a rating of a card that was marked since it was shown counts; of one that was made new again it does not", async () => {
  await addNewCards(ana, [card, other]);
  await actOnCard(ana, { id: randomUUID(), cardId: card, seen: 0, action: { kind: "mark" } }, NOW);
  await actOnCard(ana, { id: randomUUID(), cardId: other, seen: 0, action: { kind: "reset" } }, NOW);
  const sent = [ratingOf(card), ratingOf(other)];
  expect(await recordReviews(ana, sent, NOW)).toMatchObject([{ version: 2 }, { reason: "stale" }]);
  expect(await recordReviews(ana, sent, later(3))).toMatchObject([{ version: 2 }, { reason: "stale" }]);
  expect((await getTitledCard(ana, card)).isMarked).toBe(true);
});

test("whoever forgets a card for the eighth time is told, once", async () => {
  await addNewCards(ana, [card], { ...inReview(TODAY), version: 0, lapseCount: 7 });
  const [result] = await recordReviews(ana, [ratingOf(card, { rating: "again" })], NOW);
  expect(result).toMatchObject({ notice: expect.stringMatching(/forgotten this card 8 times/) as unknown });
  const [next] = await recordReviews(
    ana,
    [ratingOf(card, { rating: "again", seen: 1, answeredAt: later(700) })],
    later(700),
  );
  expect(next).toMatchObject({ notice: null });
});
