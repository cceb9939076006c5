import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { candidateInputSchema } from "#domain/candidates/candidate-input";
import { exportCandidate } from "#server/candidate-export";
import {
  CANDIDATES_PER_PAGE,
  candidatesOf,
  createCandidate,
  deleteCandidate,
  editCandidate,
  getCandidate,
} from "#server/candidates";
import { db } from "#server/db";
import { createWorkspace } from "#server/workspaces";
import { daysBefore, keepCandidate, keepSet, tablesWith } from "#tests/support/candidates";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW, publishItems } from "#tests/support/people";

useDatabase();

let ana: string;
let bo: string;
let viewer: string;
let workspaceId: string;
let setId: string;

beforeAll(publishItems);
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  [ana, bo, viewer] = [await newLearner(), await newLearner(), await newLearner()];
  workspaceId = randomUUID();
  await createWorkspace(ana, { id: workspaceId, name: "Backend hiring" }, NOW);
  await db.workspaceMember.create({ data: { userId: viewer, workspaceId, role: "viewer", joinedAt: NOW } });
  await createWorkspace(bo, { id: randomUUID(), name: "Others" }, NOW);
  setId = await keepSet(workspaceId, ana, NOW);
});

const keep = (name = "Kim Candidate", at = daysBefore(NOW, 3)) =>
  keepCandidate({ workspaceId, setId, setVersion: 1, raterId: ana }, name, at);
const add = (name: string, at = NOW, user = ana) =>
  createCandidate(user, { input: { name, email: null }, newId: randomUUID }, at);

describe("the list of candidates", () => {
  test("shows the newest first, and finds any part of a name, taken as it is typed", async () => {
    for (const [at, name] of ["Kim 100%", "Kimberly", "Ben_Oh"].entries()) await add(name, later(at));
    const found = async (search: string) =>
      (await candidatesOf(ana, { search, page: 1 })).candidates.map(({ name }) => name);
    expect(await found("")).toEqual(["Ben_Oh", "Kimberly", "Kim 100%"]);
    expect(await found("kim")).toEqual(["Kimberly", "Kim 100%"]);
    expect(await found("%")).toEqual(["Kim 100%"]);
    expect(await found("_")).toEqual(["Ben_Oh"]);
    expect(await found("nobody")).toEqual([]);
    expect((await candidatesOf(bo, { search: "", page: 1 })).total).toBe(0);
    expect((await candidatesOf(viewer, { search: "", page: 1 })).total).toBe(3);
  });

  test("is paged", async () => {
    const data = Array.from({ length: CANDIDATES_PER_PAGE + 1 }, (_, at) => ({
      workspaceId,
      id: randomUUID(),
      name: `Candidate ${at}`,
      createdAt: later(at),
    }));
    await db.candidate.createMany({ data });
    const second = await candidatesOf(ana, { search: "", page: 2 });
    expect(second.total).toBe(CANDIDATES_PER_PAGE + 1);
    expect(second.candidates.map(({ name }) => name)).toEqual(["Candidate 0"]);
  });
});

describe("a candidate", () => {
  test("is shown with takes, interviews and scorecards, without what a rater found", async () => {
    const { candidateId, takeId, interviewId } = await keep();
    const shown = await getCandidate(viewer, candidateId, NOW);
    expect(shown).toMatchObject({ name: "Kim Candidate", role: "viewer", workspaceName: "Backend hiring" });
    expect(shown.takes).toMatchObject([{ id: takeId, setId, setTitle: "Backend", score: 0.5 }]);
    expect(shown.interviews).toMatchObject([{ id: interviewId, setTitle: "Backend" }]);
    expect(shown.scorecards.map(({ of, isOwn }) => ({ of, isOwn }))).toHaveLength(2);
    expect(JSON.stringify(shown.scorecards)).not.toContain("strong");
    expect(shown.scorecards[0]).not.toHaveProperty("recommendation");
  });

  test("does not exist for other workspaces; a viewer changes nothing", async () => {
    const { candidateId } = await keep();
    const input = candidateInputSchema.parse({ name: "Somebody else" });
    const attempts = [
      (user: string) => editCandidate(user, candidateId, input, NOW),
      (user: string) => deleteCandidate(user, candidateId, "Kim Candidate", NOW),
      (user: string) => exportCandidate(user, candidateId, NOW),
    ];
    for (const attempt of attempts) {
      await expect(attempt(bo)).rejects.toMatchObject({ reason: "not-found" });
      await expect(attempt(viewer)).rejects.toMatchObject({ reason: "forbidden" });
    }
    await expect(getCandidate(bo, candidateId, NOW)).rejects.toMatchObject({ reason: "not-found" });
    for (const id of ["", "x", randomUUID()]) {
      await expect(getCandidate(ana, id, NOW)).rejects.toMatchObject({ reason: "not-found" });
    }
    await expect(add("By a viewer", NOW, viewer)).rejects.toMatchObject({ reason: "forbidden" });
    expect((await getCandidate(ana, candidateId, NOW)).name).toBe("Kim Candidate");
  });

  test("is corrected; an address is one, or none", async () => {
    const id = await add("Kin");
    await editCandidate(ana, id, candidateInputSchema.parse({ name: " Kim  Lee ", email: "kim@example.org" }), NOW);
    expect(await getCandidate(ana, id, NOW)).toMatchObject({ name: "Kim Lee", email: "kim@example.org" });
    await editCandidate(ana, id, candidateInputSchema.parse({ name: "Kim Lee", email: " " }), NOW);
    expect((await getCandidate(ana, id, NOW)).email).toBeNull();
    expect(candidateInputSchema.safeParse({ name: "Kim", email: "no address" }).success).toBe(false);
    expect(candidateInputSchema.safeParse({ name: "  " }).success).toBe(false);
  });
});

describe("deleting a candidate completely", () => {
  test("needs their name, leaves no trace in any table, and others alone", async () => {
    const { candidateId, linkId, takeId, interviewId } = await keep();
    const other = await keep("Lee Other");
    const ids = [candidateId, linkId, takeId, interviewId, "Kim Candidate"];
    expect(await tablesWith(ids)).toEqual(
      expect.arrayContaining([
        "candidate",
        "interview",
        "scorecard",
        "scorecard_reader",
        "take",
        "take_answer",
        "take_link",
        "webhook_delivery",
      ]),
    );
    await expect(deleteCandidate(ana, candidateId, "Kim", NOW)).rejects.toThrow(/type "Kim Candidate"/);
    expect(await db.candidate.count()).toBe(2);

    await deleteCandidate(ana, candidateId, "Kim Candidate", NOW);

    expect(await tablesWith(ids)).toEqual([]);
    const left = [db.scorecard.count(), db.scorecardMark.count(), db.scorecardNote.count(), db.scorecardChange.count()];
    expect(await Promise.all(left)).toEqual([2, 2, 2, 2]);
    expect((await getCandidate(ana, other.candidateId, NOW)).takes).toHaveLength(1);
    await expect(deleteCandidate(ana, candidateId, "Kim Candidate", NOW)).rejects.toMatchObject({
      reason: "not-found",
    });
  });
});

describe("exporting a candidate", () => {
  test("gives all that is kept about them, no secret, and nothing of others", async () => {
    const { candidateId, takeId, interviewId, linkId } = await keep();
    const other = await keep("Lee Other");
    const text = JSON.stringify(await exportCandidate(ana, candidateId, NOW));
    for (const part of [candidateId, takeId, interviewId, linkId, "Kim Candidate", "kim@example.org"]) {
      expect(text).toContain(part);
    }
    for (const part of ["I would await it", "Calm and exact", '"verdict":"met"', '"became":"yes"', "Backend hiring"]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/hash|secret/i);
    for (const stranger of ["Lee Other", other.candidateId, other.takeId, ana]) expect(text).not.toContain(stranger);
  });

  test("waits for the scorecard of who asks, since it shows what other raters found", async () => {
    const { candidateId } = await keep();
    await db.scorecard.updateMany({ data: { submittedAt: null } });
    await expect(exportCandidate(ana, candidateId, NOW)).rejects.toMatchObject({ reason: "stale" });
  });
});
