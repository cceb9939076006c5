import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chanceFrom } from "#domain/scheduling/chance";
import { recallChance } from "#domain/scheduling/memory";
import { DEFAULT_PARAMETERS } from "#domain/scheduling/parameters";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { db } from "#server/db";
import { cancelOptimiser, startOptimiser } from "#server/optimiser";
import { findLastRun, findReminder } from "#server/optimiser-runs";
import { train } from "#server/optimiser-thread";
import { applySet, findSets, previewSet } from "#server/parameter-sets";
import { recordReviews } from "#server/reviews";
import { findStudy } from "#server/study";
import { moveInJournal } from "#server/undo";
import { addNewCards, findInconsistentCards, newLearner, ratingOf, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, NOW } from "#tests/support/people";
import { publishManyItems } from "#tests/support/many-items";

useDatabase();

const DAY_MS = 86_400_000;
const ITEM_IDS = Array.from({ length: 40 }, (_, index) => `item-${String(index).padStart(2, "0")}`);

beforeAll(async () => publishManyItems(ITEM_IDS));
beforeEach(forgetPeople);

function at(day: number, second = 0): Date {
  return new Date(NOW.getTime() + (day - TODAY) * DAY_MS + second * 1000);
}

/** Somebody who forgets three times as fast as the usual weights say, over forty days of real reviews. */
async function newForgetfulLearner(): Promise<string> {
  const userId = await newLearner({ learningStepsSeconds: [], relearningStepsSeconds: [] });
  await addNewCards(userId, ITEM_IDS);
  for (let day = TODAY - 40; day < TODAY; day += 2) {
    const cards = await db.card.findMany({
      where: { userId, OR: [{ state: "new" }, { dueDay: { lte: day } }] },
      orderBy: { cardId: "asc" },
    });
    const ratings = cards.map((card, second) => {
      const stability = (card.stabilityDays ?? 0) / 3;
      const memory = { stabilityDays: stability, lastReviewDay: card.lastReviewDay };
      const chance = stability > 0 ? recallChance(memory, day, DEFAULT_PARAMETERS.weights) : 0.7;
      const isRecalled = chanceFrom(`${card.cardId} ${day}`) < chance;
      const rating = isRecalled ? ("good" as const) : ("again" as const);
      return ratingOf(card.cardId, { rating, seen: card.version, answeredAt: at(day, second) });
    });
    const results = await recordReviews(userId, ratings, at(day, ratings.length));
    expect(results.every(({ status }) => status === "recorded")).toBe(true);
  }
  return userId;
}

async function rows(userId: string) {
  return {
    cards: await db.card.findMany({ where: { userId }, orderBy: { cardId: "asc" }, omit: { version: true } }),
    settings: (await findStudy(userId, NOW)).settings,
  };
}

describe("looking for weights", () => {
  test("finds better ones for somebody unusual, applies nothing by itself, and keeps them as a set", async () => {
    const userId = await newForgetfulLearner();
    const before = await rows(userId);
    const { ended } = await startOptimiser(userId, randomUUID(), NOW);
    await expect(startOptimiser(userId, randomUUID(), NOW)).rejects.toThrow("going on already");
    await ended;
    const run = await findLastRun(userId);
    expect(run).toMatchObject({ state: "done", progress: 1, outcome: { isBetter: true, isHeldOut: true } });
    expect(run?.outcome?.after.logLoss).toBeLessThan(run?.outcome?.before.logLoss ?? 0);
    expect(await rows(userId)).toEqual(before);
    expect((await findSets(userId, NOW)).map(({ isInForce }) => isInForce)).toEqual([false, true]);
  });

  test("needs eight answers with a history, and says so", async () => {
    const userId = await newLearner();
    await expect(startOptimiser(userId, randomUUID(), NOW)).rejects.toThrow("You have 0 answers");
    expect(await findLastRun(userId)).toBeNull();
  });

  test("can be cancelled before it has begun, and then again be started", async () => {
    const userId = await newForgetfulLearner();
    const { ended } = await startOptimiser(userId, randomUUID(), NOW);
    expect(await cancelOptimiser(userId, NOW)).toBe(true);
    await ended;
    expect(await findLastRun(userId)).toMatchObject({ state: "cancelled", outcome: null });
    const again = await startOptimiser(userId, randomUUID(), NOW);
    await again.ended;
    expect(await db.optimiserRun.count({ where: { userId, state: "done" } })).toBe(1);
  });

  test("reminds after thirty days with fifty new answers, and no more after a search", async () => {
    const userId = await newForgetfulLearner();
    expect(await findReminder(userId, NOW)).toMatchObject({ isDue: true });
    await (
      await startOptimiser(userId, randomUUID(), NOW)
    ).ended;
    expect(await findReminder(userId, at(TODAY + 40))).toMatchObject({ isDue: false, newAnswers: 0 });
  });
});

describe("training in its thread", () => {
  const histories = Array.from({ length: 60 }, (__, card) =>
    Array.from({ length: 6 }, (_, index) => ({ rating: (card + index) % 5 === 0 ? 1 : 3, day: index * (index + 1) })),
  );
  const job = { trainings: [histories], relearningSteps: 1, onProgress: () => undefined };

  test("stops when it is told to", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(train({ ...job, signal: controller.signal })).rejects.toMatchObject({ reason: "cancelled" });
  });

  test("is ended when it takes too long", async () => {
    const endless = Array.from({ length: 60 }, () => histories);
    const { signal } = new AbortController();
    await expect(train({ ...job, trainings: endless, signal, maxMs: 1 })).rejects.toMatchObject({ reason: "late" });
  });

  test("a thread that dies is a failure, not the end of the server", async () => {
    const { signal } = new AbortController();
    const impossible = [
      [
        { rating: Number.NaN, day: 0 },
        { rating: -1, day: Number.MAX_SAFE_INTEGER },
      ],
    ];
    await expect(train({ ...job, trainings: [impossible], signal })).rejects.toMatchObject({ reason: "crashed" });
  });
});

describe("putting a set in force", () => {
  async function learnerWithSet() {
    const userId = await newForgetfulLearner();
    await (
      await startOptimiser(userId, randomUUID(), NOW)
    ).ended;
    const setId = (await findLastRun(userId))?.parametersId ?? "";
    const { weights } = await db.parameterSet.findUniqueOrThrow({ where: { userId_id: { userId, id: setId } } });
    return { userId, setId, weights };
  }

  test("moves no due day, finds every memory again from the log, and can be undone", async () => {
    const { userId, setId, weights } = await learnerWithSet();
    const before = await rows(userId);
    expect(await applySet(userId, { id: randomUUID(), setId, isRescheduling: false }, NOW)).toEqual({ moved: 0 });
    const after = await rows(userId);
    expect(after.cards.map(({ dueDay }) => dueDay)).toEqual(before.cards.map(({ dueDay }) => dueDay));
    expect(after.cards.map(({ stabilityDays }) => stabilityDays)).not.toEqual(
      before.cards.map(({ stabilityDays }) => stabilityDays),
    );
    expect(after.settings.parameters).toMatchObject({ id: setId, weights });
    expect(await findInconsistentCards(weights)).toEqual([]);
    await moveInJournal(userId, "undo", null, NOW);
    expect(await rows(userId)).toEqual(before);
    expect(await findInconsistentCards()).toEqual([]);
  });

  test("reschedules when asked: what was previewed moves, the log still folds to the cards, one undo restores", async () => {
    const { userId, setId, weights } = await learnerWithSet();
    const before = await rows(userId);
    const preview = await previewSet(userId, setId, NOW);
    const { moved } = await applySet(userId, { id: randomUUID(), setId, isRescheduling: true }, NOW);
    expect(moved).toBe(preview.moved);
    expect(moved).toBeGreaterThan(0);
    const due = await db.card.count({ where: { userId, dueDay: { lte: TODAY } } });
    expect(due).toBe(preview.dueThen);
    expect(await findInconsistentCards(weights)).toEqual([]);
    await moveInJournal(userId, "undo", null, NOW);
    expect(await rows(userId)).toEqual(before);
  });

  test("somebody else's set is not found", async () => {
    const { setId } = await learnerWithSet();
    const other = await newLearner();
    await expect(applySet(other, { id: randomUUID(), setId, isRescheduling: false }, NOW)).rejects.toMatchObject({
      reason: "not-found",
    });
  });
});

test("the reviews that follow name the set they were made with", async () => {
  const userId = await newForgetfulLearner();
  await (
    await startOptimiser(userId, randomUUID(), NOW)
  ).ended;
  const setId = (await findLastRun(userId))?.parametersId ?? "";
  await applySet(userId, { id: randomUUID(), setId, isRescheduling: false }, NOW);
  const card = await db.card.findFirstOrThrow({ where: { userId } });
  await recordReviews(userId, [ratingOf(card.cardId, { seen: card.version, answeredAt: NOW })], NOW);
  const last = await db.review.findFirstOrThrow({
    where: { userId },
    orderBy: [{ recordedAt: "desc" }, { number: "desc" }],
  });
  expect(last.parametersId).toBe(setId);
  expect(DEFAULT_SETTINGS.parameters.id).not.toBe(setId);
});
