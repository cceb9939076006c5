import { beforeAll, describe, expect, test } from "vitest";
import { Client } from "pg";
import { forgettingCurve, recallChance } from "#domain/scheduling/memory";
import { DEFAULT_PARAMETERS } from "#domain/scheduling/parameters";
import { trueRetention } from "#domain/statistics/retention";
import { getCardHistory } from "#server/card-history";
import { addCards } from "#server/cards";
import { db } from "#server/db";
import { recordReviews } from "#server/reviews";
import { moveInJournal } from "#server/undo";
import { hardCards, sumCards, sumHours, sumReviews, sumScores } from "#server/statistics";
import { seedHistories } from "#tests/bench/seeded-histories";
import { newLearner, ratingOf, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { ITEMS, NOW, publishItems } from "#tests/support/people";

const database = useDatabase();
const curve = forgettingCurve(DEFAULT_PARAMETERS.weights);
const ANA = "person-0";

let today = 0;

beforeAll(async () => {
  const client = new Client({ connectionString: database.url(), options: "-c timezone=UTC" });
  await client.connect();
  await seedHistories(client, { prefix: "person-", people: 2, cards: 60, reviewsPerCard: 12 });
  await client.end();
  today = (await db.review.aggregate({ where: { userId: ANA }, _max: { studyDay: true } }))._max.studyDay ?? 0;
  await publishItems();
});

/** What the log says, counted the slow way: the interval before an answer is what the entry before it had set. */
async function countSlowly(userId: string) {
  const rows = await db.review.findMany({ where: { userId }, orderBy: [{ cardId: "asc" }, { number: "asc" }] });
  return rows.flatMap((row, at) => {
    const before = rows[at - 1];
    const days = before?.cardId === row.cardId ? before.scheduledDays : 0;
    return row.kind === "rated" ? [{ ...row, days }] : [];
  });
}

describe("the sums of a log", () => {
  test("true retention is what counting each answer gives", async () => {
    const answers = (await countSlowly(ANA)).filter(({ days }) => days >= 1);
    const rows = trueRetention((await sumReviews(ANA, today, -1)).retention);
    for (const { period, young, mature } of rows) {
      const within = answers.filter(({ studyDay }) => period.days === null || studyDay > today - period.days);
      const youngOnes = within.filter(({ days }) => days < 21);
      const matureOnes = within.filter(({ days }) => days >= 21);
      expect(young, period.name).toEqual(recalledOf(youngOnes));
      expect(mature, period.name).toEqual(recalledOf(matureOnes));
    }
    expect(rows.at(-1)?.all.total).toBeGreaterThan(500);
  });

  test("days, buttons and totals are those of the person alone", async () => {
    const answers = await countSlowly(ANA);
    const sums = await sumReviews(ANA, today, today - 30);
    expect(sums.total.count).toBe(answers.length);
    expect(sums.total.days).toBe(new Set(answers.map(({ studyDay }) => studyDay)).size);
    const lately = answers.filter(({ studyDay }) => studyDay > today - 30);
    expect(sums.buttons.reduce((sum, { count }) => sum + count, 0)).toBe(lately.length);
    const year = answers.filter(({ studyDay }) => studyDay > today - 371);
    expect(sums.days.reduce((sum, { count }) => sum + count, 0)).toBe(year.length);
    expect(sums.days.reduce((sum, { ms }) => sum + ms, 0)).toBe(year.reduce((sum, row) => sum + row.elapsedMs, 0));
  });

  test("hours go by the clocks of the person's zone, on both sides of a clock change", async () => {
    const zone = "Asia/Kolkata";
    const hours = await sumHours(ANA, -1, zone);
    const clock = new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone: zone });
    const counts = new Map<number, number>();
    for (const { reviewedAt } of await countSlowly(ANA)) {
      const hour = Number(clock.format(reviewedAt));
      counts.set(hour, (counts.get(hour) ?? 0) + 1);
    }
    expect(new Map(hours.map(({ hour, total }) => [hour, total]))).toEqual(counts);
  });
});

test("every time zone that a person may choose is known to the database", async () => {
  for (const zone of [...Intl.supportedValuesOf("timeZone"), "UTC"]) {
    await expect(sumHours("nobody", 0, zone), zone).resolves.toEqual([]);
  }
});

describe("the ranges of the cards", () => {
  test("hold every card once, and recall as the memory model has it", async () => {
    const cards = await db.card.findMany({ where: { userId: ANA } });
    const known = cards.filter(({ state }) => state !== "new");
    const sums = await sumCards(ANA, today, curve);
    const sizeOf = (bins: ReadonlyMap<number, number>) => [...bins.values()].reduce((sum, count) => sum + count, 0);
    expect([sizeOf(sums.stability), sizeOf(sums.difficulty), sizeOf(sums.recall)]).toEqual(
      [known.length, known.length, known.length],
    ); // prettier-ignore
    expect(sums.fresh).toBe(cards.length - known.length);
    const tenths = new Map<number, number>();
    for (const { stabilityDays, lastReviewDay } of known) {
      const memory = { stabilityDays: stabilityDays ?? 0, lastReviewDay };
      const chance = recallChance({ ...blank, ...memory }, today, DEFAULT_PARAMETERS.weights);
      const tenth = Math.floor(chance * 10);
      tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1);
    }
    expect(sums.recall).toEqual(tenths);
  });

  test("a suspended card is not due, and what is retired counts nowhere", async () => {
    const before = await sumCards(ANA, today, curve);
    const [one, other] = await db.card.findMany({ where: { userId: ANA, state: "review" }, take: 2 });
    await db.card.updateMany({ where: { userId: ANA, cardId: one?.cardId ?? "" }, data: { isSuspended: true } });
    await db.item.update({ where: { id: other?.itemId ?? "" }, data: { retiredAt: NOW } });
    const after = await sumCards(ANA, today, curve);
    const dueOf = ({ due }: typeof before) => due.reduce((sum, { count }) => sum + count, 0);
    expect(dueOf(after)).toBe(dueOf(before) - 2);
    expect(after.suspended).toBe(before.suspended + 1);
    await db.item.update({ where: { id: other?.itemId ?? "" }, data: { retiredAt: null } });
  });

  test("the cards that were forgotten most come first", async () => {
    const hard = await hardCards(ANA);
    const lapses = hard.map(({ lapseCount }) => lapseCount);
    expect(lapses).toEqual(lapses.toSorted((a, b) => b - a));
    expect(lapses[0]).toBeGreaterThan(0);
  });
});

describe("somebody new", () => {
  test("has nothing in any sum", async () => {
    const userId = await newLearner();
    const sums = await sumReviews(userId, TODAY, -1);
    expect([sums.total.count, sums.days, sums.retention, sums.buttons]).toEqual([0, [], [], []]);
    expect(await sumScores(userId)).toEqual([]);
    expect(await hardCards(userId)).toEqual([]);
  });

  test("a first answer was no test of memory", async () => {
    const userId = await newLearner();
    await addCards(userId, ITEMS, NOW);
    await recordReviews(userId, [ratingOf("gather")], NOW);
    const sums = await sumReviews(userId, TODAY, -1);
    expect(sums.total.count).toBe(1);
    expect(trueRetention(sums.retention).at(-1)?.all.total).toBe(0);
    expect(sums.buttons).toEqual([{ phase: "learning", rating: 3, count: 1 }]);
  });
});

describe("an answer that was taken back", () => {
  test("counts in no sum and stands in no history; done again, it counts once", async () => {
    const userId = await newLearner();
    await addCards(userId, ITEMS, NOW);
    await recordReviews(userId, [ratingOf("gather")], NOW);
    await moveInJournal(userId, "undo", null, NOW);
    expect((await sumReviews(userId, TODAY, -1)).total.count).toBe(0);
    expect(await sumHours(userId, -1, "UTC")).toEqual([]);
    expect((await getCardHistory(userId, "gather")).entries).toEqual([]);
    await moveInJournal(userId, "redo", null, NOW);
    expect((await sumReviews(userId, TODAY, -1)).total.count).toBe(1);
    expect((await getCardHistory(userId, "gather")).entries).toHaveLength(1);
  });
});

describe("the history of a card", () => {
  test("is its log, oldest first", async () => {
    const history = await getCardHistory(ANA, "bench.card-7");
    expect(history.title).toBe("Card 7");
    expect(history.entries.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
  });

  test("is nobody else's", async () => {
    const userId = await newLearner();
    await expect(getCardHistory(userId, "bench.card-7")).rejects.toMatchObject({ reason: "not-found" });
    await expect(getCardHistory(ANA, "no-such-card")).rejects.toMatchObject({ reason: "not-found" });
    await expect(getCardHistory(ANA, "a\0b")).rejects.toMatchObject({ reason: "not-found" });
  });
});

const blank = {
  state: "review",
  difficulty: 5,
  step: 0,
  reviewCount: 1,
  lapseCount: 0,
  scheduledDays: 1,
  dueDay: 0,
  dueAt: null,
  lastReviewedAt: null,
} as const;

function recalledOf(answers: readonly { rating: number }[]) {
  return { recalled: answers.filter(({ rating }) => rating > 1).length, total: answers.length };
}
