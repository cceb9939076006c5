import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "#domain/refusal";
import { foldChanges } from "#domain/scorecards/change";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { reopenScorecard, saveOverall, submitScorecard } from "#server/scorecard-submission";
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

describe("saving", () => {
  test("from two tabs at once keeps one of the two, and the log tells which came after which", async () => {
    const { id } = await openTake();
    const place = await firstCriterion(id);
    const verdicts = ["met", "partly", "not", "not-asked", "met", "not"] as const;
    await Promise.all(verdicts.map((verdict, at) => saveMark(ana, id, { ...place, verdict }, minutes(21 + at))));
    const log = await logOf(id);
    for (const [at, { was }] of log.entries()) expect(was).toBe(log[at - 1]?.became ?? null);
    const { marks } = await getScorecard(ana, id, minutes(30));
    expect(foldChanges(log).marks).toEqual(marks);
  });

  test("two tabs that open a scorecard at once open the same", async () => {
    const takeId = await newSubmittedTake(ana, setId);
    const opened = await Promise.all([1, 2, 3].map(() => openScorecard(ana, { takeId }, randomUUID(), minutes(20))));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(await db.scorecard.count({ where: { takeId } })).toBe(1);
  });

  test("whatever is done, folding the log gives what stands on the scorecard", async () => {
    const { id } = await openTake();
    const { questions } = await getScorecard(ana, id, minutes(20));
    const places = questions.flatMap(({ itemId, step, criteria }) =>
      criteria.map(({ key }) => ({ itemId, step, criterionKey: key })),
    );
    const place = fc.constantFrom(...places);
    const step = fc.oneof(
      fc.record({ kind: fc.constant("mark" as const), place, verdict: fc.constantFrom("met", "partly", "not", "not-asked", null) }), // prettier-ignore
      fc.record({
        kind: fc.constant("note" as const),
        place,
        text: fc.constantFrom("", "a", "b → c"),
        flags: fc.uniqueArray(fc.constantFrom("insight" as const, "hint" as const)),
      }),
      fc.record({
        kind: fc.constant("overall" as const),
        recommendation: fc.constantFrom("strong-no", "yes", null),
        summary: fc.constantFrom("", "words"),
      }),
      fc.record({ kind: fc.constantFrom("submit" as const, "reopen" as const) }),
    );
    const steps = fc.sample(step, { numRuns: 80, seed: 7 });
    let at = 21;
    for (const one of steps) {
      const now = minutes(at++);
      const done =
        one.kind === "mark"
          ? saveMark(ana, id, { ...one.place, verdict: one.verdict }, now)
          : one.kind === "note"
            ? saveNote(ana, id, { itemId: one.place.itemId, step: one.place.step, text: one.text, flags: one.flags }, now) // prettier-ignore
            : one.kind === "overall"
              ? saveOverall(ana, id, one, now)
              : one.kind === "submit"
                ? submitScorecard(ana, id, now)
                : reopenScorecard(ana, id, "because", now);
      // What is refused leaves no trace.
      await done.catch((error: unknown) => expect(error).toBeInstanceOf(Refusal));
    }
    const card = await getScorecard(ana, id, minutes(at));
    const byPlace = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();
    const folded = foldChanges(await logOf(id));
    expect(byPlace(folded.marks)).toEqual(byPlace(card.marks));
    expect(byPlace(folded.notes)).toEqual(byPlace(card.notes));
    const { recommendation, summary, submittedAt } = card;
    expect(folded).toMatchObject({ recommendation, summary, submittedAt });
  });
});

describe("a submitted scorecard", () => {
  test("is closed until it is reopened with a reason, which stands in its log", async () => {
    const { id } = await openTake();
    const place = await firstCriterion(id);
    await expect(submitScorecard(ana, id, minutes(21))).rejects.toMatchObject({ reason: "invalid" });
    await saveOverall(ana, id, { recommendation: "strong-yes", summary: "clear" }, minutes(22));
    await submitScorecard(ana, id, minutes(23));
    const mark = () => saveMark(ana, id, { ...place, verdict: "met" }, minutes(24));
    await expect(mark()).rejects.toMatchObject({ reason: "stale" });
    await expect(reopenScorecard(ana, id, " ", minutes(25))).rejects.toMatchObject({ reason: "invalid" });
    await reopenScorecard(ana, id, "misread an answer", minutes(26));
    await mark();
    const log = await logOf(id);
    expect(log.at(-2)).toMatchObject({
      field: "reopened",
      was: minutes(23).toISOString(),
      became: "misread an answer",
    });
  });

  test("has a log that nobody rewrites", async () => {
    const { id } = await openTake();
    await saveMark(ana, id, { ...(await firstCriterion(id)), verdict: "met" }, minutes(21));
    await expect(
      db.scorecardChange.updateMany({ where: { scorecardId: id }, data: { became: "not" } }),
    ).rejects.toThrow("append-only");
  });
});

test("a take that still runs cannot be scored", async () => {
  const takeId = await newSubmittedTake(ana, setId);
  await db.take.updateMany({ where: { id: takeId }, data: { submittedAt: null } });
  const open = (at: Date) => openScorecard(ana, { takeId }, randomUUID(), at);
  await expect(open(minutes(29))).rejects.toMatchObject({ reason: "stale" });
  const { id } = await open(minutes(31));
  expect((await getScorecard(ana, id, minutes(31))).questions.length).toBeGreaterThan(0);
});
