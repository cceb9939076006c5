import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type OwnCard, ownCardSchema } from "#domain/own-card/own-card";
import { submitAnswer } from "#server/answers";
import { addCards } from "#server/cards";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { saveDraft } from "#server/drafts";
import { findNextItem, getItem, items, itemsById } from "#server/items";
import {
  createOwnCard,
  deleteOwnCard,
  getOwnCard,
  listOwnCards,
  listOwnTags,
  restoreOwnCard,
  saveOwnCard,
} from "#server/own-cards";
import { deletePerson, signIn } from "#server/people";
import { personalData } from "#server/personal-data";
import { openToday } from "#server/queue";
import { getRevealed } from "#server/results";
import { recordReviews } from "#server/reviews";
import { topics } from "#server/topics";
import { newSubmission } from "#tests/support/answers";
import { bankOf, everyKind } from "#tests/support/bank";
import { newLearner, ratingOf } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { ANA, NOW, PASSWORD, later, newGuest, newPerson } from "#tests/support/people";

useDatabase();

beforeAll(() => publishBank(bankOf(everyKind()), NOW));

const DAY = 86_400;

const card = (changes: Record<string, string> = {}): OwnCard =>
  ownCardSchema.parse({ kind: "flashcard", front: "What is *mine*?", back: "SECRET", tags: "loop, mine", ...changes });

/** A card of somebody's own. @returns its id */
async function made(userId: string, changes: Record<string, string> = {}): Promise<string> {
  const id = `own-${randomUUID()}`;
  await createOwnCard(userId, id, card(changes), NOW);
  return id;
}

const notFound = { reason: "not-found" };

describe("making a card", () => {
  test("puts it into the review of whoever made it, and of nobody else", async () => {
    const [ana, ben] = [await newLearner(), await newLearner()];
    const id = await made(ana);
    const today = await openToday(ana, { limit: 10 }, NOW);
    expect(today.cards.map(({ cardId, title }) => [cardId, title])).toEqual([[id, "What is mine?"]]);
    expect(JSON.stringify(today)).not.toContain("SECRET");
    expect((await openToday(ben, { limit: 10 }, NOW)).total).toBe(0);
  });

  test("sent twice, also at once, makes one", async () => {
    const ana = await newLearner();
    const id = `own-${randomUUID()}`;
    await Promise.all([1, 2, 3].map(() => createOwnCard(ana, id, card(), NOW)));
    expect(await db.item.count({ where: { ownerId: ana } })).toBe(1);
    await expect(createOwnCard(ana, id, card({ back: "other" }), NOW)).rejects.toMatchObject({ reason: "invalid" });
    const ben = await newLearner();
    await expect(createOwnCard(ben, id, card(), NOW)).rejects.toMatchObject({ reason: "invalid" });
  });

  test("is refused beyond the number of cards that one may have", async () => {
    const ana = await newLearner();
    await db.$executeRaw`
      INSERT INTO item (id, rev, kind, title, difficulty, level, expected_seconds, question, answer_key, search_text,
        content_hash, position, published_at, owner_id)
      SELECT 'own-' || gen_random_uuid(), 1, 'flashcard', 't', 3, 'mid', 60, '{}', '{}', '', '', 0, now(), ${ana}
      FROM generate_series(1, 5000)`;
    await expect(made(ana)).rejects.toThrow(/5,000 cards/);
  });
});

describe("a card of one's own", () => {
  test("is answered, scored and rated like any other", async () => {
    const ana = await newLearner();
    const id = await made(ana, { kind: "cloze", front: "await {{suspends|pauses}} the task" });
    await expect(getRevealed(ana, id)).rejects.toMatchObject(notFound);
    const submission = newSubmission(id, { kind: "cloze", blanks: { "1": "pauses" } });
    await submitAnswer(ana, submission, NOW);
    expect((await db.answer.findFirstOrThrow({ where: { userId: ana } })).score).toBe(1);
    await recordReviews(ana, [ratingOf(id, { answerId: submission.id })], NOW);
    expect((await db.card.findFirstOrThrow({ where: { userId: ana, cardId: id } })).version).toBe(1);
  });

  test("is not there for anybody else, however they ask", async () => {
    const [ana, ben] = [await newLearner(), await newLearner()];
    const id = await made(ana);
    expect((await getItem(id, ana)).isOwn).toBe(true);
    for (const stranger of [ben, null]) await expect(getItem(id, stranger)).rejects.toMatchObject(notFound);
    await expect(getOwnCard(ben, id)).rejects.toMatchObject(notFound);
    await expect(saveOwnCard(ben, { id, rev: 1 }, card(), NOW)).rejects.toMatchObject(notFound);
    await expect(deleteOwnCard(ben, id, NOW)).rejects.toMatchObject(notFound);
    await expect(restoreOwnCard(ben, id)).rejects.toMatchObject(notFound);
    const answer = newSubmission(id, { kind: "flashcard" });
    await expect(submitAnswer(ben, answer, NOW)).rejects.toMatchObject(notFound);
    await saveDraft(ben, { itemId: id, step: "main", fields: { text: "x" } }, NOW);
    expect(await addCards(ben, [id], NOW)).toBe(0);
    const left = await Promise.all([
      db.draft.count({ where: { userId: ben } }),
      db.card.count({ where: { userId: ben } }),
      db.answer.count({ where: { userId: ben } }),
    ]);
    expect(left).toEqual([0, 0, 0]);
  });

  test("is in no list of the bank, not even of its owner's", async () => {
    const ana = await newLearner();
    const before = { list: await items(ana, {}), topics: await topics(ana) };
    const id = await made(ana, { front: "mine alone" });
    expect(await items(ana, {})).toEqual(before.list);
    expect((await items(ana, { search: "mine alone" })).total).toBe(0);
    expect(await itemsById(ana, [id])).toEqual([]);
    expect(await topics(ana)).toEqual(before.topics);
    expect(await findNextItem(ana, null)).not.toBe(id);
    expect(await findNextItem(ana, id)).not.toBe(id);
  });

  test("is left alone when the bank is published anew", async () => {
    const ana = await newLearner();
    const id = await made(ana);
    const before = await db.item.findUniqueOrThrow({ where: { id } });
    const [first] = everyKind();
    if (!first) throw new Error("the bank is empty");
    const changes = await publishBank(bankOf([first]), later(60));
    expect(changes.retired).toBe(everyKind().length - 1);
    expect(await db.item.findUniqueOrThrow({ where: { id } })).toEqual(before);
    await publishBank(bankOf(everyKind()), later(120));
  });
});

describe("changing a card", () => {
  test("keeps its memory, and is seen at the next answer", async () => {
    const ana = await newLearner();
    const id = await made(ana);
    await recordReviews(ana, [ratingOf(id)], NOW);
    const before = await db.card.findFirstOrThrow({ where: { userId: ana } });
    await saveOwnCard(ana, { id, rev: 1 }, card({ front: "Changed", tags: "other" }), NOW);
    expect(await getOwnCard(ana, id)).toMatchObject({ rev: 2, title: "Changed", front: "Changed", tags: ["other"] });
    expect(await db.card.findFirstOrThrow({ where: { userId: ana } })).toEqual(before);
  });

  test("from two windows: the second is refused, and nothing of the first is lost", async () => {
    const ana = await newLearner();
    const id = await made(ana);
    const edits = ["one", "two", "three"].map((back) => saveOwnCard(ana, { id, rev: 1 }, card({ back }), NOW));
    const done = await Promise.allSettled(edits);
    expect(done.filter(({ status }) => status === "fulfilled").length).toBe(1);
    for (const edit of done) {
      if (edit.status === "rejected") expect(edit.reason).toMatchObject({ reason: "stale" });
    }
    expect((await getOwnCard(ana, id)).rev).toBe(2);
  });

  test("does not turn one kind into another", async () => {
    const ana = await newLearner();
    const id = await made(ana);
    const blanks = card({ kind: "cloze", front: "a {{blank}}" });
    await expect(saveOwnCard(ana, { id, rev: 1 }, blanks, NOW)).rejects.toMatchObject({ reason: "invalid" });
  });
});

describe("deleting a card", () => {
  test("takes it out of the review and the list, and bringing it back restores all of it", async () => {
    const ana = await newLearner();
    const id = await made(ana);
    await recordReviews(ana, [ratingOf(id)], NOW);
    const before = await db.card.findFirstOrThrow({ where: { userId: ana } });
    await deleteOwnCard(ana, id, NOW);
    expect((await openToday(ana, { limit: 10 }, later(DAY))).total).toBe(0);
    expect((await listOwnCards(ana, {})).total).toBe(0);
    expect((await listOwnCards(ana, {}, { isDeleted: true })).cards.map((row) => row.id)).toEqual([id]);
    await expect(getItem(id, ana)).rejects.toMatchObject(notFound);
    await expect(submitAnswer(ana, newSubmission(id, { kind: "flashcard" }), NOW)).rejects.toMatchObject(notFound);
    await restoreOwnCard(ana, id);
    expect(await db.card.findFirstOrThrow({ where: { userId: ana } })).toEqual(before);
    expect((await openToday(ana, { limit: 10 }, later(DAY))).total).toBe(1);
  });

  test("is for good after thirty days, with everything that hung on it", async () => {
    const ana = await newLearner();
    const [old, kept] = [await made(ana), await made(ana)];
    await submitAnswer(ana, newSubmission(old, { kind: "flashcard" }), NOW);
    await recordReviews(ana, [ratingOf(old)], NOW);
    await saveDraft(ana, { itemId: old, step: "main", fields: { text: "x" } }, NOW);
    await deleteOwnCard(ana, old, NOW);
    await deleteOwnCard(ana, kept, later(31 * DAY));
    expect(await db.item.findMany({ where: { ownerId: ana }, select: { id: true } })).toEqual([{ id: kept }]);
    const where = { userId: ana, itemId: old };
    const left = [await db.card.count({ where }), await db.answer.count({ where }), await db.draft.count({ where })];
    expect(left).toEqual([0, 0, 0]);
  });
});

describe("the list of one's cards", () => {
  test("finds by tag and by words of either side, taken literally", async () => {
    const [ana, ben] = [await newLearner(), await newLearner()];
    const id = await made(ana, { front: "100 % sure", tags: "Event Loop" });
    await made(ana, { front: "another", tags: "tasks" });
    await made(ben, { tags: "his" });
    const idsOf = async (filter: Parameters<typeof listOwnCards>[1]) =>
      (await listOwnCards(ana, filter)).cards.map((row) => row.id);
    expect(await idsOf({ tag: "event loop" })).toEqual([id]);
    expect(await idsOf({ search: "100 %" })).toEqual([id]);
    expect(await idsOf({ search: "%%" })).toEqual([]);
    expect((await listOwnCards(ana, { search: "SECRET" })).total).toBe(2);
    expect(await listOwnTags(ana)).toEqual([{ tag: "event loop", count: 1 }, { tag: "tasks", count: 1 }]); // prettier-ignore
  });
});

describe("an account with cards of its own", () => {
  test("takes them over from the guest it was", async () => {
    const { viewer } = await newPerson();
    const { browser, viewer: guest } = await newGuest();
    const id = await made(guest.id);
    await recordReviews(guest.id, [ratingOf(id)], NOW);
    browser.keep(await signIn(browser.visit(NOW), ANA));
    expect((await getOwnCard(viewer.id, id)).title).toBe("What is mine?");
    expect(await db.card.count({ where: { userId: viewer.id, cardId: id } })).toBe(1);
    expect(await db.review.count({ where: { userId: viewer.id, cardId: id } })).toBe(1);
  });

  test("takes them away, both sides of them, and those of nobody else", async () => {
    const { viewer } = await newGuest();
    await made(viewer.id);
    await made(await newLearner(), { back: "of somebody else" });
    const { ownCards } = await personalData(viewer.id, NOW);
    expect(ownCards).toHaveLength(1);
    expect(JSON.stringify(ownCards)).toContain("SECRET");
    expect(JSON.stringify(ownCards)).not.toContain("of somebody else");
  });

  test("is deleted with them, and with all that hangs on them", async () => {
    const { browser, viewer } = await newPerson({ ...ANA, email: "leaving@example.org" });
    const id = await made(viewer.id);
    await submitAnswer(viewer.id, newSubmission(id, { kind: "flashcard" }), NOW);
    await recordReviews(viewer.id, [ratingOf(id)], NOW);
    await saveDraft(viewer.id, { itemId: id, step: "main", fields: { text: "x" } }, NOW);
    await deletePerson(browser.visit(NOW), viewer, PASSWORD);
    expect(await db.item.count({ where: { id } })).toBe(0);
    expect(await db.user.count({ where: { id: viewer.id } })).toBe(0);
  });
});

describe("the database refuses by itself", () => {
  test.each([
    ["an own card under the id of the bank", { id: "tasks.mine" }],
    ["an own card of a kind that needs a rubric", { kind: "free_text" }],
    ["more than ten tags", { tags: Array.from({ length: 11 }, String) }],
    ["a title without end", { title: "x".repeat(121) }],
  ])("%s", async (_, wrong) => {
    const ownerId = await newLearner();
    const base = { id: `own-${randomUUID()}`, rev: 1, kind: "flashcard", title: "t", difficulty: 3, level: "mid" };
    const rest = { expectedSeconds: 60, question: {}, answerKey: {}, searchText: "", contentHash: "", position: 0 };
    const data = { ...base, ...rest, publishedAt: NOW, ownerId, ...wrong };
    await expect(db.item.create({ data })).rejects.toThrow(/check constraint|violat/i);
  });

  test("an item of the bank under the id of an own card", async () => {
    const ana = await newLearner();
    const id = await made(ana);
    await expect(db.item.update({ where: { id }, data: { ownerId: null } })).rejects.toThrow(/violat|constraint/i);
  });
});
