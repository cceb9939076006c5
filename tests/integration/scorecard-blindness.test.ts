import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { exportCandidate } from "#server/candidate-export";
import { getCandidate } from "#server/candidates";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { personalData } from "#server/personal-data";
import { createSets, getSet } from "#server/question-sets";
import { defaultProposalFor, setDefaultProposalFor } from "#server/rater-defaults";
import { setProposalFor, waiveScoring } from "#server/scorecard-access";
import { workspaceAgreement } from "#server/scorecard-agreement";
import { listScorecards } from "#server/scorecard-list";
import { reopenScorecard, saveOverall, scorecardHistory, submitScorecard } from "#server/scorecard-submission";
import { viewScorecard } from "#server/scorecard-view";
import { getScorecard, openScorecard } from "#server/scorecards";
import { duplicateSet } from "#server/set-changes";
import { compareSet } from "#server/set-comparison";
import { setStatistics } from "#server/set-statistics";
import { takeLinksOf } from "#server/take-links";
import { getTakeResult } from "#server/take-results";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, NOW } from "#tests/support/people";
import {
  minutes,
  newInterview,
  newMarkedCard,
  newMember,
  newSetOwner,
  newSubmittedCard,
  newSubmittedTake,
  SECRET_SUMMARY,
} from "#tests/support/raters";

useDatabase();
// Everything that can be read is read, several times.
vi.setConfig({ testTimeout: 120_000 });

const LATER = minutes(30);
const query = { view: "each", sort: "newest", picked: [] } as const;
let ana: string;
let ben: string;
let setId: string;
let workspaceId: string;
let takeId: string;

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  ({ ownerId: ana, setId, workspaceId } = await newSetOwner());
  ben = await newMember(workspaceId, "interviewer");
  takeId = await newSubmittedTake(ana, setId);
});

/** All that a person can be told of a set's candidates, as text. */
async function everythingFor(userId: string): Promise<string> {
  const { candidateId } = await db.take.findFirstOrThrow({ where: { id: takeId } });
  const cards = await db.scorecard.findMany({ where: { workspaceId } });
  const told: unknown[] = [
    ...(await Promise.all((["each", "consensus", "proposal"] as const).map((view) => compareSet(userId, setId, { ...query, view }, LATER)))), // prettier-ignore
    await setStatistics(userId, setId, LATER),
    await listScorecards(userId),
    await workspaceAgreement(userId, { workspaceId, role: "interviewer" }),
    await getCandidate(userId, candidateId, LATER),
    await takeLinksOf(userId, setId, LATER),
    await getTakeResult(userId, setId, takeId, LATER),
    await personalData(userId, LATER),
    await exportCandidate(userId, candidateId, LATER).catch(String),
  ];
  for (const { id } of cards) {
    for (const read of [viewScorecard, getScorecard]) told.push(await read(userId, id, LATER).catch(String));
    told.push(await scorecardHistory(userId, id).catch(String));
  }
  return JSON.stringify(told, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

describe("a second rater", () => {
  test("reads nothing of the first before opening, while scoring, nor while the first is reopened", async () => {
    const first = await newSubmittedCard(ana, { takeId }, ["partly"]);
    // Alone with it, Ana reads her own; Ben, who may still score, reads nothing of it.
    expect(await everythingFor(ana)).toContain(SECRET_SUMMARY);
    for (const stage of ["before", "open"] as const) {
      if (stage === "open") await newMarkedCard(ben, { takeId }, ["not"]);
      const told = await everythingFor(ben);
      expect(told).not.toContain(SECRET_SUMMARY);
      expect(told).not.toContain('"partly"');
    }
    const own = await db.scorecard.findFirstOrThrow({ where: { raterId: ben } });
    await saveOverall(ben, own.id, { recommendation: "no", summary: "Bens" }, LATER);
    await reopenScorecard(ana, first, "a slip of the hand", LATER);
    await submitScorecard(ben, own.id, LATER);
    expect(await everythingFor(ben)).not.toContain(SECRET_SUMMARY);
    expect(await everythingFor(ana)).not.toContain("Bens");
  });

  test("reads the first, and is read, once both are in; and sees where they differ", async () => {
    await newSubmittedCard(ana, { takeId }, ["met", "partly"]);
    const own = await newSubmittedCard(ben, { takeId }, ["met", "met"]);
    expect(await everythingFor(ben)).toContain(SECRET_SUMMARY);
    const { comparison } = await viewScorecard(ana, own, LATER);
    expect(comparison?.raters).toHaveLength(2);
    expect(comparison?.reliability.units).toBeGreaterThan(3);
    expect(comparison?.reliability.same).toBeLessThan(1);
    const { candidates } = await compareSet(ben, setId, query, LATER);
    expect(candidates[0]?.sheets).toHaveLength(2);
    const consensus = await compareSet(ben, setId, { ...query, view: "consensus" }, LATER);
    const verdicts = consensus.questions.flatMap(({ rows }) => rows.flatMap((row) => row.verdicts));
    expect(new Set(verdicts)).toEqual(new Set(["met", "differ"]));
  });

  test("is not shown what the engine proposes until they have submitted, unless the set says so", async () => {
    await newSubmittedCard(ana, { takeId }, ["met"]);
    const { score } = await getTakeResult(ana, setId, takeId, LATER);
    expect(score).not.toBeNull();
    const blind = await getTakeResult(ben, setId, takeId, LATER);
    expect(blind).toMatchObject({ showsProposal: false, score: null });
    expect(blind.answers.every(({ graded, outcome, score: own }) => !graded && !outcome && own === null)).toBe(true);
    const own = await newMarkedCard(ben, { takeId }, ["met"]);
    expect((await viewScorecard(ben, own, LATER)).proposals).toBeNull();
    expect((await compareSet(ben, setId, { ...query, view: "proposal" }, LATER)).columns).toEqual([]);
    expect((await setStatistics(ben, setId, LATER)).hidden).toBe(1);
    await saveOverall(ben, own, { recommendation: "no", summary: "" }, LATER);
    await submitScorecard(ben, own, LATER);
    expect((await viewScorecard(ben, own, LATER)).proposals).not.toBeNull();

    await setProposalFor(ana, { workspaceId, id: setId }, "all");
    const other = await newMember(workspaceId, "interviewer");
    expect(await getTakeResult(other, setId, takeId, LATER)).toMatchObject({ showsProposal: true });
  });

  test("who reads without scoring can score no more", async () => {
    await newSubmittedCard(ana, { takeId }, ["partly"]);
    await waiveScoring(ben, [{ takeId }], LATER);
    expect(await everythingFor(ben)).toContain(SECRET_SUMMARY);
    await expect(openScorecard(ben, { takeId }, randomUUID(), LATER)).rejects.toMatchObject({ reason: "forbidden" });
    const stranger = await newLearner();
    await expect(waiveScoring(stranger, [{ takeId }], LATER)).rejects.toMatchObject({ reason: "not-found" });
  });

  test("cannot lift their own blindness by saying so while they score", async () => {
    await newSubmittedCard(ana, { takeId }, ["partly"]);
    await newMarkedCard(ben, { takeId }, ["not"]);
    await waiveScoring(ben, [{ takeId }], LATER);
    expect(await everythingFor(ben)).not.toContain(SECRET_SUMMARY);
  });
});

describe("what a workspace chooses for its sets to come", () => {
  const proposalOf = async (id: string) =>
    (await db.questionSet.findUniqueOrThrow({ where: { id }, select: { proposalFor: true } })).proposalFor;
  const choose = (userId: string) => setDefaultProposalFor(userId, { workspaceId, proposalFor: "none" }, LATER);

  test("holds for sets made from then on, is an owner's to say, and a copy is like its original", async () => {
    await expect(choose(ben)).rejects.toMatchObject({ reason: "forbidden" });
    await expect(choose(await newLearner())).rejects.toMatchObject({ reason: "not-found" });
    expect(await defaultProposalFor(workspaceId)).toBe("first");
    await choose(ana);
    expect(await defaultProposalFor(workspaceId)).toBe("none");
    const { document } = await getSet(ana, setId);
    const [made = ""] = await createSets(
      ana,
      { title: "Next", wish: document.wish, forms: 1, newId: randomUUID },
      LATER,
    );
    expect([await proposalOf(setId), await proposalOf(made)]).toEqual(["first", "none"]);
    await setProposalFor(ana, { workspaceId, id: setId }, "all");
    const copy = randomUUID();
    await duplicateSet(ana, setId, copy, LATER);
    expect(await proposalOf(copy)).toBe("all");
  });
});

describe("a viewer", () => {
  test("reads what is submitted and nothing that is open; strangers find nothing", async () => {
    const [viewer, stranger] = [await newMember(workspaceId, "viewer"), await newLearner()];
    const card = await newMarkedCard(ana, { takeId }, ["partly"]);
    await expect(viewScorecard(viewer, card, LATER)).rejects.toMatchObject({ reason: "not-found" });
    await saveOverall(ana, card, { recommendation: "yes", summary: "in" }, LATER);
    await submitScorecard(ana, card, LATER);
    expect((await viewScorecard(viewer, card, LATER)).mayEdit).toBe(false);
    for (const read of [
      () => viewScorecard(stranger, card, LATER),
      () => scorecardHistory(stranger, card),
      () => compareSet(stranger, setId, query, LATER),
      () => setStatistics(stranger, setId, LATER),
    ]) {
      await expect(read()).rejects.toMatchObject({ reason: "not-found" });
    }
    await expect(setProposalFor(viewer, { workspaceId, id: setId }, "all")).rejects.toMatchObject({
      reason: "forbidden",
    });
  });
});

test("agreement is told by what was submitted before either read the other", async () => {
  const first = await newSubmittedCard(ana, { takeId }, ["met", "not"]);
  await newSubmittedCard(ben, { takeId }, ["met", "not"], minutes(22));
  await reopenScorecard(ana, first, "having read Ben's", minutes(23));
  await newSubmittedCard(ana, { takeId }, ["not"], minutes(24));
  const { comparison } = await viewScorecard(ben, first, LATER);
  expect(comparison?.reliability).toMatchObject({ same: 1, alpha: 1 });
  expect(comparison?.rows.some(({ verdicts: [one, other] }) => one !== other)).toBe(true);
});

test("statistics count what persons decided, and say of how many", async () => {
  const interviewId = await newInterview(ana, setId);
  await newSubmittedCard(ana, { interviewId }, ["met"]);
  await newSubmittedCard(ana, { takeId }, ["not"]);
  const { questions, takers, alpha } = await setStatistics(ana, setId, LATER);
  expect(takers).toBe(2);
  const both = questions.filter((question) => question.takers === 2);
  expect(both.length).toBeGreaterThan(1);
  expect(both.every(({ facility, discrimination }) => facility === 0.5 && discrimination === null)).toBe(true);
  expect(alpha.alpha).toBeNull();
});

test("what was not asked is no 0 in a comparison", async () => {
  const interviewId = await newInterview(ana, setId);
  await newSubmittedCard(ana, { interviewId }, ["not-asked"]);
  await newSubmittedCard(ana, { takeId }, ["not"]);
  const { candidates } = await compareSet(ana, setId, query, LATER);
  const topics = (kind: string) => candidates.find((one) => one.kind === kind)?.sheets[0]?.topics;
  expect(new Set(topics("interview"))).toEqual(new Set(["not-asked"]));
  expect(topics("take")).toContain(0);
});
