import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#server/db";
import { GUEST_DAYS, keepHouse } from "#server/housekeeping";
import { overdueCandidates, retentionOf, setRetention } from "#server/retention";
import { createWorkspace } from "#server/workspaces";
import { daysBefore, keepCandidate, keepSet, tablesWith } from "#tests/support/candidates";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { ANA, forgetPeople, newGuest, newPerson, NOW, publishItems, rowsOf, study } from "#tests/support/people";

const database = useDatabase();
const DAYS = 180;

let ana: string;
let workspaceId: string;
let setId: string;

beforeAll(publishItems);
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  ana = await newLearner();
  workspaceId = randomUUID();
  await createWorkspace(ana, { id: workspaceId, name: "Backend hiring" }, NOW);
  await db.rateLimit.deleteMany();
  setId = await keepSet(workspaceId, ana, NOW);
});

const names = async () => (await db.candidate.findMany({ orderBy: { name: "asc" } })).map(({ name }) => name);
const keep = (name: string, daysAgo: number) =>
  keepCandidate({ workspaceId, setId, setVersion: 1, raterId: ana }, name, daysBefore(NOW, daysAgo));
const writeDown = (name: string, daysAgo: number) =>
  db.candidate.create({ data: { workspaceId, id: randomUUID(), name, createdAt: daysBefore(NOW, daysAgo) } });

describe("candidates", () => {
  test("go when their workspace keeps them no longer, and leave nothing", async () => {
    const { candidateId, takeId, interviewId, linkId } = await keep("Long ago", DAYS + 1);
    await keep("Lately", DAYS - 1);
    await writeDown("Only written down", DAYS + 1);
    expect(await keepHouse(NOW)).toMatchObject({ candidates: 2 });
    expect(await names()).toEqual(["Lately"]);
    expect(await tablesWith([candidateId, takeId, interviewId, linkId, "Long ago"])).toEqual([]);
    expect(await keepHouse(NOW)).toMatchObject({ candidates: 0 });
  });

  test.each([
    [
      "a take",
      (ids: Ids) => db.take.updateMany({ where: { id: ids.takeId }, data: { submittedAt: RECENT, deadlineAt: NOW } }),
    ],
    [
      "an interview",
      (ids: Ids) => db.interview.updateMany({ where: { id: ids.interviewId }, data: { endedAt: RECENT } }),
    ],
    [
      "a scorecard",
      (ids: Ids) => db.scorecard.updateMany({ where: { takeId: ids.takeId }, data: { updatedAt: RECENT } }),
    ],
    ["a link to come", (ids: Ids) => db.takeLink.updateMany({ where: { id: ids.linkId }, data: { endsAt: NOW } })],
  ])("stay while there is something new of them: %s", async (_, renew) => {
    await renew(await keep("Long ago", DAYS + 1));
    expect(await keepHouse(NOW)).toMatchObject({ candidates: 0 });
    expect(await names()).toEqual(["Long ago"]);
  });

  test("go by the retention of their own workspace, in as many steps as it takes", async () => {
    const patient = randomUUID();
    await createWorkspace(ana, { id: patient, name: "Patient" }, NOW);
    await db.workspace.update({ where: { id: patient }, data: { retentionDays: 365 } });
    const many = (id: string) =>
      Array.from({ length: 250 }, () => ({
        workspaceId: id,
        id: randomUUID(),
        name: "Kim",
        createdAt: daysBefore(NOW, 200),
      }));
    await db.candidate.createMany({ data: [...many(workspaceId), ...many(patient)] });
    expect(await keepHouse(NOW)).toMatchObject({ candidates: 250 });
    expect(await db.candidate.count({ where: { workspaceId: patient } })).toBe(250);
  });
});

type Ids = Awaited<ReturnType<typeof keepCandidate>>;
const RECENT = daysBefore(NOW, 10);

describe("the retention of a workspace", () => {
  test("is its owner's to change, who is shown whom it deletes, and no more than those go", async () => {
    await keep("Long ago", 100);
    await keep("Lately", 3);
    const asked = { workspaceId, days: 30 };
    const shown = await overdueCandidates(ana, asked, NOW);
    expect(shown).toMatchObject([{ name: "Long ago" }]);
    expect(await names()).toHaveLength(2);
    await writeDown("One more", 50);
    await expect(setRetention(ana, { ...asked, expected: 1 }, NOW)).rejects.toMatchObject({ reason: "stale" });
    expect([await retentionOf(workspaceId), await names()]).toEqual([DAYS, ["Lately", "Long ago", "One more"]]);
    expect(await setRetention(ana, { ...asked, expected: 2 }, NOW)).toBe(2);
    expect([await retentionOf(workspaceId), await names()]).toEqual([30, ["Lately"]]);
  });

  test("is nobody else's", async () => {
    const stranger = await newLearner();
    const asked = { workspaceId, days: 1 };
    for (const [role, reason] of [
      [null, "not-found"],
      ["viewer", "forbidden"],
      ["interviewer", "forbidden"],
    ] as const) {
      await db.workspaceMember.deleteMany({ where: { userId: stranger } });
      if (role) await db.workspaceMember.create({ data: { userId: stranger, workspaceId, role, joinedAt: NOW } });
      await expect(overdueCandidates(stranger, asked, NOW)).rejects.toMatchObject({ reason });
      await expect(setRetention(stranger, { ...asked, expected: 9 }, NOW)).rejects.toMatchObject({ reason });
    }
  });

  test("is from one day to three years, whatever writes it", async () => {
    for (const retentionDays of [0, 1096]) {
      await expect(db.workspace.update({ where: { id: workspaceId }, data: { retentionDays } })).rejects.toThrow(
        /check constraint|violat/i,
      );
    }
  });
});

describe("guests", () => {
  const lastHere = (userId: string, days: number) =>
    db.$transaction([
      db.user.update({ where: { id: userId }, data: { createdAt: daysBefore(NOW, 300) } }),
      db.$executeRaw`UPDATE session SET updated_at = ${daysBefore(NOW, days)}, expires_at = ${daysBefore(NOW, days - 30)} WHERE user_id = ${userId}`,
    ]);

  test("who stay away are deleted with all they did; others, and people with an account, stay", async () => {
    const [gone, late] = [(await newGuest()).viewer.id, (await newGuest()).viewer.id];
    const { viewer: person } = await newPerson();
    await study(gone, ["gather"]);
    await lastHere(gone, GUEST_DAYS + 1);
    await lastHere(late, GUEST_DAYS - 1);
    await lastHere(person.id, 200);
    expect(await keepHouse(NOW)).toMatchObject({ guests: 1 });
    const left = (await db.user.findMany()).map(({ id }) => id);
    expect(left.toSorted()).toEqual([ana, late, person.id].toSorted());
    expect(Object.values(await rowsOf(gone)).every((count) => count === 0)).toBe(true);
    // A guest who comes back before their end is known by their session.
    expect(await db.session.count({ where: { userId: late } })).toBe(1);
  });

  test("who stay away leave a shared workspace to whoever interviews there", async () => {
    const { viewer: guest } = await newGuest();
    const shared = randomUUID();
    await createWorkspace(guest.id, { id: shared, name: "Shared" }, NOW);
    await db.workspaceMember.create({
      data: { userId: ana, workspaceId: shared, role: "interviewer", joinedAt: NOW },
    });
    await lastHere(guest.id, GUEST_DAYS + 1);
    expect(await keepHouse(NOW)).toMatchObject({ guests: 1 });
    const members = await db.workspaceMember.findMany({ where: { workspaceId: shared } });
    expect(members).toMatchObject([{ userId: ana, role: "owner" }]);
  });
});

describe("what is of no use any more", () => {
  test("is purged: sessions that ended, old counts, invitations that ended long ago, old messages to webhooks", async () => {
    const { viewer } = await newPerson(ANA);
    const open = await db.session.findFirstOrThrow({ where: { userId: viewer.id } });
    await db.session.create({ data: { ...open, id: "ended", token: "ended", expiresAt: daysBefore(NOW, 0.1) } });
    await db.rateLimit.deleteMany();
    await db.rateLimit.createMany({
      data: [
        { key: "old", windowStart: daysBefore(NOW, 3), count: 1 },
        { key: "new", windowStart: daysBefore(NOW, 1), count: 1 },
      ],
    });
    const invitation = { workspaceId, role: "viewer", createdAt: daysBefore(NOW, 60) };
    for (const [tokenHash, ended] of [
      ["old", 31],
      ["new", 29],
    ] as const) {
      await db.workspaceInvitation.create({
        data: { ...invitation, id: randomUUID(), tokenHash, expiresAt: daysBefore(NOW, ended) },
      });
    }
    const webhookId = randomUUID();
    const hook = { workspaceId, id: webhookId, url: "https://example.com/", events: ["take.begun"], sealedSecret: "-" };
    await db.webhook.create({ data: { ...hook, createdAt: NOW } });
    const message = { workspaceId, webhookId, event: "take.begun", body: "{}" };
    await db.webhookDelivery.createMany({
      data: [
        { ...message, id: randomUUID(), createdAt: daysBefore(NOW, 31), state: "delivered" },
        { ...message, id: randomUUID(), createdAt: daysBefore(NOW, 31), state: "waiting", nextAttemptAt: NOW },
        { ...message, id: randomUUID(), createdAt: daysBefore(NOW, 29), state: "given-up" },
      ],
    });
    expect(await keepHouse(NOW)).toEqual({
      candidates: 0,
      guests: 0,
      sessions: 1,
      limits: 1,
      invitations: 1,
      messages: 1,
    });
    expect((await db.webhookDelivery.findMany()).map(({ state }) => state).toSorted()).toEqual(["given-up", "waiting"]);
    expect((await db.session.findMany()).map(({ id }) => id)).toEqual([open.id]);
    expect((await db.rateLimit.findMany()).map(({ key }) => key)).toEqual(["new"]);
    expect((await db.workspaceInvitation.findMany()).map(({ tokenHash }) => tokenHash)).toEqual(["new"]);
  });
});

test("one process keeps house at a time: another leaves it to that one", async () => {
  await writeDown("Long ago", DAYS + 1);
  const other = new Client({ connectionString: database.url() });
  await other.connect();
  await other.query("SELECT pg_advisory_lock(7211309)");
  expect(await keepHouse(NOW)).toBeNull();
  expect(await names()).toEqual(["Long ago"]);
  await other.end();
  expect(await keepHouse(NOW)).toMatchObject({ candidates: 1 });
  const both = await Promise.all([keepHouse(NOW), keepHouse(NOW)]);
  expect(both.filter((done) => done !== null).length).toBeGreaterThan(0);
});
