import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Claim } from "#domain/rubric/override";
import { viewAnswered } from "#app/answered";
import { submitAnswer } from "#server/answers";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { getResult } from "#server/results";
import { scoreHistory } from "#server/score-history";
import { claimVerdict, withdrawClaim } from "#server/verdicts";
import { newSubmission } from "#tests/support/answers";
import { GATHER, shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { leaveOpen } from "#tests/support/open-verdicts";
import { forgetPeople, later, NOW } from "#tests/support/people";

useDatabase();

const TEXT =
  "create_task schedules one coroutine on the event loop and returns a Task at once. " +
  "It runs them in parallel on several cores.";

let ana: string;
let answerId: string;

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});

beforeEach(async () => {
  await forgetPeople();
  ana = await newLearner();
  answerId = await answer(TEXT);
});

async function answer(text: string, at = NOW): Promise<string> {
  const { id } = await submitAnswer(ana, newSubmission(GATHER, { kind: "free_text", text }), at);
  return id;
}

async function graded() {
  const { graded: found } = await getResult(ana, answerId);
  if (!found) throw new Error("the answer was not scored");
  return found;
}

/** A criterion of the answer with the verdict. */
async function keyWith(verdict: string): Promise<string> {
  const key = (await graded()).grade.criteria.find((one) => one.verdict === verdict)?.key;
  if (key === undefined) throw new Error(`no criterion is ${verdict}`);
  return key;
}

const said = (ownerKey: string): Claim => ({ claim: "said", ownerKey, reason: null });
const disputed = (ownerKey: string): Claim => ({ claim: "dispute-missed", ownerKey, reason: "It is in line two." });

describe("checking one's own answer where the scoring was not sure", () => {
  test("moves the score beside the scored result, which stays as it was, and back when it is taken back", async () => {
    const key = await keyWith("met");
    await leaveOpen(ana, answerId, key);
    const before = await graded();
    const stored = await db.gradingRun.findMany({ include: { criteria: true } });

    await claimVerdict(ana, answerId, said(key), NOW);
    const after = await graded();
    expect(after.settledPoints).toBe(before.grade.points + 1);
    expect(after.grade).toEqual(before.grade);
    expect(await db.gradingRun.findMany({ include: { criteria: true } })).toEqual(stored);

    await claimVerdict(ana, answerId, { claim: "not-said", ownerKey: key, reason: null }, NOW);
    expect((await graded()).settledPoints).toBe(before.grade.points);
    await withdrawClaim(ana, { answerId, ownerKey: key });
    expect(await graded()).toEqual(before);
  });

  test("counts for the rating that is proposed; a dispute does not", async () => {
    const proposed = async () => (await viewAnswered(ana, answerId, NOW)).proposal?.reason;
    await claimVerdict(ana, answerId, disputed(await keyWith("not")), NOW);
    const key = await keyWith("met");
    const scored = await proposed();
    await leaveOpen(ana, answerId, key);
    expect(await proposed()).not.toBe(scored);
    await claimVerdict(ana, answerId, said(key), NOW);
    expect(await proposed()).toBe(scored);
  });

  test("is refused where a verdict was given", async () => {
    await expect(claimVerdict(ana, answerId, said(await keyWith("met")), NOW)).rejects.toMatchObject({
      reason: "invalid",
    });
    expect(await db.verdictOverride.count()).toBe(0);
  });
});

describe("disputing a verdict", () => {
  test("keeps the reason, and moves no points", async () => {
    const key = await keyWith("not");
    const { grade } = await graded();
    await claimVerdict(ana, answerId, disputed(key), NOW);
    const after = await graded();
    expect(after.overrides).toEqual([
      { ownerKind: "criterion", ownerKey: key, claim: "said", reason: "It is in line two." },
    ]);
    expect(after).toMatchObject({ grade, settledPoints: null });
  });

  test("is for misconceptions too, those that were found", async () => {
    const { grade } = await graded();
    const found = grade.misconceptions[0]?.key ?? "";
    await claimVerdict(ana, answerId, { claim: "not-meant", ownerKey: found, reason: "I meant threads." }, NOW);
    expect((await graded()).overrides).toMatchObject([{ ownerKind: "misconception", claim: "not-meant" }]);
    const other: Claim = { claim: "not-meant", ownerKey: "never-heard-of", reason: "I meant threads." };
    await expect(claimVerdict(ana, answerId, other, NOW)).rejects.toMatchObject({ reason: "invalid" });
  });

  test.each(["met", "nowhere"])("of a criterion that is %s is refused", async (which) => {
    const key = which === "met" ? await keyWith("met") : which;
    await expect(claimVerdict(ana, answerId, disputed(key), NOW)).rejects.toMatchObject({ reason: "invalid" });
  });
});

test("somebody else's answer is not found, neither to claim nor to take back", async () => {
  const ben = await newLearner();
  const key = await keyWith("not");
  await claimVerdict(ana, answerId, disputed(key), NOW);
  await expect(claimVerdict(ben, answerId, disputed(key), NOW)).rejects.toMatchObject({ reason: "not-found" });
  await expect(withdrawClaim(ben, { answerId, ownerKey: key })).rejects.toMatchObject({ reason: "not-found" });
  await expect(withdrawClaim(ana, { answerId: "no-id", ownerKey: key })).rejects.toMatchObject({ reason: "not-found" });
  await expect(claimVerdict(ana, randomUUID(), disputed(key), NOW)).rejects.toMatchObject({ reason: "not-found" });
  expect((await graded()).overrides).toHaveLength(1);
});

test("the history of a question tells what each answer newly covered and what it lost", async () => {
  answerId = await answer("gather waits until all of them are done and returns the results in order.", later(60));
  const [first, second] = await scoreHistory(ana, GATHER, "main");
  expect(second?.answerId).toBe(answerId);
  expect(first?.gained.length).toBeGreaterThan(0);
  expect(second?.gained.length).toBeGreaterThan(0);
  expect(second?.lost).toEqual(first?.gained.filter((key) => !second?.gained.includes(key)));
  expect(await scoreHistory(await newLearner(), GATHER, "main")).toEqual([]);
});
