import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { replanOnNewDay } from "#server/daily-plan";
import { db } from "#server/db";
import { findPlanToday, saveInterview } from "#server/interview-plan";
import { recordReviews } from "#server/reviews";
import { publishFlashcards } from "#tests/support/bank";
import { addNewCards, newLearner, ratingOf, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";

useDatabase();

const DAY_SECONDS = 86_400;
let items: string[];
let ana: string;

beforeAll(async () => {
  items = await publishFlashcards(12, NOW);
});

beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
  await addNewCards(ana, items.slice(0, 3));
});

async function interviewIn(days: number): Promise<void> {
  const topicIds = (await db.topic.findMany()).map(({ id }) => id);
  const interview = { interviewDay: TODAY + days, level: "senior" as const, topicIds, minutesPerDay: 30 };
  await saveInterview(ana, interview, NOW);
}

const foreseen = () =>
  db.planPrediction.findMany({ where: { userId: ana }, orderBy: [{ madeOnDay: "asc" }, { cardId: "asc" }] });
const daysForeseen = async () => [...new Set((await foreseen()).map(({ madeOnDay }) => madeOnDay - TODAY))];

describe("the plan for an interview", () => {
  test("is made on each study day on which somebody reviews, once", async () => {
    await interviewIn(14);
    await replanOnNewDay(ana, NOW);
    const first = await foreseen();
    expect(first.map(({ cardId }) => cardId)).toEqual(items.slice(0, 3).toSorted());

    await recordReviews(ana, [ratingOf(items[0] ?? "", { rating: "easy" })], NOW);
    await replanOnNewDay(ana, later(3600));
    expect(await foreseen()).toEqual(first);

    await replanOnNewDay(ana, later(DAY_SECONDS));
    expect(await daysForeseen()).toEqual([0, 1]);
    const chanceOf = (madeOnDay: number, rows: typeof first) =>
      rows.find((row) => row.cardId === items[0] && row.madeOnDay === TODAY + madeOnDay)?.chance;
    const rows = await foreseen();
    expect(chanceOf(1, rows), "it stands on what was answered since").not.toBe(chanceOf(0, rows));
  });

  test("is the new day's wherever it is read: a day fewer, and that day's questions", async () => {
    await interviewIn(4);
    const today = await findPlanToday(ana, NOW);
    const tomorrow = await findPlanToday(ana, later(DAY_SECONDS));
    expect([today?.plan.days.length, tomorrow?.plan.days.length]).toEqual([4, 3]);
    expect([today?.day, tomorrow?.day]).toEqual([TODAY, TODAY + 1]);
  });

  test("is not made for who has none, or whose interview is over", async () => {
    await replanOnNewDay(ana, NOW);
    expect(await foreseen()).toEqual([]);
    await interviewIn(2);
    await replanOnNewDay(ana, later(3 * DAY_SECONDS));
    expect(await foreseen()).toEqual([]);
  });
});
