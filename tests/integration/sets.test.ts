import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wishSchema } from "#domain/sets/wish";
import { ASKABLE_KINDS } from "#domain/sets/wish-choices";
import { db } from "#server/db";
import { createSets, getSet, setHistory, setsOf, viewSet } from "#server/question-sets";
import { changeSet, deleteSet, duplicateSet, regenerateSet, restoreSet, undeleteSet } from "#server/set-changes";
import { deletePerson, signIn } from "#server/people";
import { personalData } from "#server/personal-data";
import { getKit } from "#server/set-kit";
import { candidateMarkdown, interviewerMarkdown } from "#domain/sets/kit-markdown";
import { publishBank } from "#server/content";
import { shippedBank } from "#tests/support/bank";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { ANA, forgetPeople, later, newGuest, newPerson, NOW } from "#tests/support/people";

useDatabase();

let ana: string;
let bo: string;
let setId: string;

const wish = wishSchema.parse({
  minutes: 20,
  topics: [
    { topicId: "tasks", weight: 1 },
    { topicId: "exceptions", weight: 1 },
  ],
  level: "mid",
  profile: "even",
  kinds: [...ASKABLE_KINDS],
  seed: "seven",
});

beforeAll(async () => {
  await publishBank(await shippedBank(), NOW);
});
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  ana = await newLearner();
  bo = await newLearner();
  [setId = ""] = await createSets(ana, { title: "Backend", wish, forms: 1, newId: randomUUID }, NOW);
});

const place = async (index: number) => {
  const { document } = await getSet(ana, setId);
  return { place: index, itemId: document.picks[index]?.itemId ?? "" };
};

describe("a set", () => {
  test("is known to members of its workspace alone: to others it does not exist", async () => {
    expect((await setsOf(ana)).map(({ id }) => id)).toEqual([setId]);
    expect(await setsOf(bo)).toEqual([]);
    const lock = { version: 1, change: { kind: "lock", ...(await place(0)), isLocked: true } } as const;
    for (const attempt of [
      () => getSet(bo, setId),
      () => viewSet(bo, setId, NOW),
      () => getKit(bo, setId),
      () => setHistory(bo, setId),
      () => changeSet(bo, setId, lock, NOW),
      () => regenerateSet(bo, setId, { version: 1, seed: "x" }, NOW),
      () => restoreSet(bo, setId, { version: 1, restored: 1 }, NOW),
      () => deleteSet(bo, setId, NOW),
      () => duplicateSet(bo, setId, randomUUID(), NOW),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ reason: "not-found" });
    }
    expect((await getSet(ana, setId)).version).toBe(1);
  });

  test("may be looked at by a viewer, not changed", async () => {
    const { workspaceId } = await getSet(ana, setId);
    await db.workspaceMember.create({ data: { userId: bo, workspaceId, role: "viewer", joinedAt: NOW } });
    expect((await getSet(bo, setId)).role).toBe("viewer");
    const change = { kind: "remove", ...(await place(0)) } as const;
    await expect(changeSet(bo, setId, { version: 1, change }, NOW)).rejects.toMatchObject({ reason: "forbidden" });
    await expect(deleteSet(bo, setId, NOW)).rejects.toMatchObject({ reason: "forbidden" });
  });

  test("is changed once when two tabs change it at once", async () => {
    const [first, second] = [await place(0), await place(1)];
    const results = await Promise.allSettled([
      changeSet(ana, setId, { version: 1, change: { kind: "remove", ...first } }, NOW),
      changeSet(ana, setId, { version: 1, change: { kind: "remove", ...second } }, NOW),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await getSet(ana, setId)).version).toBe(2);
  });

  test("keeps what is locked, as it is worded, when the rest is chosen anew", async () => {
    const at = await place(2);
    await changeSet(
      ana,
      setId,
      { version: 1, change: { kind: "reword", ...at, wording: "Tell me about tasks." } },
      NOW,
    );
    await changeSet(ana, setId, { version: 2, change: { kind: "lock", ...at, isLocked: true } }, NOW);
    await regenerateSet(ana, setId, { version: 3, seed: "another" }, NOW);
    const { document } = await getSet(ana, setId);
    expect(document.picks).toContainEqual({
      itemId: at.itemId,
      isLocked: true,
      wording: "Tell me about tasks.",
      rubrics: [],
    });
  });

  test("can go back to any version, and the history says who did what", async () => {
    const before = (await getSet(ana, setId)).document;
    await changeSet(ana, setId, { version: 1, change: { kind: "remove", ...(await place(0)) } }, later(1));
    await restoreSet(ana, setId, { version: 2, restored: 1 }, later(2));
    expect((await getSet(ana, setId)).document).toEqual(before);
    expect((await setHistory(ana, setId)).map(({ change }) => change)).toEqual([
      "Went back to version 1.",
      expect.stringMatching(/^Removed "/),
      "Generated.",
    ]);
  });

  test("that was deleted is in no list, refuses changes, and comes back", async () => {
    await deleteSet(ana, setId, NOW);
    expect(await setsOf(ana)).toEqual([]);
    const change = { kind: "remove", ...(await place(0)) } as const;
    await expect(changeSet(ana, setId, { version: 1, change }, NOW)).rejects.toMatchObject({ reason: "stale" });
    await undeleteSet(ana, setId);
    expect(await setsOf(ana)).toHaveLength(1);
  });

  test("goes with its maker's account when nobody else belongs to the workspace, and stays for others", async () => {
    const { browser, viewer } = await newGuest();
    const [alone = ""] = await createSets(viewer.id, { title: "Alone", wish, forms: 1, newId: randomUUID }, NOW);
    expect((await personalData(viewer.id, NOW)).setVersions).toMatchObject([{ setId: alone, version: 1 }]);
    await deletePerson(browser.visit(NOW), viewer, "");
    expect(await db.questionSet.findMany({ select: { id: true } })).toEqual([{ id: setId }]);
    expect(await db.questionSetVersion.count({ where: { setId: alone } })).toBe(0);
  });

  test("comes along when a guest signs in", async () => {
    const { viewer } = await newPerson();
    const { browser, viewer: guest } = await newGuest();
    const [made = ""] = await createSets(
      guest.id,
      { title: "Made as a guest", wish, forms: 1, newId: randomUUID },
      NOW,
    );
    browser.keep(await signIn(browser.visit(NOW), ANA));
    expect((await setsOf(viewer.id)).map(({ id }) => id)).toEqual([made]);
    expect((await setHistory(viewer.id, made))[0]?.by).toBe(ANA.name);
  });
});

describe("the kit", () => {
  test("has the answer in the interviewer's copy, and nothing of it in the candidate's", async () => {
    const { title, questions } = await getKit(ana, setId);
    const copy = candidateMarkdown(title, questions);
    const full = interviewerMarkdown(title, questions);
    expect(questions.length).toBeGreaterThan(3);
    for (const { answer, sounds, redFlags, ask } of questions) {
      expect(copy).toContain(ask);
      for (const line of [...sounds.strong, ...redFlags.map(({ correction }) => correction)]) {
        expect(full).toContain(line);
        expect(copy).not.toContain(line);
      }
      const told = answer.split("\n\n").filter((part) => part.length > 60 && !ask.includes(part));
      for (const sentence of told) expect(copy).not.toContain(sentence);
    }
  });
});
