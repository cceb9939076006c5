import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { studyDay } from "#domain/scheduling/study-day";
import { db } from "#server/db";
import { recordReviews } from "#server/reviews";
import { publishFlashcards } from "#tests/support/bank";
import { addNewCards, findInconsistentCards, newLearner, ratingOf, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";

useDatabase();

let items: string[];
let ana: string;
let card: string;
let other: string;

beforeAll(async () => {
  items = await publishFlashcards(2, NOW);
});

beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
  await addNewCards(ana, items);
  [card = "", other = ""] = items;
});

const reviews = () => db.review.findMany({ where: { userId: ana }, orderBy: { number: "asc" } });
const cardRow = () => db.card.findUniqueOrThrow({ where: { userId_cardId: { userId: ana, cardId: card } } });
const earliest = async () => (await cardRow()).addedAt;
const lastDay = async () => (await db.study.findUniqueOrThrow({ where: { userId: ana } })).lastDay;

describe("the browser's clock", () => {
  const YEAR = 365 * 86_400;

  test.each<[string, () => Date, () => Promise<Date> | Date]>([
    ["two years behind counts from when the card was added", () => later(-2 * YEAR), earliest],
    ["in another age counts from when the card was added", () => new Date("-200000-01-01T00:00:00Z"), earliest],
    ["400 days ahead counts as five minutes ahead", () => later(400 * 86_400), () => later(300)],
    ["that shows no time counts as the server's", () => new Date(Number.NaN), () => NOW],
    ["a day behind is believed", () => later(-86_400), () => later(-86_400)],
  ])("%s", async (_, answeredAt, expected) => {
    const wanted = await expected();
    const [result] = await recordReviews(ana, [ratingOf(card, { answeredAt: answeredAt() })], NOW);
    expect(result).toMatchObject({ status: "recorded" });
    expect(await reviews()).toMatchObject([
      { reviewedAt: wanted, studyDay: Math.floor(wanted.getTime() / 86_400_000 - 4 / 24) },
    ]);
  });

  test("behind the card's last review counts from that review", async () => {
    await recordReviews(ana, [ratingOf(card)], NOW);
    await recordReviews(ana, [ratingOf(card, { seen: 1, answeredAt: later(-2 * YEAR) })], later(60));
    expect(await reviews()).toMatchObject([{ reviewedAt: NOW }, { reviewedAt: NOW }]);
  });

  test("and a server's clock that was turned back an hour give a review after the last one", async () => {
    await recordReviews(ana, [ratingOf(card)], NOW);
    const [result] = await recordReviews(ana, [ratingOf(card, { seen: 1, answeredAt: later(-3600) })], later(-3600));
    expect(result).toMatchObject({ status: "recorded", version: 2 });
    expect(await findInconsistentCards()).toEqual([]);
  });
});

describe("the study day reached", () => {
  test("rises with a review and never falls", async () => {
    await recordReviews(ana, [ratingOf(card)], NOW);
    expect(await lastDay()).toBe(TODAY);
    await recordReviews(ana, [ratingOf(other, { answeredAt: later(-5 * 86_400) })], NOW);
    expect(await lastDay()).toBe(TODAY);
    await recordReviews(ana, [ratingOf(card, { seen: 1, answeredAt: later(86_400) })], later(86_400));
    expect(await lastDay()).toBe(TODAY + 1);
  });

  test("stays where it is when the rating is refused", async () => {
    await recordReviews(ana, [ratingOf(card, { seen: 3 })], NOW);
    expect(await lastDay()).toBe(0);
  });

  test("counts today's answers for who moved west until the clock has caught up", async () => {
    const settings = { timeZone: "Pacific/Honolulu" };
    const mover = await newLearner(settings, TODAY + 1);
    await addNewCards(mover, items);
    await recordReviews(mover, [ratingOf(card)], NOW);
    const [review] = await db.review.findMany({ where: { userId: mover } });
    expect(review?.studyDay).toBe(TODAY + 1);
    expect(studyDay(NOW, { ...settings, rolloverHour: 4 })).toBeLessThan(TODAY + 1);
  });
});
