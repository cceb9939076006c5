import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Response } from "#domain/quiz/response";
import { type Submission, submitAnswer } from "#server/answers";
import { type Bank, publishBank } from "#server/content";
import { db } from "#server/db";
import { saveDraft } from "#server/drafts";
import { getResult, getRevealed } from "#server/results";
import { answerRows, newSubmission } from "#tests/support/answers";
import { GATHER, rightResponse, storedItem, wholeBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";

useDatabase();

const CHAIN = "tasks.chain";

let bank: Bank;
let ana: string;

beforeAll(async () => {
  bank = await wholeBank();
  await publishBank(bank, NOW);
});

beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
});

async function submit(itemId: string, response: Response, changes: Partial<Submission> = {}) {
  const { id } = await submitAnswer(ana, newSubmission(itemId, response, changes), NOW);
  return getResult(ana, id);
}

const modelAnswer = async (): Promise<Response> => rightResponse((await storedItem(GATHER)).key);
const saying = (text: string): Response => ({ kind: "free_text", text });

describe("an answer to a closed question", () => {
  const wrong: [string, Response, number | null][] = [
    ["cloze", { kind: "cloze", blanks: { "1": "no", "2": "SECRET wait" } }, 0.5],
    ["single choice", { kind: "single_choice", choice: "A" }, 0],
    ["multi choice", { kind: "multi_choice", choices: ["A", "B"] }, 0],
    ["predict output", { kind: "predict_output", output: "SECRET a\nc" }, 1 / 3],
    ["order events", { kind: "order_events", order: ["1", "2", "3", "4"] }, 1 / 3],
    ["flashcard", { kind: "flashcard" }, null],
    ["write code", { kind: "write_code", code: "print('a')" }, null],
  ];

  test.each(wrong)("(%s) is scored and found again with its outcome", async (kind, response, score) => {
    const result = await submit(`tasks.${kind.replaceAll(" ", "-")}`, response);
    expect(result).toMatchObject({ response, graded: null, submittedAt: NOW, elapsedMs: 30_000, step: "main" });
    expect(result.score).toEqual(score === null ? null : expect.closeTo(score, 9));
    expect(result.outcome?.score).toEqual(result.score);
    expect(await answerRows()).toMatchObject({ answers: 1, runs: 0, cards: 1 });
  });

  test("that is right scores in full, whatever the item of the bank", async () => {
    const closed = bank.items.filter(({ kind }) => !["free_text", "chain", "mock_interview"].includes(kind));
    for (const { id } of closed) {
      const { key } = await storedItem(id);
      const { score } = await submit(id, rightResponse(key));
      expect([id, score]).toEqual([id, ["flashcard", "fix_code", "write_code"].includes(key.kind) ? null : 1]);
    }
    expect(await answerRows()).toMatchObject({ answers: closed.length, cards: closed.length });
  });

  test.each<[string, Response]>([
    ["of another kind", { kind: "cloze", blanks: {} }],
    ["that names an option which is not there", { kind: "single_choice", choice: "Z" }],
  ])("%s is invalid, and nothing is kept", async (_, response) => {
    await expect(submit("tasks.single-choice", response)).rejects.toMatchObject({ reason: "invalid" });
    expect(await answerRows()).toMatchObject({ answers: 0, cards: 0 });
  });
});

test("an answer to a question that does not exist is not found", async () => {
  await expect(submit("tasks.nowhere", { kind: "flashcard" })).rejects.toMatchObject({ reason: "not-found" });
});

describe("an answer in words", () => {
  test("is graded by the shipped rubric, and found again with each criterion and the words that earned it", async () => {
    const response = await modelAnswer();
    const { score, graded, outcome } = await submit(GATHER, response);
    expect(outcome).toBeNull();
    expect(score).toBeGreaterThan(0.8);
    const { grade, rubric } = graded ?? {};
    expect(grade?.criteria.map(({ key }) => key)).toEqual(rubric?.criteria.map(({ key }) => key));
    const text = response.kind === "free_text" ? response.text : "";
    for (const { points, quotes } of grade?.criteria ?? []) {
      if (points > 0) expect(quotes).not.toEqual([]);
      for (const { start, end, text: quote } of quotes) expect(text.slice(start, end)).toBe(quote);
    }
    expect(await answerRows()).toMatchObject({ answers: 1, runs: 1, criteria: rubric?.criteria.length, cards: 1 });
  });

  test("that says nothing scores 0", async () => {
    const { score, graded } = await submit(GATHER, saying("I do not know."));
    expect(score).toBe(0);
    expect(graded?.grade).toMatchObject({ points: 0, band: "weak" });
  });

  test("is kept letter by letter", async () => {
    const text = "naïve, 数, \u202eright to left, 👩‍👩‍👧, e\u0301 and é";
    expect((await submit(GATHER, saying(text))).response).toEqual(saying(text));
  });
});

describe("an answer sent again", () => {
  test("is the same answer, with the result it had", async () => {
    const sent = newSubmission(GATHER, await modelAnswer());
    await submitAnswer(ana, sent, NOW);
    const before = await getResult(ana, sent.id);
    await submitAnswer(ana, sent, later(60));
    expect(await getResult(ana, sent.id)).toEqual(before);
    expect(await answerRows()).toMatchObject({ answers: 1, runs: 1 });
  });

  test.each<[string, () => Promise<Submission> | Submission]>([
    ["in words", async () => newSubmission(GATHER, await modelAnswer())],
    ["of a closed kind", () => newSubmission("tasks.single-choice", { kind: "single_choice", choice: "B" })],
    [
      "to a step of a chain",
      () => newSubmission(CHAIN, { kind: "chain", step: "main", text: "No idea." }, { chainId: randomUUID() }),
    ],
  ])("twenty times at once, %s, is one answer", async (_, make) => {
    const sent = await make();
    const results = await Promise.all(Array.from({ length: 20 }, () => submitAnswer(ana, sent, NOW)));
    expect(new Set(results.map(({ id }) => id))).toEqual(new Set([sent.id]));
    expect(await answerRows()).toMatchObject({ answers: 1, cards: 1 });
    expect(await db.gradingRun.count()).toBeLessThanOrEqual(1);
  });

  test("under a new id is a second answer to the same card", async () => {
    await submit(GATHER, saying("One try."));
    await submit(GATHER, saying("Another try."));
    expect(await answerRows()).toMatchObject({ answers: 2, runs: 2, cards: 1 });
  });

  test.each<[string, Submission]>([
    ["with other words", newSubmission(GATHER, saying("Something else."))],
    ["for another question", newSubmission("tasks.flashcard", { kind: "flashcard" })],
  ])("%s under the same id is invalid, and the first stands", async (_, changed) => {
    const first = await submit(GATHER, saying("The first words."));
    await expect(submitAnswer(ana, { ...changed, id: first.id }, later(1))).rejects.toMatchObject({
      reason: "invalid",
    });
    expect(await getResult(ana, first.id)).toEqual(first);
  });
});

/** Saves a half-typed answer. */
const draft = (userId: string, itemId: string, step = "main") =>
  saveDraft(userId, { itemId, step, fields: { text: "half" } }, NOW);

describe("what an answer changes beside itself", () => {
  test("is its draft, and no other", async () => {
    const bo = await newLearner();
    await draft(ana, GATHER);
    await draft(ana, CHAIN, "probe");
    await draft(bo, GATHER);
    await submit(GATHER, saying("All of it."));
    expect(await db.draft.findMany({ select: { userId: true, itemId: true }, orderBy: { itemId: "desc" } })).toEqual([
      { userId: ana, itemId: CHAIN },
      { userId: bo, itemId: GATHER },
    ]);
  });

  test("is a new card, unless there is one", async () => {
    await submit(GATHER, saying("One try."));
    const [card] = await db.card.findMany();
    expect(card).toMatchObject({ userId: ana, cardId: GATHER, state: "new", version: 0, addedAt: NOW });
    await submitAnswer(ana, newSubmission(GATHER, saying("Another.")), later(60));
    expect(await db.card.findMany()).toEqual([card]);
  });

  test("is all or nothing: when the card cannot be written, neither is the answer, and the draft stays", async () => {
    await draft(ana, GATHER);
    await db.$executeRaw`ALTER TABLE card ADD CONSTRAINT out_of_order CHECK (version < 0) NOT VALID`;
    try {
      await expect(submit(GATHER, await modelAnswer())).rejects.toThrow(/out_of_order/);
    } finally {
      await db.$executeRaw`ALTER TABLE card DROP CONSTRAINT out_of_order`;
    }
    expect(await answerRows()).toEqual({ answers: 0, runs: 0, criteria: 0, cards: 0, drafts: 1 });
  });
});

describe("somebody else's answer", () => {
  test("is not found, and reveals nothing", async () => {
    const bo = await newLearner();
    const { id } = await submit(GATHER, saying("Mine."));
    await expect(getResult(bo, id)).rejects.toMatchObject({ reason: "not-found" });
    await expect(getRevealed(bo, GATHER)).rejects.toMatchObject({ reason: "not-found" });
    expect((await getRevealed(ana, GATHER)).kind).toBe("free_text");
  });

  test("may have the same id: ids are a person's own", async () => {
    const bo = await newLearner();
    const sent = newSubmission(GATHER, saying("Mine."));
    await submitAnswer(ana, sent, NOW);
    await submitAnswer(bo, { ...sent, response: saying("Hers.") }, NOW);
    expect((await getResult(bo, sent.id)).response).toEqual(saying("Hers."));
    expect((await getResult(ana, sent.id)).response).toEqual(saying("Mine."));
  });

  test.each(["not-an-id", randomUUID()])("nor is one that does not exist (%s)", async (id) => {
    await expect(getResult(ana, id)).rejects.toMatchObject({ reason: "not-found" });
  });
});
