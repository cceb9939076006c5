import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { foldChanges } from "#domain/scorecards/change";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { getScorecard, openScorecard, saveMark, saveNote } from "#server/scorecards";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, NOW } from "#tests/support/people";
import { minutes, newInterview, newMember, newSetOwner, newSubmittedTake } from "#tests/support/raters";

useDatabase();

let ana: string;
let setId: string;
let workspaceId: string;

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  ({ ownerId: ana, setId, workspaceId } = await newSetOwner());
});

async function openTake(userId = ana) {
  const takeId = await newSubmittedTake(ana, setId);
  const { id } = await openScorecard(userId, { takeId }, randomUUID(), minutes(20));
  return { takeId, id };
}

async function firstCriterion(id: string) {
  const { questions } = await getScorecard(ana, id, minutes(20));
  const question = questions.find(({ itemId }) => itemId === "gather.gather-vs-create-task");
  const [criterion] = question?.criteria ?? [];
  if (!question || !criterion) throw new Error("the set has no question with a rubric");
  return { itemId: question.itemId, step: question.step, criterionKey: criterion.key };
}

async function logOf(id: string) {
  return db.scorecardChange.findMany({ where: { scorecardId: id }, orderBy: { id: "asc" } });
}

describe("a scorecard", () => {
  test("is one of each rater, and lists what is decided on", async () => {
    const { takeId, id } = await openTake();
    expect((await openScorecard(ana, { takeId }, randomUUID(), minutes(21))).id).toBe(id);
    const card = await getScorecard(ana, id, minutes(21));
    expect(card).toMatchObject({ candidateName: "Kim", setTitle: "Backend", seesProposal: true, submittedAt: null });
    expect(card.questions.length).toBeGreaterThan(1);
    expect(card.questions.every(({ criteria }) => criteria.length > 0)).toBe(true);
    const closed = card.questions.find(({ kind }) => kind === "single_choice");
    expect(closed?.criteria.map(({ key }) => key)).toEqual(["answer"]);
  });

  test("of an interview lists every step of a chain", async () => {
    const interviewId = await newInterview(ana, setId);
    const { id } = await openScorecard(ana, { interviewId }, randomUUID(), minutes(2));
    const { questions } = await getScorecard(ana, id, minutes(2));
    const chain = questions.filter(({ kind }) => kind === "chain");
    expect(chain.length).toBeGreaterThan(1);
    expect(new Set(chain.map(({ step }) => step)).size).toBeGreaterThan(1);
  });

  test("keeps marks and notes, and says who changed what from what", async () => {
    const { id } = await openTake();
    const place = await firstCriterion(id);
    await saveMark(ana, id, { ...place, verdict: "partly" }, minutes(21));
    await saveMark(ana, id, { ...place, verdict: "met" }, minutes(22));
    await saveMark(ana, id, { ...place, verdict: "met" }, minutes(23));
    const { itemId, step } = place;
    await saveNote(ana, id, { itemId, step, text: "knows it", flags: ["insight", "hint"] }, minutes(24));
    const { marks, notes } = await getScorecard(ana, id, minutes(25));
    expect(marks).toEqual([{ ...place, verdict: "met" }]);
    expect(notes).toEqual([{ itemId, step, text: "knows it", flags: ["hint", "insight"] }]);
    const log = await logOf(id);
    expect(log.map(({ field, was, became }) => ({ field, was, became }))).toEqual([
      { field: `criterion:${place.criterionKey}`, was: null, became: "partly" },
      { field: `criterion:${place.criterionKey}`, was: "partly", became: "met" },
      { field: "note", was: null, became: "knows it" },
      { field: "flags", was: null, became: "hint, insight" },
    ]);
    expect(log.every(({ changedBy }) => changedBy === ana)).toBe(true);
    expect(foldChanges(log)).toMatchObject({ marks, notes });
  });

  test("is not there for strangers and other raters, and not for viewers to write", async () => {
    const { takeId, id } = await openTake();
    const place = await firstCriterion(id);
    const [stranger, viewer, ben] = [
      await newLearner(),
      await newMember(workspaceId, "viewer"),
      await newMember(workspaceId, "interviewer"),
    ];
    for (const userId of [stranger, viewer, ben]) {
      await expect(getScorecard(userId, id, NOW)).rejects.toMatchObject({ reason: "not-found" });
      await expect(saveMark(userId, id, { ...place, verdict: "met" }, NOW)).rejects.toMatchObject({
        reason: "not-found",
      });
    }
    const open = (userId: string) => openScorecard(userId, { takeId }, randomUUID(), minutes(20));
    await expect(open(stranger)).rejects.toMatchObject({ reason: "not-found" });
    await expect(open(viewer)).rejects.toMatchObject({ reason: "forbidden" });
  });

  test("knows only its own questions and criteria", async () => {
    const { id } = await openTake();
    const place = await firstCriterion(id);
    const mark = (changes: object) => saveMark(ana, id, { ...place, verdict: "met", ...changes }, minutes(21));
    await expect(mark({ criterionKey: "made-up" })).rejects.toMatchObject({ reason: "not-found" });
    await expect(mark({ itemId: "made.up" })).rejects.toMatchObject({ reason: "not-found" });
  });
});
