import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recallChance } from "#domain/scheduling/memory";
import { DEFAULT_PARAMETERS } from "#domain/scheduling/parameters";
import { db } from "#server/db";
import { applyBatch, type Batch, countOverdue, previewBatch } from "#server/due-batches";
import { recordReviews } from "#server/reviews";
import { moveInJournal } from "#server/undo";
import { addNewCards, findInconsistentCards, newLearner, ratingOf, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { publishManyItems } from "#tests/support/many-items";
import { forgetPeople, NOW } from "#tests/support/people";

useDatabase();

const IDS = Array.from({ length: 30 }, (_, index) => `item-${String(index).padStart(2, "0")}`);
const DAY_MS = 86_400_000;

beforeAll(async () => publishManyItems(IDS));
beforeEach(forgetPeople);

/** Somebody who answered thirty questions three weeks ago, and each again when it came due until ten days ago. */
async function newLateLearner(): Promise<string> {
  const userId = await newLearner({ learningStepsSeconds: [], relearningStepsSeconds: [] });
  await addNewCards(userId, IDS);
  for (let day = TODAY - 21; day <= TODAY - 10; day += 1) {
    const at = new Date(NOW.getTime() + (day - TODAY) * DAY_MS);
    const due = await db.card.findMany({ where: { userId, OR: [{ state: "new" }, { dueDay: { lte: day } }] } });
    const ratings = due.map(({ cardId, version }, index) =>
      ratingOf(cardId, { rating: index % 7 === 0 ? "again" : "good", seen: version, answeredAt: at }),
    );
    await recordReviews(userId, ratings, at);
  }
  return userId;
}

const cards = (userId: string) =>
  db.card.findMany({ where: { userId }, orderBy: { cardId: "asc" }, omit: { version: true } });
const apply = (userId: string, batch: Batch) => applyBatch(userId, { id: randomUUID(), batch }, NOW);

describe("a backlog", () => {
  test("is spread as previewed, the best remembered first; the log folds to the cards; one undo restores all", async () => {
    const userId = await newLateLearner();
    const { overdue } = await countOverdue(userId, NOW);
    expect(overdue).toBeGreaterThan(15);
    const before = await cards(userId);
    const batch = { kind: "rescue", days: 5 } as const;
    const preview = await previewBatch(userId, batch, NOW);
    expect(preview.days[0]?.before).toBe(overdue);
    expect(await cards(userId)).toEqual(before);

    expect(await apply(userId, batch)).toBe(preview.moved);
    for (const { day, after } of preview.days) {
      expect(await db.card.count({ where: { userId, dueDay: day } }), `day ${day}`).toBe(after);
    }
    const spread = (await cards(userId)).filter(({ dueDay }) => (dueDay ?? 0) < TODAY + 5);
    const chances = (day: number) =>
      spread
        .filter(({ dueDay }) => dueDay === day)
        .map((card) => {
          const known = { stabilityDays: card.stabilityDays ?? 0, lastReviewDay: card.lastReviewDay };
          return recallChance(known, TODAY, DEFAULT_PARAMETERS.weights);
        });
    expect(Math.min(...chances(TODAY))).toBeGreaterThanOrEqual(Math.max(...chances(TODAY + 4)));
    expect(await findInconsistentCards()).toEqual([]);
    expect(await db.review.count({ where: { userId, kind: "reschedule", rating: 0 } })).toBe(preview.moved);

    await moveInJournal(userId, "undo", null, NOW);
    expect(await cards(userId)).toEqual(before);
    expect(await findInconsistentCards()).toEqual([]);
  });

  test.each([1, 61, 2.5])("cannot be spread over %d days", async (days) => {
    const userId = await newLateLearner();
    await expect(apply(userId, { kind: "rescue", days })).rejects.toThrow("Days: write a whole number from 2 to 60.");
  });

  test("of nothing is refused with a sentence", async () => {
    const userId = await newLearner();
    await expect(apply(userId, { kind: "rescue", days: 5 })).rejects.toThrow("No due day would move.");
  });
});

describe("a vacation", () => {
  test("has no review due during it, loses none, and can be undone", async () => {
    const userId = await newLateLearner();
    await apply(userId, { kind: "rescue", days: 10 });
    const before = await cards(userId);
    const batch = { kind: "vacation", firstDay: TODAY + 2, lastDay: TODAY + 6 } as const;
    const preview = await previewBatch(userId, batch, NOW);
    expect(preview.moved).toBeGreaterThan(5);
    await apply(userId, batch);
    expect(await db.card.count({ where: { userId, dueDay: { gte: TODAY + 2, lte: TODAY + 6 } } })).toBe(0);
    const after = await cards(userId);
    const elsewhere = (rows: typeof before) => rows.filter(({ dueDay }) => (dueDay ?? 0) < TODAY + 2).length;
    expect(elsewhere(after)).toBe(elsewhere(before));
    expect(after.every(({ dueDay }) => (dueDay ?? 0) >= TODAY)).toBe(true);
    expect(await findInconsistentCards()).toEqual([]);
    await moveInJournal(userId, "undo", null, NOW);
    expect(await cards(userId)).toEqual(before);
  });

  test("that begins today takes along what is overdue", async () => {
    const userId = await newLateLearner();
    const { overdue } = await countOverdue(userId, NOW);
    const batch = { kind: "vacation", firstDay: TODAY, lastDay: TODAY + 6 } as const;
    const preview = await previewBatch(userId, batch, NOW);
    expect(preview.moved).toBeGreaterThanOrEqual(overdue);
    expect(preview.days.slice(0, 7).map(({ after }) => after)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    await apply(userId, batch);
    expect(await db.card.count({ where: { userId, dueDay: { lte: TODAY + 6 } } })).toBe(0);
    expect(await findInconsistentCards()).toEqual([]);
  });

  test.each([
    [{ firstDay: TODAY - 1, lastDay: TODAY + 3 }, "First day: choose today or a later day."],
    [{ firstDay: TODAY + 3, lastDay: TODAY + 2 }, "Last day: choose the first day or a later one."],
    [{ firstDay: TODAY + 1, lastDay: TODAY + 99 }, "Last day: a vacation may have up to 90 days."],
  ])("%j is refused with a sentence", async (days, sentence) => {
    const userId = await newLearner();
    await expect(previewBatch(userId, { kind: "vacation", ...days }, NOW)).rejects.toThrow(sentence);
  });
});
