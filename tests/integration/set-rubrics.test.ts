import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { maxPoints } from "#domain/rubric/points";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { getInterviewKit } from "#server/interview-kit";
import { getSet, setHistory } from "#server/question-sets";
import { deleteFork, forkRubric, saveForkVersion } from "#server/rubric-forks";
import { rubricYaml } from "#server/rubric-yaml";
import { getRubric } from "#server/rubrics";
import { getScorecard, openScorecard } from "#server/scorecards";
import { changeSet, duplicateSet, restoreSet } from "#server/set-changes";
import { getKit } from "#server/set-kit";
import { rubricChoices, scoreBy } from "#server/set-rubrics";
import { getTakeResult } from "#server/take-results";
import { GATHER, shippedBank } from "#tests/support/bank";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, NOW } from "#tests/support/people";
import { minutes, newInterview, newMember, newSetOwner, newSubmittedTake } from "#tests/support/raters";

useDatabase();

const RUBRIC = `${GATHER}#main@1`;

let ana: string;
let setId: string;
let workspaceId: string;
let fork: string;
let bankPoints: number[];

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  ({ ownerId: ana, setId, workspaceId } = await newSetOwner());
  const { rubric } = await getRubric(RUBRIC);
  bankPoints = rubric.criteria.map(({ points }) => points);
  fork = randomUUID();
  await forkRubric(ana, { id: fork, rubricId: RUBRIC, name: "How we do it" }, NOW);
  await raise(1);
});

/** Saves a further version, in which the first criterion is worth one point more. */
async function raise(seen: number) {
  const { rubric } = await getRubric(RUBRIC);
  const [first, ...others] = rubric.criteria;
  if (!first) throw new Error("the rubric has criteria");
  const criteria = [{ ...first, points: first.points + seen }, ...others];
  const text = rubricYaml({ ...rubric, criteria, maxPoints: maxPoints(rubric) + seen });
  await saveForkVersion(ana, { forkId: fork, seen, change: { text } }, NOW);
}

async function placeOf() {
  const { version, document } = await getSet(ana, setId);
  const place = document.picks.findIndex(({ itemId }) => itemId === GATHER);
  return { version, place, itemId: GATHER };
}

async function give(version = 2) {
  await scoreBy(ana, setId, { ...(await placeOf()), step: "main", fork: { id: fork, version } }, NOW);
}

const pointsOf = (criteria: readonly { points: number }[] | undefined) => criteria?.map(({ points }) => points);
const raised = (by: number) => bankPoints.map((points, at) => (at === 0 ? points + by : points));
const inKit = async () =>
  pointsOf((await getKit(ana, setId)).questions.find(({ itemId }) => itemId === GATHER)?.criteria);

describe("one's own version of a rubric, given to a set", () => {
  test("decides in the kit, the live interview and the scorecard, and grades what is taken at home", async () => {
    expect(await inKit()).toEqual(bankPoints);
    await give();
    expect(await inKit()).toEqual(raised(1));

    const interviewId = await newInterview(ana, setId);
    const { questions } = await getInterviewKit(ana, interviewId);
    const live = questions.find(({ kit }) => kit.itemId === GATHER);
    expect([pointsOf(live?.kit.criteria), pointsOf(live?.scored[0]?.criteria)]).toEqual([raised(1), raised(1)]);

    const takeId = await newSubmittedTake(ana, setId);
    const { answers } = await getTakeResult(ana, setId, takeId, minutes(20));
    const { grade, rubric } = answers.find(({ itemId }) => itemId === GATHER)?.graded ?? {};
    expect(pointsOf(rubric?.criteria)).toEqual(raised(1));
    expect(grade?.maxPoints).toBe(maxPoints((await getRubric(RUBRIC)).rubric) + 1);
    const { id } = await openScorecard(ana, { takeId }, randomUUID(), minutes(20));
    const scored = (await getScorecard(ana, id, minutes(20))).questions.find(({ itemId }) => itemId === GATHER);
    expect(pointsOf(scored?.criteria)).toEqual(raised(1));
  });

  test("stays as it was given, whatever becomes of the original and of the set", async () => {
    await give();
    const early = await newSubmittedTake(ana, setId);
    await raise(2);
    expect(await inKit()).toEqual(raised(1));
    const choices = await rubricChoices(ana, await getSet(ana, setId));
    expect(choices.get(GATHER)).toMatchObject([
      { step: "main", given: { name: "How we do it", version: 2 }, own: [{ version: 3, isGiven: false }] },
    ]);
    await give(3);
    expect(await inKit()).toEqual(raised(2));
    await deleteFork(ana, fork);
    expect(await inKit()).toEqual(raised(2));
    const { id } = await openScorecard(ana, { takeId: early }, randomUUID(), minutes(20));
    const scored = (await getScorecard(ana, id, minutes(20))).questions.find(({ itemId }) => itemId === GATHER);
    expect(pointsOf(scored?.criteria)).toEqual(raised(1));
  });

  test("is given up, restored and copied with its set, and told in its history", async () => {
    await give();
    await scoreBy(ana, setId, { ...(await placeOf()), step: "main", fork: null }, NOW);
    expect(await inKit()).toEqual(bankPoints);
    const [latest, before] = await setHistory(ana, setId);
    expect(latest?.change).toMatch(/^Scores ".*" by the bank's rubric again\.$/);
    expect(before?.change).toMatch(/^Scores ".*" by "How we do it", version 2\.$/);
    await restoreSet(ana, setId, { version: 3, restored: 2 }, NOW);
    expect(await inKit()).toEqual(raised(1));
    const copy = randomUUID();
    await duplicateSet(ana, setId, copy, NOW);
    const { questions } = await getKit(ana, copy);
    expect(pointsOf(questions.find(({ itemId }) => itemId === GATHER)?.criteria)).toEqual(raised(1));
  });

  test("is one's own, of this very question, and given by whoever may change the set", async () => {
    const bo = await newMember(workspaceId, "interviewer");
    const viewer = await newMember(workspaceId, "viewer");
    const at = await placeOf();
    const wanted = { ...at, step: "main", fork: { id: fork, version: 2 } };
    await expect(scoreBy(bo, setId, wanted, NOW)).rejects.toMatchObject({ reason: "not-found" });
    await expect(scoreBy(viewer, setId, wanted, NOW)).rejects.toMatchObject({ reason: "forbidden" });
    await expect(scoreBy(ana, setId, { ...wanted, step: "probe" }, NOW)).rejects.toMatchObject({ reason: "invalid" });
    const { document } = await getSet(ana, setId);
    const place = document.picks.findIndex(({ itemId }) => itemId !== GATHER);
    const itemId = document.picks[place]?.itemId ?? "";
    await expect(scoreBy(ana, setId, { ...wanted, place, itemId }, NOW)).rejects.toMatchObject({ reason: "invalid" });
    await give();
    expect((await rubricChoices(bo, await getSet(bo, setId))).get(GATHER)).toEqual([
      { step: "main", given: { name: "How we do it", version: 2 }, own: [] },
    ]);
  });

  test("goes when its question is swapped, and with its workspace", async () => {
    await give();
    const { version, place } = await placeOf();
    await changeSet(ana, setId, { version, change: { kind: "remove", place, itemId: GATHER } }, NOW);
    await changeSet(ana, setId, { version: version + 1, change: { kind: "add", itemId: GATHER } }, NOW);
    expect(await inKit()).toEqual(bankPoints);
    expect(await db.workspaceRubric.count()).toBe(1);
    await db.workspace.deleteMany();
    expect(await db.workspaceRubric.count()).toBe(0);
  });
});
