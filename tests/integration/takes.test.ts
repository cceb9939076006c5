import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wishSchema } from "#domain/sets/wish";
import type { LinkInput } from "#domain/takes/link-input";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { keepHouse } from "#server/housekeeping";
import { deletePerson, signIn } from "#server/people";
import { personalData } from "#server/personal-data";
import { createSets, getSet } from "#server/question-sets";
import { createTakeLink, revokeTakeLink, takeLinksOf } from "#server/take-links";
import { deleteTake, getTakeResult } from "#server/take-results";
import { beginTake, getInvitation, getOwnTake, submitTake } from "#server/takes";
import { saveTakeAnswer } from "#server/take-saving";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { ANA, forgetPeople, newGuest, newPerson, NOW } from "#tests/support/people";

useDatabase();

const address = "somewhere";
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const newToken = () => randomBytes(32).toString("base64url");
const wish = wishSchema.parse({
  minutes: 15,
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

async function newLink(terms: Partial<LinkInput> = {}, owner = { userId: ana, setId }) {
  const [id, token] = [randomUUID(), newToken()];
  const input: LinkInput = {
    startsAt: NOW,
    endsAt: minutes(60),
    maxUses: 1,
    minutes: 20,
    extraPercent: 50,
    passcode: "",
    reveals: "score",
    ...terms,
  };
  await createTakeLink(owner.userId, owner.setId, { id, token, input }, NOW);
  return { id, token };
}

async function newTake(token: string, now = NOW, passcode = "") {
  const [id, resumeToken] = [randomUUID(), newToken()];
  await beginTake(token, { id, resumeToken, address, input: { name: "Kim", consent: "yes", passcode } }, now);
  return { id, resumeToken };
}

async function answerFirst(resumeToken: string, text: string, now: Date) {
  const { questions } = await getOwnTake(resumeToken, { address }, now);
  const first = questions.find(({ question }) => question.kind === "free_text");
  if (!first) throw new Error("the set has no question to be answered in words");
  const { itemId, step } = first;
  await saveTakeAnswer({ resumeToken, itemId, step, fields: { kind: "free_text", text } }, now);
  return itemId;
}

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  await db.$executeRaw`DELETE FROM rate_limit`;
  ana = await newLearner();
  setId = await newSet(ana);
});

describe("a take", () => {
  test("is begun, resumed, submitted and scored, and its words are quoted to the interviewer", async () => {
    const { token } = await newLink();
    const { id, resumeToken } = await newTake(token);
    const text = "A task is cancelled at its next await: CancelledError is raised there.";
    const itemId = await answerFirst(resumeToken, text, minutes(1));
    const resumed = await getOwnTake(resumeToken, { address: "another device" }, minutes(2));
    expect(resumed.questions.find((one) => one.itemId === itemId)?.fields).toMatchObject({ text });
    expect((await getTakeResult(ana, setId, id, minutes(2))).answers).toEqual([]);

    await Promise.all([0, 1].map(() => submitTake(resumeToken, { address }, minutes(3))));
    await submitTake(resumeToken, { address }, minutes(9));

    const result = await getTakeResult(ana, setId, id, minutes(10));
    expect(result.submittedAt).toEqual(minutes(3));
    const answer = result.answers.find((one) => one.itemId === itemId);
    expect(answer?.response).toEqual({ kind: "free_text", text });
    expect(answer?.graded?.grade.criteria.length).toBeGreaterThan(0);
    for (const { quotes } of answer?.graded?.grade.criteria ?? []) {
      for (const { start, end, text: quoted } of quotes) expect(text.slice(start, end)).toBe(quoted);
    }
    const others = result.answers.filter((one) => one.itemId !== itemId);
    expect(others.map(({ response, score }) => ({ response, score }))).toEqual(
      others.map(() => ({ response: null, score: 0 })),
    );
    expect((await getOwnTake(resumeToken, { address }, minutes(10))).score).toBe(result.score);
    await expect(answerFirst(resumeToken, "more", minutes(10))).rejects.toThrow(/were submitted/);
  });

  test("takes nothing after its deadline, extra time counted, and is then submitted when next read", async () => {
    const { token } = await newLink();
    const { id, resumeToken } = await newTake(token, minutes(59));
    const itemId = await answerFirst(resumeToken, "in time", minutes(88.9));
    await expect(
      saveTakeAnswer({ resumeToken, itemId, step: "main", fields: { kind: "free_text", text: "late" } }, minutes(89)),
    ).rejects.toMatchObject({ reason: "stale", message: expect.stringContaining("Time is over") });
    const [link] = await takeLinksOf(ana, setId, minutes(500));
    expect(link?.takes).toMatchObject([{ id, submittedAt: minutes(89), answered: 1 }]);
    await submitTake(resumeToken, { address }, minutes(501));
    const { answers, submittedAt } = await getTakeResult(ana, setId, id, minutes(501));
    expect(submittedAt).toEqual(minutes(89));
    expect(answers.find((one) => one.itemId === itemId)?.response).toMatchObject({ text: "in time" });
  });

  test("shows its score only where the link says so", async () => {
    const { token } = await newLink({ reveals: "nothing" });
    const { resumeToken } = await newTake(token);
    await submitTake(resumeToken, { address }, minutes(1));
    expect((await getOwnTake(resumeToken, { address }, minutes(2))).score).toBeNull();
  });

  test("that is deleted leaves nothing, and goes by itself when the workspace keeps it no longer", async () => {
    const { token } = await newLink({ maxUses: 2 });
    const { id, resumeToken } = await newTake(token);
    await newTake(token);
    await deleteTake(ana, setId, id);
    expect(await db.takeAnswer.count({ where: { takeId: id } })).toBe(0);
    await expect(getOwnTake(resumeToken, { address }, minutes(1))).rejects.toMatchObject({ reason: "not-found" });
    await keepHouse(minutes(181 * 24 * 60));
    expect(await db.take.count()).toBe(0);
  });
});

describe("a link", () => {
  test("is used as often as it says, even by two at once", async () => {
    const { token } = await newLink();
    const results = await Promise.allSettled([newTake(token), newTake(token)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(newTake(token)).rejects.toThrow(/used as often/);
  });

  test("that is early, ended, withdrawn or unknown begins nothing; what was begun goes on", async () => {
    const { id: linkId, token } = await newLink({ startsAt: minutes(10), maxUses: 5 });
    await expect(newTake(token, minutes(9))).rejects.toThrow(/not open yet/);
    await expect(newTake(token, minutes(60))).rejects.toThrow(/ended/);
    const { resumeToken } = await newTake(token, minutes(11));
    await revokeTakeLink(ana, setId, linkId, minutes(12));
    await expect(newTake(token, minutes(13))).rejects.toThrow(/withdrawn/);
    expect((await getInvitation(token, { address }, minutes(13))).state).toBe("revoked");
    await answerFirst(resumeToken, "still here", minutes(14));
    for (const unknown of [newToken(), "short", ""]) {
      await expect(getInvitation(unknown, { address }, NOW)).rejects.toMatchObject({ reason: "not-found" });
      await expect(getOwnTake(unknown, { address }, NOW)).rejects.toMatchObject({ reason: "not-found" });
    }
  });

  test("with a passcode asks for it, a few times only", async () => {
    const { token } = await newLink({ passcode: "open sesame", maxUses: 5 });
    await newTake(token, NOW, "open sesame");
    await expect(newTake(token, NOW, "")).rejects.toMatchObject({ reason: "forbidden" });
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => newTake(token, NOW, "a guess")));
    const reasons = tries.map((one) => (one.status === "rejected" ? String(one.reason.reason) : "begun"));
    expect(new Set(reasons)).toEqual(new Set(["forbidden", "too-many"]));
    await expect(newTake(token, NOW, "open sesame")).rejects.toMatchObject({ reason: "too-many" });
  });

  test("and its takes do not exist for other workspaces; a viewer may look, not change", async () => {
    const { id: linkId, token } = await newLink();
    const { id } = await newTake(token);
    const bo = await newLearner();
    const own = await newSet(bo);
    for (const theirs of [setId, own]) {
      for (const attempt of [
        () => revokeTakeLink(bo, theirs, linkId, NOW),
        () => getTakeResult(bo, theirs, id, NOW),
        () => deleteTake(bo, theirs, id),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ reason: "not-found" });
      }
    }
    await expect(takeLinksOf(bo, setId, NOW)).rejects.toMatchObject({ reason: "not-found" });
    expect(await takeLinksOf(bo, own, NOW)).toEqual([]);
    const { workspaceId } = await getSet(ana, setId);
    await db.workspaceMember.create({ data: { userId: bo, workspaceId, role: "viewer", joinedAt: NOW } });
    expect(await takeLinksOf(bo, setId, NOW)).toHaveLength(1);
    for (const attempt of [
      () => revokeTakeLink(bo, setId, linkId, NOW),
      () => deleteTake(bo, setId, id),
      () => newLink({}, { userId: bo, setId }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ reason: "forbidden" });
    }
  });

  test("comes along when a guest signs in, is in the export without its secrets, and goes with the account", async () => {
    const { browser, viewer } = await newPerson();
    const { browser: guests, viewer: guest } = await newGuest();
    const { token } = await newLink({ passcode: "open sesame" }, { userId: guest.id, setId: await newSet(guest.id) });
    guests.keep(await signIn(guests.visit(NOW), ANA));
    const { takeLinks } = await personalData(viewer.id, NOW);
    expect(takeLinks).toHaveLength(1);
    expect(JSON.stringify(takeLinks)).not.toMatch(/hash/i);
    await newTake(token, NOW, "open sesame");
    await deletePerson(browser.visit(NOW), viewer, ANA.password);
    expect([await db.takeLink.count(), await db.take.count()]).toEqual([0, 0]);
  });
});
