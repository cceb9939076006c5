import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Role } from "#domain/team/role";
import { invitationInputSchema } from "#domain/team/workspace-input";
import { candidatesOf, createCandidate } from "#server/candidates";
import { db } from "#server/db";
import {
  acceptInvitation,
  createInvitation,
  findInvitation,
  openInvitations,
  revokeInvitation,
} from "#server/invitations";
import { deletePerson, signIn } from "#server/people";
import { personalData } from "#server/personal-data";
import { workspaceContents } from "#server/workspace-contents";
import { changeRole, deleteWorkspace, membersOf, removeMember, renameWorkspace } from "#server/team";
import { chooseWorkspace, createWorkspace, currentWorkspace, ensureWorkspace, workspacesOf } from "#server/workspaces";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";
import { ANA, forgetPeople, later, newGuest, newPerson, NOW, publishItems } from "#tests/support/people";

useDatabase();

const DAY = 24 * 60 * 60;
const asker = { address: "somewhere" };

let ana: string;
let bo: string;
let workspaceId: string;

beforeAll(publishItems);
beforeEach(async () => {
  await forgetPeople();
  await db.workspace.deleteMany();
  [ana, bo] = [await newLearner(), await newLearner()];
  workspaceId = await newWorkspace(ana, "Backend hiring");
});

async function newWorkspace(userId: string, name: string, now = NOW): Promise<string> {
  const id = randomUUID();
  await createWorkspace(userId, { id, name }, now);
  return id;
}

async function newInvitation(terms: { role?: Role; days?: number } = {}, now = NOW) {
  const [id, token] = [randomUUID(), randomBytes(32).toString("base64url")];
  const input = invitationInputSchema.parse({ role: "interviewer", days: 7, ...terms });
  await createInvitation(ana, { workspaceId, id, token, input }, now);
  return { id, token };
}

async function addMember(role: Role, joinedAt = NOW): Promise<string> {
  const userId = await newLearner();
  await db.workspaceMember.create({ data: { userId, workspaceId, role, joinedAt } });
  return userId;
}

const rolesIn = async (id = workspaceId) => {
  const rows = await db.workspaceMember.findMany({ where: { workspaceId: id } });
  return new Map(rows.map(({ userId, role }) => [userId, role]));
};

describe("an invitation", () => {
  test("lets one person join, in the role that it names, who then works there", async () => {
    const { token } = await newInvitation({ role: "viewer" });
    expect(await findInvitation(token, asker, NOW)).toMatchObject({
      workspaceName: "Backend hiring",
      role: "viewer",
      state: "open",
    });
    await acceptInvitation(bo, token, later(60));
    expect(await currentWorkspace(bo)).toEqual({ id: workspaceId, name: "Backend hiring", role: "viewer" });
    expect((await findInvitation(token, asker, NOW)).state).toBe("accepted");
    expect(await openInvitations(ana, workspaceId, NOW)).toEqual([]);
    await expect(acceptInvitation(await newLearner(), token, later(61))).rejects.toThrow(/used already/);
  });

  test("is used once, even by two at once", async () => {
    const { token } = await newInvitation();
    const cy = await newLearner();
    const results = await Promise.allSettled([acceptInvitation(bo, token, NOW), acceptInvitation(cy, token, NOW)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await rolesIn()).size).toBe(2);
  });

  test("ends after its days, and when it is withdrawn", async () => {
    const { token: old } = await newInvitation({ days: 2 });
    await expect(acceptInvitation(bo, old, later(2 * DAY))).rejects.toThrow(/expired/);
    const { id: invitationId, token } = await newInvitation();
    await revokeInvitation(ana, { workspaceId, invitationId }, NOW);
    await expect(acceptInvitation(bo, token, NOW)).rejects.toThrow(/withdrawn/);
    for (const unknown of ["short", randomBytes(32).toString("base64url")]) {
      await expect(findInvitation(unknown, asker, NOW)).rejects.toMatchObject({ reason: "not-found" });
      await expect(acceptInvitation(bo, unknown, NOW)).rejects.toMatchObject({ reason: "not-found" });
    }
    expect((await rolesIn()).size).toBe(1);
  });

  test("is kept as a hash, and is no way in for a guest", async () => {
    const { token } = await newInvitation();
    expect(JSON.stringify(await db.workspaceInvitation.findMany())).not.toContain(token);
    const { viewer } = await newGuest();
    await expect(acceptInvitation(viewer.id, token, NOW)).rejects.toThrow(/Guests cannot join/);
    const own = await newWorkspace(viewer.id, "A guest's");
    const input = invitationInputSchema.parse({ role: "viewer", days: 7 });
    await expect(
      createInvitation(viewer.id, { workspaceId: own, id: randomUUID(), token: "t", input }, NOW),
    ).rejects.toThrow(/Register before/);
  });

  test("makes nobody less than they are", async () => {
    const { token } = await newInvitation({ role: "viewer" });
    await expect(acceptInvitation(ana, token, NOW)).rejects.toThrow(/belong to this workspace already/);
    expect((await rolesIn()).get(ana)).toBe("owner");
    expect((await findInvitation(token, asker, NOW)).state).toBe("open");
  });

  test("cannot be made without end", async () => {
    const many = await Promise.allSettled(Array.from({ length: 61 }, () => newInvitation()));
    expect(many.filter(({ status }) => status === "rejected")).toMatchObject([{ reason: { reason: "too-many" } }]);
  });
});

describe("a workspace", () => {
  test("does not exist for others, and takes orders from its owners alone", async () => {
    const [interviewer, viewer] = [await addMember("interviewer"), await addMember("viewer")];
    const { id: invitationId } = await newInvitation();
    const input = invitationInputSchema.parse({ role: "owner", days: 7 });
    const attempts = [
      (user: string) => renameWorkspace(user, workspaceId, "Mine", NOW),
      (user: string) => changeRole(user, { workspaceId, memberId: user, role: "owner" }, NOW),
      (user: string) => removeMember(user, { workspaceId, memberId: ana }, NOW),
      (user: string) => deleteWorkspace(user, workspaceId, "Backend hiring", NOW),
      (user: string) => revokeInvitation(user, { workspaceId, invitationId }, NOW),
      (user: string) => createInvitation(user, { workspaceId, id: randomUUID(), token: "t", input }, NOW),
    ];
    for (const attempt of attempts) {
      await expect(attempt(bo)).rejects.toMatchObject({ reason: "not-found" });
      for (const member of [interviewer, viewer]) {
        await expect(attempt(member)).rejects.toMatchObject({ reason: "forbidden" });
      }
    }
    await expect(membersOf(bo, workspaceId)).rejects.toMatchObject({ reason: "not-found" });
    await expect(chooseWorkspace(bo, workspaceId, NOW)).rejects.toMatchObject({ reason: "not-found" });
    expect((await rolesIn()).size).toBe(3);
    expect((await membersOf(viewer, workspaceId)).map(({ role }) => role)).toEqual(["owner", "interviewer", "viewer"]);
  });

  test("keeps an owner: the last one is neither removed, nor made less, nor leaves", async () => {
    await addMember("interviewer");
    for (const attempt of [
      () => removeMember(ana, { workspaceId, memberId: ana }, NOW),
      () => changeRole(ana, { workspaceId, memberId: ana, role: "viewer" }, NOW),
    ]) {
      await expect(attempt()).rejects.toThrow(/needs an owner/);
    }
    expect((await rolesIn()).get(ana)).toBe("owner");
  });

  test("keeps an owner when two owners give it up at once", async () => {
    for (const give of [
      (user: string) => removeMember(user, { workspaceId, memberId: user }, NOW),
      (user: string) => changeRole(user, { workspaceId, memberId: user, role: "viewer" }, NOW),
    ]) {
      await db.workspaceMember.deleteMany({ where: { workspaceId } });
      const owners = [await addMember("owner"), await addMember("owner")];
      const results = await Promise.allSettled(owners.map(give));
      expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect([...(await rolesIn()).values()].filter((role) => role === "owner")).toHaveLength(1);
    }
  });

  test("keeps an owner when two owners take each other out at once", async () => {
    const other = await addMember("owner");
    const results = await Promise.allSettled([
      removeMember(ana, { workspaceId, memberId: other }, NOW),
      removeMember(other, { workspaceId, memberId: ana }, NOW),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect([...(await rolesIn()).values()]).toEqual(["owner"]);
  });

  test("is deleted with all that belongs to it once its name is typed; what that is, its owner is told", async () => {
    await createCandidate(ana, { input: { name: "Kim", email: null }, newId: randomUUID }, NOW);
    await newInvitation();
    const viewer = await addMember("viewer");
    expect(await workspaceContents(ana, workspaceId)).toMatchObject({ candidateCount: 1, setCount: 0, memberCount: 2 });
    await expect(workspaceContents(viewer, workspaceId)).rejects.toMatchObject({ reason: "forbidden" });
    await expect(workspaceContents(bo, workspaceId)).rejects.toMatchObject({ reason: "not-found" });
    await expect(deleteWorkspace(ana, workspaceId, "backend", NOW)).rejects.toThrow(/type "Backend hiring"/);
    expect(await db.workspace.count()).toBe(1);
    await deleteWorkspace(ana, workspaceId, " Backend  hiring ", NOW);
    expect([await db.workspace.count(), await db.candidate.count(), await db.workspaceInvitation.count()]).toEqual([
      0, 0, 0,
    ]);
  });
});

describe("the workspace that one works in", () => {
  test("is the one switched to last; what is made goes there, and lists show it alone", async () => {
    const other = await newWorkspace(ana, "Platform hiring", later(1));
    const add = (name: string) => createCandidate(ana, { input: { name, email: null }, newId: randomUUID }, later(2));
    await add("Pat");
    await chooseWorkspace(ana, workspaceId, later(3));
    await add("Bob");
    const listed = async () => (await candidatesOf(ana, { search: "", page: 1 })).candidates.map(({ name }) => name);
    expect(await listed()).toEqual(["Bob"]);
    await chooseWorkspace(ana, other, later(4));
    expect(await listed()).toEqual(["Pat"]);
    expect((await workspacesOf(ana)).map(({ name }) => name)).toEqual(["Platform hiring", "Backend hiring"]);
  });

  test("is made when there is none, once, and is not made for who looks on in another's", async () => {
    const ensured = () => db.$transaction((tx) => ensureWorkspace(tx, bo, randomUUID(), NOW));
    const [first, second] = await Promise.all([ensured(), ensured()]);
    expect(first).toBe(second);
    const viewer = await addMember("viewer");
    await expect(db.$transaction((tx) => ensureWorkspace(tx, viewer, randomUUID(), NOW))).rejects.toMatchObject({
      reason: "forbidden",
    });
  });
});

describe("who deletes their account", () => {
  async function owner() {
    const { browser, viewer } = await newPerson();
    const id = await newWorkspace(viewer.id, "Handed over");
    const join = async (role: Role, at: number) => {
      const userId = await newLearner();
      await db.workspaceMember.create({ data: { userId, workspaceId: id, role, joinedAt: later(at) } });
      return userId;
    };
    return { id, join, leave: () => deletePerson(browser.visit(NOW), viewer, ANA.password) };
  }

  test("leaves the workspace to whoever interviews there longest", async () => {
    const { id, join, leave } = await owner();
    await join("viewer", 1);
    const heir = await join("interviewer", 2);
    await join("interviewer", 3);
    await leave();
    expect([...(await rolesIn(id))].filter(([, role]) => role === "owner")).toEqual([[heir, "owner"]]);
    expect((await rolesIn(id)).size).toBe(3);
  });

  test("leaves it to whoever looks on where nobody interviews, and to the other owner as it is", async () => {
    const { id, join, leave } = await owner();
    const heir = await join("viewer", 1);
    await leave();
    expect([...(await rolesIn(id))]).toEqual([[heir, "owner"]]);
    await forgetPeople();
    const next = await owner();
    const other = await next.join("owner", 5);
    const interviewer = await next.join("interviewer", 1);
    await next.leave();
    expect(await rolesIn(next.id)).toEqual(
      new Map([
        [other, "owner"],
        [interviewer, "interviewer"],
      ]),
    );
  });

  test("takes a workspace along that nobody else belongs to", async () => {
    const { id, leave } = await owner();
    await leave();
    expect(await db.workspace.count({ where: { id } })).toBe(0);
    expect(await db.workspace.count({ where: { id: workspaceId } })).toBe(1);
  });
});

describe("a guest who signs in", () => {
  test("brings their workspaces along, and stays the owner where the account was less", async () => {
    const { viewer } = await newPerson();
    const { browser, viewer: guest } = await newGuest();
    const own = await newWorkspace(guest.id, "A guest's");
    const shared = await newWorkspace(guest.id, "Shared");
    await db.workspaceMember.create({
      data: { userId: viewer.id, workspaceId: shared, role: "viewer", joinedAt: NOW },
    });
    browser.keep(await signIn(browser.visit(NOW), ANA));
    for (const id of [own, shared]) expect(await rolesIn(id)).toEqual(new Map([[viewer.id, "owner"]]));
  });
});

describe("the export of one's own data", () => {
  test("names memberships and invitations, without a secret or anybody else's id", async () => {
    const { viewer } = await newPerson();
    const { token } = await newInvitation({ role: "viewer" });
    await acceptInvitation(viewer.id, token, NOW);
    const data = await personalData(viewer.id, NOW);
    expect(data.workspaces).toMatchObject([{ role: "viewer", workspace: { name: "Backend hiring" } }]);
    expect(data.invitationsAccepted).toMatchObject([{ role: "viewer", workspace: { name: "Backend hiring" } }]);
    const { invitationsMade } = await personalData(ana, NOW);
    expect(invitationsMade).toMatchObject([{ role: "viewer", acceptedAt: NOW }]);
    expect(JSON.stringify([data, invitationsMade])).not.toMatch(/hash/i);
    expect(JSON.stringify(invitationsMade)).not.toContain(viewer.id);
  });
});
