import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { viewAnswered } from "#app/answered";
import { type Submission, submitAnswer } from "#server/answers";
import { publishBank } from "#server/content";
import { chainResults } from "#server/results";
import { recordReviews } from "#server/reviews";
import { answerRows, newSubmission } from "#tests/support/answers";
import { GATHER, rightResponse, storedItem, wholeBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, NOW } from "#tests/support/people";

useDatabase();

const CHAIN = "tasks.chain";
const WALK = "7d2f9c55-5e3b-4b0a-8a86-6a2c4f8f0b01";
const POOR = "No idea.";

let ana: string;

beforeAll(async () => {
  await publishBank(await wholeBank(), NOW);
});

beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
});

/** Answers a step of the walk. */
async function go(step: string, text: string, changes: Partial<Submission> = {}): Promise<void> {
  const submission = newSubmission(CHAIN, { kind: "chain", step, text }, { chainId: WALK, ...changes });
  await submitAnswer(ana, submission, NOW);
}

/** An answer that scores well in each step. */
async function modelAnswer(): Promise<string> {
  const response = rightResponse((await storedItem(GATHER)).key);
  return response.kind === "free_text" ? response.text : "";
}

describe("a walk through a chain", () => {
  test("takes the steps that the scores lead to, each once", async () => {
    await go("main", POOR);
    await go("probe", await modelAnswer());
    const walk = await chainResults(ana, WALK);
    expect(walk.map(({ step, score }) => [step, (score ?? 0) > 0.4])).toEqual([
      ["main", false],
      ["probe", true],
    ]);
    expect(await answerRows()).toMatchObject({ answers: 2, runs: 2, cards: 1 });
  });

  test.each<[string, string[]]>([
    ["a step before the first", []],
    ["a step that was answered already", ["main", "probe"]],
  ])("refuses %s as stale", async (_, before) => {
    for (const step of before) await go(step, POOR);
    await expect(go("probe", POOR)).rejects.toMatchObject({ reason: "stale" });
    expect((await answerRows()).answers).toBe(before.length);
  });

  test("ends where the score leads to the end", async () => {
    await go("main", await modelAnswer());
    await expect(go("probe", POOR)).rejects.toMatchObject({ reason: "stale" });
  });

  test("refuses a step that the chain does not have", async () => {
    await expect(go("nowhere", POOR)).rejects.toMatchObject({ reason: "stale" });
  });

  test("takes one of two answers sent to one step at once", async () => {
    const sent = [go("main", POOR), go("main", "No idea either.")];
    const results = await Promise.allSettled(sent);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "stale" } });
  });

  test("can be begun anew, as another walk", async () => {
    await go("main", POOR);
    await go("main", POOR, { chainId: randomUUID() });
    expect((await answerRows()).answers).toBe(2);
  });

  test("has to be named", async () => {
    await expect(go("main", POOR, { chainId: null })).rejects.toMatchObject({ reason: "invalid" });
  });

  test("is not one with a walk through another chain of the same name", async () => {
    await go("main", POOR);
    const stray = go("main", POOR, { itemId: "tasks.other-chain" });
    await expect(stray).rejects.toMatchObject({ reason: "invalid" });
  });

  test("is not joined by an answer to another kind of question", async () => {
    const stray = newSubmission("tasks.flashcard", { kind: "flashcard" }, { chainId: WALK });
    await submitAnswer(ana, stray, NOW);
    await go("main", POOR);
    expect((await chainResults(ana, WALK)).map(({ itemId }) => itemId)).toEqual([CHAIN]);
  });

  test("that waited on a device takes the steps that were chosen there, and is over once it was rated", async () => {
    await go("main", POOR, { isKept: true });
    const [first] = await chainResults(ana, WALK);
    expect(await viewAnswered(ana, first?.id ?? "", NOW)).toMatchObject({ next: { key: "probe" } });
    const review = {
      id: randomUUID(),
      cardId: CHAIN,
      rating: "hard",
      seen: 0,
      proposed: null,
      elapsedMs: 9000,
    } as const;
    await recordReviews(ana, [{ ...review, answerId: first?.id ?? null, answeredAt: NOW, isKept: true }], NOW);
    expect(await viewAnswered(ana, first?.id ?? "", NOW)).toMatchObject({ next: null, rated: { rating: "hard" } });
  });

  test("that waited on a device still takes no step that no score leads to, nor one twice", async () => {
    await expect(go("probe", POOR, { isKept: true })).rejects.toMatchObject({ reason: "stale" });
    await go("main", await modelAnswer(), { isKept: true });
    await expect(go("main", POOR, { isKept: true })).rejects.toMatchObject({ reason: "stale" });
    await go("probe", POOR, { isKept: true }); // the score would have led to the end
    await expect(go("probe", "Something else.", { isKept: true })).rejects.toMatchObject({ reason: "stale" });
    expect((await chainResults(ana, WALK)).map(({ step }) => step)).toEqual(["main", "probe"]);
  });
});
