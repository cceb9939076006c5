import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { type Role, roleSchema } from "#domain/team/role";
import type { Authority } from "./authority";
import { db, run, type Transaction } from "./db";
import { countAttempt } from "./limits";

export type { Role } from "#domain/team/role";

const NEW_WORKSPACES = { name: "workspaces:new", max: 20, windowSeconds: 24 * 60 * 60 };

/** A workspace as one of its members knows it. */
export type Membership = { id: string; name: string; role: Role };

const MEMBERSHIPS = {
  name: "memberships",
  text: `
    SELECT w.id, w.name, m.role FROM workspace_member m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.user_id = $1 ORDER BY m.chosen_at DESC NULLS LAST, m.joined_at, m.workspace_id`,
  row: z.object({ id: z.string(), name: z.string(), role: roleSchema }),
};

/** The workspaces that a person belongs to: the one they work in first, which is the one they switched to last. */
export async function workspacesOf(userId: string): Promise<Membership[]> {
  return run(MEMBERSHIPS, [userId]);
}

/** The workspace that a person works in; null when they belong to none. */
export async function currentWorkspace(userId: string): Promise<Membership | null> {
  return (await workspacesOf(userId))[0] ?? null;
}

/**
 * The workspace that a person works in; made, with `newId`, when there is none.
 *
 * @throws {Refusal} forbidden when they may only look at it
 */
export async function ensureWorkspace(tx: Transaction, userId: string, newId: string, now: Date): Promise<string> {
  // One person's first two sets at once must not make two workspaces.
  await tx.$executeRaw`SELECT id FROM "user" WHERE id = ${userId} FOR UPDATE`;
  const membership = await tx.workspaceMember.findFirst({
    where: { userId },
    orderBy: [{ chosenAt: { sort: "desc", nulls: "last" } }, { joinedAt: "asc" }, { workspaceId: "asc" }],
  });
  if (membership) {
    requireEditor(roleSchema.parse(membership.role));
    return membership.workspaceId;
  }
  return insertWorkspace(tx, userId, { id: newId, name: "My interviews" }, now);
}

async function insertWorkspace(
  tx: Transaction,
  userId: string,
  { id, name }: { id: string; name: string },
  now: Date,
): Promise<string> {
  const owner = { userId, role: "owner", joinedAt: now, chosenAt: now };
  await tx.workspace.create({ data: { id, name, createdAt: now, members: { create: owner } } });
  return id;
}

/** Makes a further workspace, and switches to it. @throws {Refusal} too-many */
export async function createWorkspace(
  userId: string,
  workspace: { id: string; name: string },
  now: Date,
): Promise<void> {
  await countAttempt(NEW_WORKSPACES, userId, now);
  await db.$transaction((tx) => insertWorkspace(tx, userId, workspace, now));
}

/** Switches to another of a person's workspaces. @throws {Refusal} not-found */
export async function chooseWorkspace(userId: string, workspaceId: string, now: Date): Promise<void> {
  const { count } = await db.workspaceMember.updateMany({ where: { userId, workspaceId }, data: { chosenAt: now } });
  if (count === 0) throw noSuchWorkspace();
}

/** What a person or a program may do in a workspace; null when they do not belong to it. */
export async function findRole(
  tx: Transaction | typeof db,
  authority: Authority,
  workspaceId: string,
): Promise<Role | null> {
  if (typeof authority !== "string") return authority.workspaceId === workspaceId ? "interviewer" : null;
  const userId = authority;
  const row = await tx.workspaceMember.findUnique({ where: { userId_workspaceId: { userId, workspaceId } } });
  return row && roleSchema.parse(row.role);
}

/** @throws {Refusal} forbidden when the role may only look */
export function requireEditor(role: Role): void {
  if (role === "viewer") throw new Refusal("forbidden", "You may look at this workspace, not change it.");
}

/** @throws {Refusal} not-found for who does not belong to the workspace; forbidden for who does not own it */
export async function requireOwner(tx: Transaction | typeof db, userId: string, workspaceId: string): Promise<void> {
  const role = await findRole(tx, userId, workspaceId);
  if (role === null) throw noSuchWorkspace();
  if (role !== "owner") throw new Refusal("forbidden", "Only an owner of this workspace may do that.");
}

/** What a workspace is for whoever does not belong to it. */
export function noSuchWorkspace(): Refusal {
  return new Refusal("not-found", "There is no such workspace.");
}
