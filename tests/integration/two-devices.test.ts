import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { actOnCard } from "#server/card-actions";
import { db } from "#server/db";
import { type RatedCard, recordReviews } from "#server/reviews";
import { moveInJournal } from "#server/undo";
import { publishFlashcards } from "#tests/support/bank";
import { addNewCards, findInconsistentCards, newLearner, ratingOf } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";
import { anyRating } from "../unit/scheduling/arbitrary";

useDatabase();

let items: string[];
let ana: string;
let card: string;

beforeAll(async () => {
  items = await publishFlashcards(4, NOW);
});

beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
  await addNewCards(ana, items);
  [card = ""] = items;
});

const log = () => db.review.findMany({ where: { userId: ana }, orderBy: { number: "asc" } });
const cardRow = () => db.card.findUniqueOrThrow({ where: { userId_cardId: { userId: ana, cardId: card } } });
const kept = (changes: Partial<RatedCard> = {}) => ratingOf(card, { isKept: true, ...changes });

describe("a rating that waited without a connection", () => {
  test("counts like any other when nothing happened meanwhile", async () => {
    expect(await recordReviews(ana, [kept()], later(7200))).toMatchObject([{ status: "recorded", isSecond: false }]);
    expect(await log()).toMatchObject([{ kind: "rated", reviewedAt: NOW }]);
  });

  test("is kept beside the one of another device, and moves no date", async () => {
    await recordReviews(ana, [ratingOf(card)], NOW);
    const before = await cardRow();
    const second = kept({ rating: "again", answeredAt: later(60) });
    const results = await recordReviews(ana, [second], later(7200));
    expect(results).toMatchObject([{ status: "recorded", isSecond: true, version: 2, notice: null }]);
    expect(await log()).toMatchObject([
      { kind: "rated", rating: 3 },
      { kind: "cram", rating: 1, id: second.id, reviewedAt: later(60) },
    ]);
    expect(await cardRow()).toEqual({ ...before, version: 2 });
    expect(await recordReviews(ana, [second], later(9000)), "sent again").toEqual(results);
    expect(await log()).toHaveLength(2);
    expect(await findInconsistentCards()).toEqual([]);
  });

  test("counts when what was done meanwhile was taken back", async () => {
    await recordReviews(ana, [ratingOf(card, { rating: "again" })], NOW);
    await moveInJournal(ana, "undo", null, later(10));
    expect(await recordReviews(ana, [kept()], later(7200))).toMatchObject([{ status: "recorded", isSecond: false }]);
    expect((await cardRow()).reviewCount).toBe(1);
    expect(await findInconsistentCards()).toEqual([]);
  });

  test("does not count when what the person saw was taken back meanwhile", async () => {
    await recordReviews(ana, [ratingOf(card, { rating: "again" })], NOW);
    await moveInJournal(ana, "undo", null, later(10));
    const results = await recordReviews(ana, [kept({ seen: 1, answeredAt: later(5) })], later(7200));
    expect(results).toMatchObject([{ status: "recorded", isSecond: true }]);
    expect((await cardRow()).state).toBe("new");
  });

  test("does not count for a card that was made new meanwhile, and is refused for a showing that never was", async () => {
    const action = { id: randomUUID(), cardId: card, seen: null, action: { kind: "forget" as const } };
    await actOnCard(ana, action, NOW);
    expect(await recordReviews(ana, [kept()], later(7200))).toMatchObject([{ isSecond: true }]);
    expect(await recordReviews(ana, [kept({ seen: 9 })], later(7200))).toMatchObject([{ reason: "stale" }]);
  });
});

const anyDevice = fc.array(fc.record({ card: fc.integer({ min: 0, max: 3 }), rating: anyRating }), {
  minLength: 1,
  maxLength: 8,
});

/** What a device without a connection keeps: each card as it goes on by itself, from the first showing. */
function outboxOf(answers: readonly { card: number; rating: RatedCard["rating"] }[], minutes: number): RatedCard[] {
  const seen = new Map<number, number>();
  return answers.map(({ card: index, rating }, at) => {
    const version = seen.get(index) ?? 0;
    seen.set(index, version + 1);
    const answeredAt = later((at * 2 + 1) * 60 + minutes);
    return ratingOf(items[index] ?? card, { rating, seen: version, answeredAt, isKept: true });
  });
}

test("whatever two devices answered offline, and however it arrives: each answer is in the log once", async () => {
  const anyRun = fc.record({ first: anyDevice, second: anyDevice, batch: fc.integer({ min: 1, max: 8 }) });
  await fc.assert(
    fc.asyncProperty(anyRun, fc.scheduler(), async ({ first, second, batch }, scheduler) => {
      await forgetPeople();
      ana = await newLearner();
      await addNewCards(ana, items);
      const sent = [outboxOf(first, 0), outboxOf(second, 7)];
      const told = new Map<string, boolean>();
      const deliver = async (outbox: readonly RatedCard[]) => {
        for (let at = 0; at < outbox.length; at += batch) {
          const ratings = outbox.slice(at, at + batch);
          // Now and then a reply is lost, and the same is sent again.
          for (let time = 0; time < 1 + (at % 2); time += 1) {
            await scheduler.schedule(Promise.resolve());
            for (const result of await recordReviews(ana, ratings, later(9000))) {
              if (result.status !== "recorded") throw new Error(JSON.stringify(result));
              expect(told.get(result.id) ?? result.isSecond).toBe(result.isSecond);
              told.set(result.id, result.isSecond);
            }
          }
        }
      };
      await scheduler.waitFor(Promise.all(sent.map(deliver)));
      const ids = sent.flat().map(({ id }) => id);
      const rows = await log();
      expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      for (const { id, kind } of rows) expect(kind).toBe(told.get(id) ? "cram" : "rated");
      // One rating of each card counts at least: the first showing was everybody's.
      for (const cardId of new Set(sent.flat().map((one) => one.cardId))) {
        expect(rows.some((row) => row.cardId === cardId && row.kind === "rated")).toBe(true);
      }
      expect(await findInconsistentCards()).toEqual([]);
    }),
    { numRuns: 30 },
  );
}, 60_000);
