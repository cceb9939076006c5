import { beforeEach, describe, expect, test } from "vitest";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { getCurrentRubric, getRubric } from "#server/rubrics";
import { rubricSchema } from "#domain/rubric/rubric";
import { submitAnswer } from "#server/answers";
import { bankOf, everyKind, rightResponse, shippedBank, storedItem } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { later, NOW } from "#tests/support/people";
import { itemOf } from "../unit/content/authored-items";

useDatabase();

const NOTHING = { topics: 0, added: 0, changed: 0, retired: 0, rubrics: 0, lexicons: 0, errata: 0 };
const FREE_TEXT = "tasks.free-text";

const rubricSaying = (statement: string) => ({ criteria: [{ key: "said-it", statement, points: 2 }] });
const explain = (statement = "A task is a scheduled coroutine") =>
  itemOf("free_text", { rubric: rubricSaying(statement) });
const currentRubrics = async () =>
  (await db.rubric.findMany({ where: { retiredAt: null }, orderBy: { step: "asc" } })).map(({ id }) => id);
const explained = explain("Something else is said");
const rubrics = () => db.rubric.findMany({ where: { itemId: FREE_TEXT }, orderBy: { version: "asc" } });

/** Every row of the content's tables. */
async function stored(): Promise<unknown> {
  const orderBy = { id: "asc" } as const;
  const rows = [db.item.findMany({ orderBy, include: { topics: true } }), db.rubric.findMany({ orderBy })];
  return Promise.all([
    ...rows,
    db.lexicon.findMany(),
    db.topic.findMany({ orderBy }),
    db.criterion.count(),
    db.pattern.count(),
  ]);
}

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE item, topic, lexicon, rubric, "user" CASCADE`;
});

describe("publishing", () => {
  test("writes the shipped bank once: a second time changes nothing", async () => {
    const bank = await shippedBank();
    const changes = await publishBank(bank, NOW);
    expect(changes).toMatchObject({ added: bank.items.length, topics: bank.topics.length, lexicons: 1, retired: 0 });
    const before = await stored();
    expect(await publishBank(bank, later(60))).toEqual(NOTHING);
    expect(await stored()).toEqual(before);
  });

  test("twice at once writes one bank", async () => {
    const bank = bankOf(everyKind());
    const changes = await Promise.all([publishBank(bank, NOW), publishBank(bank, NOW)]);
    expect(changes.map(({ added }) => added).toSorted((a, b) => a - b)).toEqual([0, bank.items.length]);
    expect(await db.item.count()).toBe(bank.items.length);
  });

  test("writes only the item that changed", async () => {
    await publishBank(bankOf(everyKind()), NOW);
    const changed = itemOf("flashcard", { rev: 2, back: "SECRET another back" });
    const items = everyKind().map((item) => (item.kind === "flashcard" ? changed : item));
    expect(await publishBank(bankOf(items), later(60))).toEqual({ ...NOTHING, changed: 1 });
    expect(await db.item.count({ where: { publishedAt: later(60) } })).toBe(1);
  });

  test("keeps what nobody may see apart from what anybody may", async () => {
    await publishBank(bankOf(everyKind()), NOW);
    for (const { question, searchText, title } of await db.item.findMany()) {
      expect(JSON.stringify([question, searchText, title])).not.toMatch(/secret/i);
    }
  });
});

describe("a rubric that changed", () => {
  test("becomes a new version, and old grades keep the one they were made with", async () => {
    await publishBank(bankOf([explain()]), NOW);
    const ana = await newLearner();
    const { key } = await storedItem(FREE_TEXT);
    const id = "0b6c0e3c-8a2a-4d0e-9b53-0d5f0a8f2a11";
    const submission = { id, itemId: FREE_TEXT, response: rightResponse(key), chainId: null, elapsedMs: 9 };
    await submitAnswer(ana, { ...submission, context: "practice" }, NOW);

    const changes = await publishBank(bankOf([explain("A task runs by itself")]), later(60));
    expect(changes).toEqual({ ...NOTHING, changed: 1, rubrics: 1 });
    expect(await rubrics()).toMatchObject([
      { version: 1, retiredAt: later(60) },
      { version: 2, retiredAt: null },
    ]);
    const { rubricId } = await db.gradingRun.findFirstOrThrow();
    expect(rubricId).toBe(`${FREE_TEXT}#main@1`);
    expect((await getRubric(rubricId)).rubric.criteria[0]?.statement).toBe("A task is a scheduled coroutine");
    expect((await getCurrentRubric(FREE_TEXT, "main")).rubric.criteria[0]?.statement).toBe("A task runs by itself");
  });

  test("keeps the concepts of its own", async () => {
    const concepts = { "set-down": { stem: ["jot"], phrase: ["write|put * list"] } };
    const item = itemOf("free_text", { id: "tasks.own-words", rubric: rubricSaying("A task is written down") });
    if (item.kind !== "free_text") throw new Error("not what was asked for");
    const changed = { ...item, rubric: rubricSchema.parse({ ...item.rubric, concepts }) };
    await publishBank(bankOf([changed]), NOW);
    expect((await getCurrentRubric(item.id, "main")).rubric.concepts).toEqual(changed.rubric.concepts);
  });

  test("and changed back is a third version: a retired one never returns", async () => {
    for (const [index, statement] of ["One way to say it", "Another way to say it", "One way to say it"].entries()) {
      await publishBank(bankOf([explain(statement)]), later(index));
    }
    expect((await rubrics()).map(({ version, retiredAt }) => [version, retiredAt === null])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  test("of one step of a chain leaves the other step's alone; a step that is gone is retired", async () => {
    const chain = itemOf("chain");
    if (chain.kind !== "chain" || explained.kind !== "free_text") throw new Error("not what was asked for");
    const [opening, probe] = chain.steps;
    if (!opening || !probe) throw new Error("the chain is too short");
    await publishBank(bankOf([chain]), NOW);
    const changed = { ...chain, steps: [opening, { ...probe, rubric: explained.rubric }] };
    expect(await publishBank(bankOf([changed]), later(1))).toEqual({ ...NOTHING, changed: 1, rubrics: 1 });
    expect(await currentRubrics()).toEqual(["tasks.chain#main@1", "tasks.chain#probe@2"]);

    expect(await publishBank(bankOf([{ ...chain, steps: [opening] }]), later(2))).toMatchObject({ changed: 1 });
    expect(await currentRubrics()).toEqual(["tasks.chain#main@1"]);
  });
});

describe("an item that is gone from the bank", () => {
  test("is retired with its rubric, and its history stays", async () => {
    await publishBank(bankOf([explain(), itemOf("flashcard")]), NOW);
    const ana = await newLearner();
    const { key } = await storedItem(FREE_TEXT);
    const id = "0b6c0e3c-8a2a-4d0e-9b53-0d5f0a8f2a12";
    const submission = { id, itemId: FREE_TEXT, response: rightResponse(key), chainId: null, elapsedMs: 9 };
    await submitAnswer(ana, { ...submission, context: "practice" }, NOW);

    expect(await publishBank(bankOf([itemOf("flashcard")]), later(60))).toEqual({ ...NOTHING, retired: 1 });
    expect(await db.item.findUniqueOrThrow({ where: { id: FREE_TEXT } })).toMatchObject({ retiredAt: later(60) });
    expect(await rubrics()).toMatchObject([{ version: 1, retiredAt: later(60) }]);
    expect([await db.answer.count(), await db.gradingRun.count(), await db.card.count()]).toEqual([1, 1, 1]);
    expect(await publishBank(bankOf([itemOf("flashcard")]), later(120))).toEqual(NOTHING);
  });

  test("comes back with a new version of its rubric", async () => {
    await publishBank(bankOf([explain()]), NOW);
    await publishBank(bankOf([]), later(1));
    expect(await publishBank(bankOf([explain()]), later(2))).toEqual({ ...NOTHING, changed: 1, rubrics: 1 });
    expect(await rubrics()).toMatchObject([{ version: 1 }, { version: 2, retiredAt: null }]);
  });
});

describe("the lexicon", () => {
  test("that changed under its old version is refused, and nothing of the bank is written", async () => {
    await publishBank(bankOf([explain()]), NOW);
    const before = await stored();
    const changed = bankOf([explain("A task runs by itself"), itemOf("cloze")], { protected: ["task"] });
    await expect(publishBank(changed, later(60))).rejects.toMatchObject({
      reason: "invalid",
      message: /raise the version/,
    });
    expect(await stored()).toEqual(before);
  });

  test("of a new version is kept beside the old one, and every rubric has a new version", async () => {
    await publishBank(bankOf([explain(), itemOf("chain")]), NOW);
    const changes = await publishBank(
      bankOf([explain(), itemOf("chain")], { version: "2", protected: ["task"] }),
      later(60),
    );
    expect(changes).toEqual({ ...NOTHING, lexicons: 1, rubrics: 3 });
    expect(await rubrics()).toMatchObject([{ lexiconVersion: "1" }, { lexiconVersion: "2" }]);
    expect(await db.lexicon.count()).toBe(2);
  });
});
