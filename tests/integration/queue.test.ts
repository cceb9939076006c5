import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { type Submission, submitAnswer } from "#server/answers";
import { actOnCard } from "#server/card-actions";
import { addCards, findUnrated } from "#server/cards";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { countDue, openToday } from "#server/queue";
import { allowMoreToday } from "#server/study";
import { recordReviews } from "#server/reviews";
import { moveInJournal } from "#server/undo";
import { newSubmission } from "#tests/support/answers";
import { bankOf, everyKind, publishFlashcards } from "#tests/support/bank";
import { addNewCards, inLearning, inReview, newLearner, ratingOf, TODAY } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";

useDatabase();

let items: string[];
let ana: string;

beforeEach(async () => {
  await forgetPeople();
  items = await publishFlashcards(12, NOW);
  ana = await newLearner();
});

const open = (now = NOW, limit = 100) => openToday(ana, { limit }, now);
const shownIds = async (now = NOW) => (await open(now)).cards.map(({ cardId }) => cardId);
const at = (index: number) => items[index] ?? "";

describe("the order", () => {
  test("is: steps that are due, reviews and new cards spread among each other, steps due soon", async () => {
    await addNewCards(ana, [at(0)], inLearning(later(-60)));
    await addNewCards(ana, [at(1)], inReview(TODAY - 3));
    await addNewCards(ana, [at(2)], inReview(TODAY));
    await addNewCards(ana, [at(3), at(4)]);
    await addNewCards(ana, [at(5)], inLearning(later(600)));
    await addNewCards(ana, [at(6)], inReview(TODAY + 1));
    await addNewCards(ana, [at(7)], inLearning(later(3600)));
    expect(await shownIds()).toEqual([at(0), at(1), at(3), at(2), at(4), at(5)]);
    const { counts, nextUp } = await open();
    expect(counts).toEqual({ learning: 2, reviews: 2, newCards: 2 });
    expect(nextUp).toEqual({
      learning: { count: 1, firstDueAt: later(3600), inSeconds: 3600 },
      reviewsTomorrow: 1,
    });
  });

  test("is the same when the page is opened again", async () => {
    await addNewCards(ana, items, inReview(TODAY));
    expect(await shownIds(later(60))).toEqual(await shownIds());
  });

  test("has new cards as they were added", async () => {
    await addNewCards(ana, items.toReversed());
    expect(await shownIds()).toEqual(items.toReversed());
  });

  test("is the person's, where they chose another", async () => {
    ana = await newLearner({ reviewOrder: "difficulty", newMix: "before" });
    await addNewCards(ana, [at(0)], { ...inReview(TODAY), difficulty: 3 });
    await addNewCards(ana, [at(1)], { ...inReview(TODAY), difficulty: 9 });
    await addNewCards(ana, [at(2)]);
    expect(await shownIds()).toEqual([at(2), at(1), at(0)]);
  });
});

describe("the day's limits", () => {
  test("hold back what is above them, and say so", async () => {
    ana = await newLearner({ newPerDay: 2, reviewsPerDay: 3 });
    await addNewCards(ana, items.slice(0, 5));
    await addNewCards(ana, items.slice(5), inReview(TODAY));
    const { total, counts, heldBack } = await open();
    expect(total).toBe(5);
    expect(counts).toEqual({ learning: 0, reviews: 3, newCards: 2 });
    expect(heldBack).toMatchObject({ newByLimit: 3, reviewsByLimit: 4 });
    expect(await countDue(ana, NOW)).toBe(5);
  });

  test("count what was answered today, and start anew the next study day", async () => {
    ana = await newLearner({ newPerDay: 3, reviewsPerDay: 2, learnAheadSeconds: 0 });
    await addNewCards(ana, items.slice(0, 6));
    await addNewCards(ana, items.slice(6), inReview(TODAY));
    const before = await open();
    const [review, fresh] = ["review", "new"].map((kind) =>
      before.cards.find(({ isNew }) => isNew === (kind === "new")),
    );
    const rated = [review, fresh].map((card) => ratingOf(card?.cardId ?? "", { seen: card?.version ?? 0 }));
    expect(await recordReviews(ana, rated, NOW)).toMatchObject([{ status: "recorded" }, { status: "recorded" }]);

    const after = await open(later(1));
    expect(after.counts).toEqual({ learning: 0, reviews: 1, newCards: 2 });
    expect(after.done.answered).toBe(2);
    expect(after.heldBack).toMatchObject({ newByLimit: 3, reviewsByLimit: 4 });

    const tomorrow = await open(later(86_400));
    expect(tomorrow.done.answered).toBe(0);
    expect(tomorrow.counts).toMatchObject({ reviews: 2, newCards: 3 });
  });

  test("can be lifted for one day, by so many cards", async () => {
    ana = await newLearner({ newPerDay: 2, reviewsPerDay: 1 });
    await addNewCards(ana, items.slice(0, 6));
    await addNewCards(ana, items.slice(6), inReview(TODAY - 1));
    await allowMoreToday(ana, { newCards: 2, reviews: 0 }, NOW);
    await allowMoreToday(ana, { newCards: 1, reviews: 3 }, NOW);
    expect((await open()).counts).toMatchObject({ newCards: 5, reviews: 4 });
    expect(await countDue(ana, NOW)).toBe(9);
    expect((await open(later(86_400))).counts).toMatchObject({ newCards: 2, reviews: 1 });
  });

  test("of none show nothing new", async () => {
    ana = await newLearner({ newPerDay: 0 });
    await addNewCards(ana, items);
    expect(await open()).toMatchObject({ total: 0, cards: [], heldBack: { newByLimit: 12 } });
  });
});

describe("a card", () => {
  test("is shown with its question, its version and its reason", async () => {
    await addNewCards(ana, [at(0)]);
    const [card] = (await open()).cards;
    expect(card).toEqual({
      cardId: at(0),
      version: 0,
      title: "A title",
      expectedSeconds: 60,
      isNew: true,
      isMarked: false,
      question: { kind: "flashcard", front: `What is ${at(0)}?` },
      reason: "A new card, in the order added, spread among the reviews.",
    });
  });

  test("that is suspended, or buried until a later day, is not shown", async () => {
    await addNewCards(ana, [at(0)], { isSuspended: true });
    await addNewCards(ana, [at(1)], { ...inReview(TODAY), buriedUntilDay: TODAY + 1 });
    await addNewCards(ana, [at(2)], { ...inReview(TODAY), buriedUntilDay: TODAY });
    expect(await shownIds()).toEqual([at(2)]);
    expect((await open()).heldBack).toMatchObject({ suspended: 1, buried: 1 });
  });

  test("whose item was retired is not shown, and comes back with the item", async () => {
    await addNewCards(ana, items.slice(0, 2));
    await publishFlashcards(1, later(1));
    expect(await shownIds()).toEqual([at(0)]);
    await publishFlashcards(12, later(2));
    expect(await shownIds()).toEqual(items.slice(0, 2));
  });

  test("of one chain is not shown on the day of another", async () => {
    await addNewCards(ana, items.slice(0, 3), { siblingGroup: "chain-1" });
    expect(await shownIds()).toEqual([at(0)]);
    expect((await open()).heldBack).toMatchObject({ bySibling: 2 });
  });

  test("of somebody else is not shown", async () => {
    const bo = await newLearner();
    await addNewCards(bo, items);
    expect(await open()).toMatchObject({ total: 0, cards: [] });
  });
});

test("the beginning of the queue leaves out what is on the screen already", async () => {
  await addNewCards(ana, items);
  const first = await openToday(ana, { limit: 4 }, NOW);
  const next = await openToday(ana, { limit: 4, except: first.cards.map(({ cardId }) => cardId) }, NOW);
  expect([...first.cards, ...next.cards].map(({ cardId }) => cardId)).toEqual(items.slice(0, 8));
  expect([first.total, next.total]).toEqual([12, 12]);
});

describe("an answer that was not rated", () => {
  const answered = async (minutes: number, changes: Partial<Submission> = {}) => {
    const submission = newSubmission(at(0), { kind: "flashcard" }, { context: "review", ...changes });
    await submitAnswer(ana, submission, later(60 * minutes));
    return submission.id;
  };
  const unrated = (since = NOW) => findUnrated(ana, [at(0), at(1)], since);

  test("is found until its card is rated, and again once that is undone", async () => {
    await addNewCards(ana, items);
    expect(await unrated()).toBeNull();
    const answerId = await answered(1);
    expect(await unrated()).toEqual({ answerId, cardId: at(0) });
    await recordReviews(ana, [ratingOf(at(0), { answerId, answeredAt: later(120) })], later(120));
    expect(await unrated()).toBeNull();
    await moveInJournal(ana, "undo", null, later(180));
    expect(await unrated()).toEqual({ answerId, cardId: at(0) });
  });

  test("is none that was rated: by a device whose clock is slow, in cramming, or before the card was made new", async () => {
    await addNewCards(ana, items);
    const offline = await answered(10);
    await recordReviews(ana, [ratingOf(at(0), { answerId: offline, answeredAt: later(60) })], later(600));
    expect(await unrated()).toBeNull();
    await actOnCard(ana, { id: randomUUID(), cardId: at(0), seen: null, action: { kind: "forget" } }, later(660));
    expect(await unrated()).toBeNull();
    const crammed = await answered(20);
    expect((await unrated())?.answerId).toBe(crammed);
    const cram = ratingOf(at(0), { answerId: crammed, answeredAt: later(1260), seen: 2, isCram: true });
    await recordReviews(ana, [cram], later(1260));
    expect(await unrated()).toBeNull();
  });

  test("is the newest; none that is older than asked, was given in practice, or is somebody else's", async () => {
    await addNewCards(ana, items);
    await answered(1);
    const newest = await answered(2);
    await answered(3, { context: "practice" });
    expect((await unrated())?.answerId).toBe(newest);
    expect(await unrated(later(121))).toBeNull();
    expect(await findUnrated(await newLearner(), [at(0)], NOW)).toBeNull();
  });
});

test("a person without settings has the usual ones", async () => {
  await addNewCards(ana, items);
  await db.study.deleteMany();
  expect((await open()).total).toBe(12);
});

test("nothing of an answer is sent before it, whatever the kind", async () => {
  const bank = everyKind();
  await publishBank(bankOf(bank), NOW);
  await addNewCards(
    ana,
    bank.map(({ id }) => id),
  );
  const today = await open();
  expect(today.cards.map(({ question }) => question.kind).toSorted()).toEqual(bank.map(({ kind }) => kind).toSorted());
  expect(JSON.stringify(today)).not.toMatch(/secret/i);
});

test("adding questions twice, or ones that cannot be answered by themselves, adds each once", async () => {
  expect(await addCards(ana, items.slice(0, 3), NOW)).toBe(3);
  expect(await addCards(ana, [...items.slice(0, 4), "tasks.nowhere"], later(1))).toBe(1);
  expect(await db.card.count({ where: { userId: ana } })).toBe(4);
});
