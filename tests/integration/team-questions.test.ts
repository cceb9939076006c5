import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type OwnQuestion, ownQuestionSchema } from "#domain/sets/own-question";
import { wishSchema } from "#domain/sets/wish";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { getItem, items } from "#server/items";
import { createSets, getSet, viewSet } from "#server/question-sets";
import { listRubrics } from "#server/rubric-shelf";
import { changeSet } from "#server/set-changes";
import { getKit, getKitPdf } from "#server/set-kit";
import { createTakeLink } from "#server/take-links";
import { getTakeResult } from "#server/take-results";
import { saveTakeAnswer } from "#server/take-saving";
import { beginTake, getOwnTake, submitTake } from "#server/takes";
import { getQuestion, retireQuestion, rewriteQuestion, writeQuestion } from "#server/team-questions";
import { bankOf, shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { asDrawn, pdfText } from "#tests/support/pdf-text";
import { forgetPeople, later, NOW } from "#tests/support/people";
import { itemOf } from "../unit/content/authored-items";

useDatabase();

let ana: string;
let bo: string;
let setId: string;

const written: OwnQuestion = ownQuestionSchema.parse({
  title: "Our outage of March",
  topicId: "tasks",
  minutes: 7,
  difficulty: 3,
  level: "mid",
  prompt: "Look at this:\n\n```python\nasyncio.create_task(save())\n```\n\nWhy did half of the orders vanish?",
  modelAnswer: "Nobody kept a MODELANSWER reference to the task.",
  followUps: ["FOLLOWUP: how would you notice?"],
  criteria: [
    { key: "", statement: "CRITERION nobody holds a reference", points: 2, patterns: [] },
    { key: "", statement: "CRITERION the collector takes the task", points: 1, patterns: [] },
  ],
  redFlags: [{ belief: "BELIEF tasks are kept by the loop", correction: "CORRECTION only weakly" }],
});

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  ana = await newLearner();
  bo = await newLearner();
  setId = await newSet();
  await writeQuestion(ana, setId, { newId: randomUUID(), version: 1, written }, NOW);
});

async function newSet(): Promise<string> {
  const topics = [{ topicId: "tasks", weight: 1 }];
  const wish = wishSchema.parse({ minutes: 10, topics, level: "mid", profile: "even", kinds: ["cloze"], seed: "s" });
  const [id = ""] = await createSets(ana, { title: "Backend", wish, forms: 1, newId: randomUUID }, NOW);
  return id;
}

const ownId = async () => (await getSet(ana, setId)).document.picks.at(-1)?.itemId ?? "";

describe("a question of one's own", () => {
  test("stands at the end of the set, in the kit with its rubric, and without its answer in the candidate's copy", async () => {
    const { picks, retired } = await viewSet(ana, setId, NOW);
    expect(retired).toEqual([]);
    expect(picks.at(-1)?.item).toMatchObject({ title: written.title, seconds: 420, isOwn: true });
    const { questions } = await getKit(ana, setId);
    expect(questions.at(-1)).toMatchObject({
      ask: written.prompt,
      answer: written.modelAnswer,
      followUps: written.followUps,
      redFlags: written.redFlags,
      criteria: [{ statement: written.criteria[0]?.statement, points: 2 }, { points: 1 }],
    });
    const file = pdfText(await getKitPdf(ana, setId, "candidate", NOW));
    expect(file).toContain(asDrawn("Why did half of the orders vanish?"));
    for (const secret of ["MODELANSWER", "FOLLOWUP", "CRITERION", "BELIEF", "CORRECTION", "outageofMarch"])
      expect(file).not.toContain(secret);
  });

  test("is nowhere else: not in the library, not by its address, not among the rubrics, not for another workspace", async () => {
    const id = await ownId();
    for (const userId of [ana, bo, null]) {
      await expect(getItem(id, userId)).rejects.toMatchObject({ reason: "not-found" });
      const listed = await items(userId, { search: "outage march" });
      expect(listed.items.map((item) => item.id)).not.toContain(id);
    }
    expect((await listRubrics("")).map(({ itemId }) => itemId)).not.toContain(id);
    const topics = [{ topicId: "tasks", weight: 1 }];
    const wish = wishSchema.parse({ minutes: 10, topics, level: "mid", profile: "even", kinds: ["cloze"], seed: "s" });
    const [others = ""] = await createSets(bo, { title: "Bo", wish, forms: 1, newId: randomUUID }, NOW);
    expect((await viewSet(bo, others, NOW)).candidates.map((item) => item.id)).not.toContain(id);
    const add = changeSet(bo, others, { version: 1, change: { kind: "add", itemId: id } }, NOW);
    await expect(add).rejects.toMatchObject({ reason: "invalid" });
    await expect(getQuestion(bo, setId, id)).rejects.toMatchObject({ reason: "not-found" });
    await expect(getQuestion(bo, others, id)).rejects.toMatchObject({ reason: "not-found" });
  });

  test("can be changed, asked in another set, and deleted everywhere", async () => {
    const id = await ownId();
    const { rev, written: read } = await getQuestion(ana, setId, id);
    const changed = { ...read, title: "Renamed", criteria: read.criteria.slice(1) };
    await rewriteQuestion(ana, setId, { itemId: id, rev, written: changed }, later(1));
    await expect(rewriteQuestion(ana, setId, { itemId: id, rev, written: read }, later(2))).rejects.toMatchObject({
      reason: "stale",
    });
    const second = await newSet();
    const { version, document } = await getSet(ana, second);
    if (!document.picks.some(({ itemId }) => itemId === id))
      await changeSet(ana, second, { version, change: { kind: "add", itemId: id } }, later(3));
    expect((await getKit(ana, second)).questions.at(-1)).toMatchObject({
      title: "Renamed",
      criteria: [{ key: read.criteria[1]?.key }],
    });
    await retireQuestion(ana, second, id, later(4));
    expect((await viewSet(ana, setId, NOW)).retired).toEqual([id]);
    expect((await getKit(ana, setId)).questions.map(({ title }) => title)).not.toContain("Renamed");
  });

  test("is taken at home, and left to a person where no words say how a criterion is earned", async () => {
    const id = await ownId();
    const token = "t".repeat(43);
    const resumeToken = "r".repeat(43);
    const terms = { maxUses: 1, minutes: 30, extraPercent: 0, passcode: "", reveals: "nothing" } as const;
    const input = { ...terms, startsAt: NOW, endsAt: later(60) };
    await createTakeLink(ana, setId, { id: randomUUID(), token, input }, NOW);
    const begin = { name: "Kim", consent: "yes", passcode: "" } as const;
    const takeId = randomUUID();
    await beginTake(token, { id: takeId, resumeToken, input: begin, address: "a" }, NOW);
    const { questions } = await getOwnTake(resumeToken, { address: "a" }, NOW);
    expect(JSON.stringify(questions)).not.toMatch(/MODELANSWER|FOLLOWUP|CRITERION|BELIEF|CORRECTION/);
    expect(questions.at(-1)).toMatchObject({ itemId: id, question: { kind: "free_text", prompt: written.prompt } });
    const fields = { kind: "free_text", text: "Nobody holds a reference." };
    await saveTakeAnswer({ resumeToken, itemId: id, step: "main", fields }, later(1));
    await submitTake(resumeToken, { address: "a" }, later(2));
    const { answers } = await getTakeResult(ana, setId, takeId, later(3));
    expect(answers.at(-1)).toMatchObject({ itemId: id, score: null, response: { text: fields.text } });
  });

  test("with patterns is tried as a rubric of the bank is: unknown ideas are named, and nothing is kept", async () => {
    const criteria = [{ key: "", statement: "Nobody holds it", points: 1, patterns: ["no-such-idea anywhere"] }];
    const { version } = await getSet(ana, setId);
    const attempt = writeQuestion(ana, setId, { newId: randomUUID(), version, written: { ...written, criteria } }, NOW);
    await expect(attempt).rejects.toMatchObject({
      reason: "invalid",
      message: expect.stringContaining("no-such-idea"),
    });
    expect(await db.item.count({ where: { workspaceId: { not: null } } })).toBe(1);
  });

  test("goes with its workspace", async () => {
    await db.workspace.deleteMany();
    expect(await db.item.count({ where: { workspaceId: { not: null } } })).toBe(0);
    expect(await db.rubric.count({ where: { itemId: { startsWith: "team." } } })).toBe(0);
  });

  // Last, since it takes the bank away.
  test("stays when the bank is published without it", async () => {
    await publishBank(bankOf([itemOf("flashcard", { id: "tasks.only-one" })], { version: "2" }), later(1));
    expect((await getQuestion(ana, setId, await ownId())).written).toMatchObject({ title: written.title });
    expect((await viewSet(ana, setId, NOW)).picks.map(({ item }) => item.title)).toEqual([written.title]);
  });
});
