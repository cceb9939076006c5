import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Rating } from "#domain/scheduling/rating";
import { db } from "#server/db";
import { recordReviews } from "#server/reviews";
import { publishFlashcards } from "#tests/support/bank";
import { addNewCards, findInconsistentCards, newLearner, ratingOf, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";
import { anyRating, anySettings } from "../unit/scheduling/arbitrary";

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

const reviews = () => db.review.findMany({ where: { userId: ana }, orderBy: { number: "asc" } });
const cardRow = () => db.card.findUniqueOrThrow({ where: { userId_cardId: { userId: ana, cardId: card } } });

describe("a rating", () => {
  test("moves its card and is logged once", async () => {
    const rating = ratingOf(card, { proposed: "easy", elapsedMs: 2500 });
    const [result] = await recordReviews(ana, [rating], NOW);
    expect(result).toEqual({
      id: rating.id,
      status: "recorded",
      version: 1,
      state: "learning",
      dueAt: later(600),
      dueDay: null,
      notice: null,
      isSecond: false,
    });
    expect(await cardRow()).toMatchObject({ version: 1, state: "learning", reviewCount: 1, lastReviewedAt: NOW });
    expect(await reviews()).toMatchObject([
      {
        id: rating.id,
        number: 1,
        rating: 3,
        proposedRating: 4,
        elapsedMs: 2500,
        stateBefore: "new",
        recallBefore: null,
        studyDay: TODAY,
        parametersId: "fsrs-6-default",
      },
    ]);
  });

  test("sent again, also much later, gives the same result and stays one review", async () => {
    const rating = ratingOf(card);
    const first = await recordReviews(ana, [rating], NOW);
    await recordReviews(ana, [ratingOf(card, { seen: 1, answeredAt: later(700) })], later(700));
    expect(await recordReviews(ana, [rating], later(90_000))).toEqual(first);
    expect(await reviews()).toHaveLength(2);
  });

  test("sent 50 times at once is one review with 50 same results", async () => {
    const rating = ratingOf(card);
    const results = await Promise.all(Array.from({ length: 50 }, () => recordReviews(ana, [rating], NOW)));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]).toMatchObject([{ status: "recorded", version: 1 }]);
    expect(await reviews()).toHaveLength(1);
    expect(await cardRow()).toMatchObject({ version: 1, reviewCount: 1 });
  });

  test("of a card that another window rated meanwhile is stale", async () => {
    await recordReviews(ana, [ratingOf(card)], NOW);
    const [result] = await recordReviews(ana, [ratingOf(card, { rating: "again" })], later(1));
    expect(result).toMatchObject({ status: "refused", reason: "stale" });
    expect(await reviews()).toHaveLength(1);
  });

  test("from two windows at once is recorded for one and stale for the other", async () => {
    const sent = [ratingOf(card, { rating: "good" }), ratingOf(card, { rating: "again" })];
    const results = (await Promise.all(sent.map((rating) => recordReviews(ana, [rating], NOW)))).flat();
    expect(results.map(({ status }) => status).toSorted()).toEqual(["recorded", "refused"]);
    expect(results.find(({ status }) => status === "refused")).toMatchObject({ reason: "stale" });
    const [logged] = await reviews();
    expect(logged?.id).toBe(results.find(({ status }) => status === "recorded")?.id);
    expect(await findInconsistentCards()).toEqual([]);
  });

  test.each<[string, (id: string) => Parameters<typeof recordReviews>[1][number]]>([
    ["another rating", (id) => ratingOf(card, { id, rating: "again" })],
    ["another card", (id) => ratingOf(other, { id })],
    ["another showing of the card", (id) => ratingOf(card, { id, seen: 1 })],
  ])("whose id was used for %s is invalid and writes nothing", async (_, changed) => {
    const rating = ratingOf(card);
    await recordReviews(ana, [rating], NOW);
    const before = await cardRow();
    const [later1] = await recordReviews(ana, [changed(rating.id)], later(700));
    expect(later1).toMatchObject({ status: "refused", reason: "invalid" });
    expect(await reviews()).toHaveLength(1);
    expect(await cardRow()).toEqual(before);
  });

  test.each([
    ["one batch", (sent: ReturnType<typeof ratingOf>[]) => recordReviews(ana, sent, NOW)],
    [
      "two calls at once",
      async (sent: ReturnType<typeof ratingOf>[]) =>
        (await Promise.all(sent.map((rating) => recordReviews(ana, [rating], NOW)))).flat(),
    ],
  ])("of two cards under one id in %s is recorded for one of them", async (_, send) => {
    const id = randomUUID();
    const results = await send([ratingOf(card, { id }), ratingOf(other, { id })]);
    expect(results.map((result) => ("reason" in result ? result.reason : result.status)).toSorted()).toEqual([
      "invalid",
      "recorded",
    ]);
    expect(await reviews()).toHaveLength(1);
    expect(await findInconsistentCards()).toEqual([]);
  });

  test("of a card that is unknown, or somebody else's, is not found", async () => {
    const bo = await newLearner();
    const sent = [ratingOf("tasks.nowhere"), ratingOf(card)];
    const results = await recordReviews(bo, sent, NOW);
    expect(results).toMatchObject([
      { id: sent[0]?.id, status: "refused", reason: "not-found" },
      { id: sent[1]?.id, status: "refused", reason: "not-found" },
    ]);
    expect(await db.review.count()).toBe(0);
    expect(await cardRow()).toMatchObject({ version: 0, state: "new" });
  });

  test("under an id that somebody else used is recorded: ids are a person's own", async () => {
    const bo = await newLearner();
    await addNewCards(bo, items);
    const rating = ratingOf(card);
    await recordReviews(ana, [rating], NOW);
    expect(await recordReviews(bo, [rating], NOW)).toMatchObject([{ status: "recorded", version: 1 }]);
    expect(await db.review.count()).toBe(2);
  });

  test("takes at most the person's cap of time", async () => {
    await recordReviews(ana, [ratingOf(card, { elapsedMs: 3_600_000 })], NOW);
    expect(await reviews()).toMatchObject([{ elapsedMs: 60_000 }]);
  });
});

describe("a batch", () => {
  test("is recorded in the order sent, also where it has one card twice", async () => {
    const sent = [
      ratingOf(card, { rating: "again" }),
      ratingOf(other),
      ratingOf(card, { rating: "good", seen: 1, answeredAt: later(70) }),
    ];
    expect(await recordReviews(ana, sent, later(80))).toMatchObject([{ version: 1 }, { version: 1 }, { version: 2 }]);
    const ofCard = (await reviews()).filter(({ cardId }) => cardId === card);
    expect(ofCard.map(({ number, rating, reviewedAt }) => ({ number, rating, reviewedAt }))).toEqual([
      { number: 1, rating: 1, reviewedAt: NOW },
      { number: 2, rating: 3, reviewedAt: later(70) },
    ]);
    expect(await findInconsistentCards()).toEqual([]);
  });

  test("goes on after a rating that is refused", async () => {
    const sent = [ratingOf("tasks.nowhere"), ratingOf(card, { seen: 7 }), ratingOf(other)];
    expect(await recordReviews(ana, sent, NOW)).toMatchObject([
      { reason: "not-found" },
      { reason: "stale" },
      { status: "recorded" },
    ]);
  });

  test("with one rating twice is one review", async () => {
    const rating = ratingOf(card);
    const [first, second] = await recordReviews(ana, [rating, rating], NOW);
    expect(second).toEqual(first);
    expect(await reviews()).toHaveLength(1);
  });
});

test("a rating whose writing fails half-way leaves no trace", async () => {
  await db.$executeRaw`ALTER TABLE study ADD CONSTRAINT out_of_order CHECK (last_day < 1) NOT VALID`;
  try {
    await expect(recordReviews(ana, [ratingOf(card)], NOW)).rejects.toThrow(/out_of_order/);
  } finally {
    await db.$executeRaw`ALTER TABLE study DROP CONSTRAINT out_of_order`;
  }
  expect(await reviews()).toEqual([]);
  expect(await cardRow()).toMatchObject({ version: 0, state: "new", lastReviewedAt: null });
});

const anyAnswer = fc.record({
  card: fc.integer({ min: 0, max: 3 }),
  rating: anyRating,
  waitMinutes: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 60_000 })),
  clockErrorMs: fc.oneof(fc.constant(0), fc.integer({ min: -1e11, max: 1e11 }), fc.constant(Number.NaN)),
  seenError: fc.constantFrom(0, 0, 0, -1, 1),
  isSentTwice: fc.boolean(),
});

test("whatever is sent, in whatever order: a card is what its log folds to, and its version the log's length", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAnswer, { minLength: 1, maxLength: 10 }), anySettings, async (answers, settings) => {
      await forgetPeople();
      const learner = await newLearner(settings);
      await addNewCards(learner, items);
      const versions = new Map<string, number>();
      let now = NOW;
      for (const { card: index, rating, waitMinutes, clockErrorMs, seenError, isSentTwice } of answers) {
        now = new Date(now.getTime() + waitMinutes * 60_000);
        const cardId = items[index] ?? card;
        const version = versions.get(cardId) ?? 0;
        const answeredAt = new Date(now.getTime() + clockErrorMs);
        const sent = ratingOf(cardId, { rating: rating satisfies Rating, seen: version + seenError, answeredAt });
        const times = isSentTwice ? [sent, sent] : [sent];
        const results = (await Promise.all(times.map((one) => recordReviews(learner, [one], now)))).flat();
        expect(results[1] ?? results[0]).toEqual(results[0]);
        expect(results[0]?.status).toBe(seenError === 0 ? "recorded" : "refused");
        if (seenError === 0) versions.set(cardId, version + 1);
      }
      expect(await findInconsistentCards(settings.parameters.weights)).toEqual([]);
      const rows = await db.card.findMany({ where: { userId: learner } });
      for (const row of rows) expect(row.version).toBe(versions.get(row.cardId) ?? 0);
    }),
    { numRuns: 40 },
  );
});

test("a card that is not what its log folds to would be noticed", async () => {
  await recordReviews(ana, [ratingOf(card)], NOW);
  const { stabilityDays } = await cardRow();
  await db.card.updateMany({ where: { cardId: card }, data: { stabilityDays: (stabilityDays ?? 0) + 1e-6 } });
  await db.card.updateMany({ where: { cardId: other }, data: { version: 1 } });
  expect((await findInconsistentCards()).toSorted()).toEqual([`${ana} ${card}`, `${ana} ${other}`].toSorted());
});
