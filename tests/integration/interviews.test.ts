import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Edit } from "#domain/interviews/edit";
import { interviewInputSchema } from "#domain/interviews/interview-input";
import { phaseOf, spentAltogether } from "#domain/interviews/live-state";
import { wishSchema } from "#domain/sets/wish";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { getInterviewKit } from "#server/interview-kit";
import { getSight } from "#server/interview-sight";
import {
  candidatesForSet,
  createInterview,
  deleteInterview,
  interviewsOf,
  renewViewToken,
} from "#server/interviews";
import { onChange } from "#server/live-changes";
import { getDesk, makeEdits } from "#server/live-desk";
import { createSets, getSet } from "#server/question-sets";
import { changeSet } from "#server/set-changes";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { forgetPeople, later, NOW } from "#tests/support/people";

useDatabase();

const address = "somewhere";
const newToken = () => randomBytes(32).toString("base64url");
const wish = wishSchema.parse({
  minutes: 25,
  topics: [{ topicId: "tasks", weight: 1 }],
  level: "mid",
  profile: "even",
  kinds: ["free_text", "single_choice"],
  seed: "seven",
});

let ana: string;
let setId: string;

async function newSet(userId: string): Promise<string> {
  const [id = ""] = await createSets(userId, { title: "Backend", wish, forms: 1, newId: randomUUID }, NOW);
  return id;
}

async function newInterview(input: object = { name: "Kim" }, owner = { userId: ana, setId }) {
  const ids = { id: randomUUID(), newCandidateId: randomUUID(), viewToken: newToken() };
  await createInterview(owner.userId, owner.setId, { ...ids, input: interviewInputSchema.parse(input) }, NOW);
  const { questions } = await getInterviewKit(owner.userId, ids.id);
  const itemIds = questions.map(({ kit }) => kit.itemId);
  return { ...ids, questions, itemIds, first: itemIds[0] ?? "", second: itemIds[1] ?? "" };
}

/** Makes edits at so many seconds after `NOW`, each as old as it says. */
async function edit(userId: string, interviewId: string, seconds: number, ...edits: (Edit & { ageMs?: number })[]) {
  const sent = edits.map(({ ageMs = 0, ...rest }) => ({ id: randomUUID(), ageMs, edit: rest }));
  return makeEdits(userId, interviewId, { edits: sent, newId: randomUUID() }, later(seconds));
}

const join = async (userId: string, role: string) => {
  const { workspaceId } = await getSet(ana, setId);
  await db.workspaceMember.create({ data: { userId, workspaceId, role, joinedAt: NOW } });
};

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  ana = await newLearner();
  setId = await newSet(ana);
});

describe("an interview", () => {
  test("asks the version of the set that it was prepared with, whatever becomes of the set", async () => {
    const { id, itemIds, first } = await newInterview();
    expect(itemIds.length).toBeGreaterThan(2);
    const { version } = await getSet(ana, setId);
    await changeSet(ana, setId, { version, change: { kind: "remove", place: 0, itemId: first } }, NOW);
    expect((await getInterviewKit(ana, id)).questions.map(({ kit }) => kit.itemId)).toEqual(itemIds);
    expect(await interviewsOf(ana, setId)).toMatchObject([{ id, candidateName: "Kim", setVersion: 1, phase: "ready" }]);
  });

  test("of somebody known is theirs; a stranger of another workspace is not found", async () => {
    await newInterview();
    const [kim] = await candidatesForSet(ana, setId);
    await newInterview({ candidateId: kim?.id });
    expect(await db.candidate.count()).toBe(1);
    const bo = await newLearner();
    const theirs = await newSet(bo);
    await expect(newInterview({ candidateId: kim?.id }, { userId: bo, setId: theirs })).rejects.toMatchObject({
      reason: "not-found",
    });
    expect(interviewInputSchema.safeParse({ name: "  " }).error?.issues[0]?.message).toMatch(/choose a candidate/);
  });

  test("that was not begun is taken back, with the candidate who was named for it; one that was begun stays", async () => {
    const { id } = await newInterview();
    await deleteInterview(ana, id);
    expect([await db.interview.count(), await db.candidate.count()]).toEqual([0, 0]);
    const begun = await newInterview();
    await edit(ana, begun.id, 1, { kind: "start" });
    await expect(deleteInterview(ana, begun.id)).rejects.toMatchObject({ reason: "stale" });
  });

  test("keeps its clock over everything that happens, pauses left out", async () => {
    const { id, first, second } = await newInterview();
    await edit(ana, id, 10, { kind: "start" });
    await edit(ana, id, 70, { kind: "go", itemId: second });
    await edit(ana, id, 100, { kind: "pause" });
    await edit(ana, id, 160, { kind: "resume" });
    const { desk } = await edit(ana, id, 190, { kind: "end" });
    expect(desk.state.spentMs).toEqual({ [first]: 60_000, [second]: 60_000 });
    expect(phaseOf(desk.state)).toBe("ended");
    expect(spentAltogether((await getDesk(ana, id, later(999))).state, later(999).getTime())).toBe(120_000);
  });
});

describe("edits", () => {
  test("sent late count from when they were made, in their order, and twice the same is once", async () => {
    const { id, first, second } = await newInterview();
    const late = [
      { kind: "start", ageMs: 90_000 },
      { kind: "go", itemId: second, ageMs: 60_000 },
      { kind: "pause", ageMs: 20_000 },
    ] as const;
    await edit(ana, id, 100, ...late);
    const { desk } = await edit(ana, id, 130, ...late.map((one) => ({ ...one, ageMs: one.ageMs + 30_000 })));
    expect(desk.state.spentMs).toEqual({ [first]: 30_000, [second]: 40_000 });
  });

  test("go onto the scorecard of whoever makes them, and nobody else sees them", async () => {
    const bo = await newLearner();
    await join(bo, "interviewer");
    const { id, questions } = await newInterview();
    const [question] = questions;
    const itemId = question?.kit.itemId ?? "";
    const { step = "", criteria = [] } = question?.scored[0] ?? {};
    const criterionKey = criteria[0]?.key ?? "";
    await edit(ana, id, 1, { kind: "start" });
    const { refused, desk } = await edit(
      ana,
      id,
      2,
      { kind: "mark", itemId, step, criterionKey, verdict: "partly" },
      { kind: "note", itemId, step, text: "knows create_task" },
      { kind: "flag", itemId, step, flag: "hint", isOn: true },
    );
    expect(refused).toEqual([]);
    const own = {
      marks: { [`${itemId} ${step} ${criterionKey}`]: "partly" },
      notes: { [`${itemId} ${step}`]: { text: "knows create_task", flags: ["hint"] } },
    };
    expect(desk.sheet).toEqual(own);
    expect((await getDesk(bo, id, NOW)).sheet).toEqual({ marks: {}, notes: {} });
    await edit(bo, id, 3, { kind: "mark", itemId, step, criterionKey, verdict: "not" });
    expect((await getDesk(ana, id, NOW)).sheet).toEqual(own);
    const rows = await db.scorecard.findMany({ where: { interviewId: id } });
    expect(new Set(rows.map(({ raterId }) => raterId))).toEqual(new Set([ana, bo]));
  });

  test("that cannot be made are named, and hold up nothing", async () => {
    const { id, first } = await newInterview();
    const { refused, desk } = await edit(
      ana,
      id,
      1,
      { kind: "go", itemId: "tasks.not-in-the-set" },
      { kind: "mark", itemId: first, step: "main", criterionKey: "no-such-criterion", verdict: "met" },
      { kind: "start" },
    );
    expect(refused.map(({ message }) => message)).toEqual([
      "This question is not in the interview.",
      "There is no such criterion on this scorecard.",
    ]);
    expect(phaseOf(desk.state)).toBe("running");
  });

  test("of two tabs at once both count, and of one field the later stands; one that waited long overtakes nothing", async () => {
    const { id, first, questions } = await newInterview();
    const step = questions[0]?.scored[0]?.step ?? "";
    const note = (text: string) => ({ kind: "note", itemId: first, step, text }) as const;
    await edit(ana, id, 1, { kind: "start" });
    await Promise.all([
      edit(ana, id, 2, note("from one tab")),
      edit(ana, id, 2, { kind: "show", view: "blank", itemId: first }),
      edit(ana, id, 2, { kind: "pause" }),
    ]);
    const { desk } = await edit(ana, id, 3, note("from the other"));
    expect(desk.state).toMatchObject({ view: "blank", runningSince: null });
    const after = await edit(ana, id, 60, { ...note("typed long ago, without a connection"), ageMs: 58_500 });
    expect(after.desk.sheet.notes[`${first} ${step}`]?.text).toBe("from the other");
  });

  test("are made by interviewers; viewers look on, and for others there is no such interview", async () => {
    const [vi, bo] = [await newLearner(), await newLearner()];
    await join(vi, "viewer");
    const { id } = await newInterview();
    await expect(edit(vi, id, 1, { kind: "start" })).rejects.toMatchObject({ reason: "forbidden" });
    await expect(renewViewToken(vi, id, newToken(), NOW)).rejects.toMatchObject({ reason: "forbidden" });
    await expect(deleteInterview(vi, id)).rejects.toMatchObject({ reason: "forbidden" });
    expect(phaseOf((await getDesk(vi, id, NOW)).state)).toBe("ready");
    for (const attempt of [
      () => edit(bo, id, 1, { kind: "start" }),
      () => getDesk(bo, id, NOW),
      () => getInterviewKit(bo, id),
      () => renewViewToken(bo, id, newToken(), NOW),
      () => deleteInterview(bo, id),
      () => interviewsOf(bo, setId),
      () => getDesk(bo, "no-uuid", NOW),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ reason: "not-found" });
    }
  });
});

describe("the candidate's address", () => {
  test("shows one question at a time, as its set words it, and nothing before and after", async () => {
    const { id, viewToken, second } = await newInterview();
    const sight = async () => (await getSight(viewToken, { address }, NOW)).sight;
    expect(await sight()).toEqual({ kind: "waiting" });
    await edit(ana, id, 1, { kind: "start" });
    expect(await sight()).toMatchObject({ kind: "question", number: 1 });
    await edit(ana, id, 2, { kind: "go", itemId: second });
    const shown = await sight();
    expect(shown).toMatchObject({ kind: "question", number: 2 });
    const { answerKey } = await db.item.findUniqueOrThrow({ where: { id: second } });
    const { explanation } = answerKey as { explanation: string };
    expect(JSON.stringify(shown)).not.toContain(explanation.slice(0, 40));
    await edit(ana, id, 3, { kind: "show", view: "blank", itemId: second });
    expect(await sight()).toEqual({ kind: "blank" });
    await edit(ana, id, 4, { kind: "end" });
    expect(await sight()).toEqual({ kind: "ended" });
  });

  test("leads nowhere once there is a new one, and guessing is counted", async () => {
    const { id, viewToken } = await newInterview();
    const next = newToken();
    await renewViewToken(ana, id, next, NOW);
    expect((await getSight(next, { address }, NOW)).sight).toEqual({ kind: "waiting" });
    await expect(getSight(viewToken, { address }, NOW)).rejects.toMatchObject({ reason: "not-found" });
    const tries = await Promise.allSettled(Array.from({ length: 70 }, () => getSight(newToken(), { address }, NOW)));
    const reasons = new Set(tries.map((one) => (one.status === "rejected" ? String(one.reason.reason) : "found")));
    expect(reasons).toEqual(new Set(["not-found", "too-many"]));
    const [row] = await db.interview.findMany();
    expect(JSON.stringify(row)).not.toContain(next);
  });
});

describe("who looks on", () => {
  /** Resolves when `interview` was next told of a change. */
  function nextChange(interview: { workspaceId: string; id: string }): { heard: Promise<void>; end: () => void } {
    let hear = () => {};
    const heard = new Promise<void>((resolve) => (hear = resolve));
    return { heard, end: onChange(interview, () => hear()) };
  }

  test("is told of what this process changes, and of what another one does", async () => {
    const { id, first } = await newInterview();
    const { workspaceId } = await getSet(ana, setId);
    for (const change of [
      () => edit(ana, id, 1, { kind: "start" }),
      // As another process of the app would, past this one's memory.
      () => db.$executeRaw`UPDATE interview SET revision = revision + 1 WHERE id = ${id}::uuid`,
      () => db.$executeRaw`UPDATE interview SET view_token_hash = ${randomUUID()} WHERE id = ${id}::uuid`,
      () => db.$executeRaw`DELETE FROM interview WHERE id = ${id}::uuid AND current_item_id = ${first}`,
    ]) {
      const settled = nextChange({ workspaceId, id });
      await settled.heard; // the first look
      settled.end();
      const { heard, end } = nextChange({ workspaceId, id });
      await change();
      await heard;
      end();
    }
  });
});
