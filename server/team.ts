import { isNamed } from "#domain/candidates/candidate-input";
import { Refusal } from "#domain/refusal";
import { type Role, roleSchema } from "#domain/team/role";
import { db, type Transaction } from "./db";
import { countAttempt } from "./limits";
import { findRole, noSuchWorkspace, requireOwner } from "./workspaces";

const CHANGES = { name: "team:changes", max: 120, windowSeconds: 60 * 60 };

export type Member = { userId: string; name: string; email: string | null; role: Role; joinedAt: Date };

/** The members of a workspace, owners first. @throws {Refusal} not-found */
export async function membersOf(userId: string, workspaceId: string): Promise<Member[]> {
  if ((await findRole(db, userId, workspaceId)) === null) throw noSuchWorkspace();
  const rows = await db.workspaceMember.findMany({
    where: { workspaceId },
    include: { user: { select: { name: true, email: true, isAnonymous: true } } },
    orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
  });
  const members = rows.map(({ userId: id, role, joinedAt, user }) => ({
    userId: id,
    name: user.isAnonymous ? "A guest" : user.name || user.email,
    email: user.isAnonymous ? null : user.email,
    role: roleSchema.parse(role),
    joinedAt,
  }));
  return roleSchema.options.flatMap((role) => members.filter((member) => member.role === role));
}

/** Holds a workspace until the transaction ends, so that two changes of its members come one after the other. */
export async function lockWorkspace(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.$executeRaw`SELECT id FROM workspace WHERE id = ${workspaceId}::uuid FOR UPDATE`;
}

/** Makes a change that only owners may make, one at a time. @throws {Refusal} not-found; forbidden; too-many */
export async function changeAsOwner(
  userId: string,
  workspaceId: string,
  now: Date,
  change: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await countAttempt(CHANGES, userId, now);
  await db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    await requireOwner(tx, userId, workspaceId);
    await change(tx);
  });
}

/** Gives a workspace another name. @throws {Refusal} not-found; forbidden; too-many */
export async function renameWorkspace(userId: string, workspaceId: string, name: string, now: Date): Promise<void> {
  await changeAsOwner(userId, workspaceId, now, async (tx) => {
    await tx.workspace.update({ where: { id: workspaceId }, data: { name } });
  });
}

/** Gives a member another role. @throws {Refusal} not-found; forbidden; invalid for the last owner; too-many */
export async function changeRole(
  userId: string,
  { workspaceId, memberId, role }: { workspaceId: string; memberId: string; role: Role },
  now: Date,
): Promise<void> {
  await changeAsOwner(userId, workspaceId, now, async (tx) => {
    const { count } = await tx.workspaceMember.updateMany({ where: { workspaceId, userId: memberId }, data: { role } });
    if (count === 0) throw noSuchMember();
    await requireSomeOwner(tx, workspaceId);
  });
}

/**
 * Takes somebody out of a workspace: an owner anybody, and everybody themselves.
 *
 * @throws {Refusal} not-found; forbidden; invalid for the last owner; too-many
 */
export async function removeMember(
  userId: string,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  now: Date,
): Promise<void> {
  await countAttempt(CHANGES, userId, now);
  await db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    if (memberId !== userId) await requireOwner(tx, userId, workspaceId);
    const { count } = await tx.workspaceMember.deleteMany({ where: { workspaceId, userId: memberId } });
    if (count === 0) throw memberId === userId ? noSuchWorkspace() : noSuchMember();
    await requireSomeOwner(tx, workspaceId);
  });
}

/**
 * Deletes a workspace with all that belongs to it, for good.
 *
 * @param typed its name, as the owner typed it to say that they mean this one
 * @throws {Refusal} not-found; forbidden; invalid when the name is another; too-many
 */
export async function deleteWorkspace(userId: string, workspaceId: string, typed: string, now: Date): Promise<void> {
  await changeAsOwner(userId, workspaceId, now, async (tx) => {
    const { name } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    if (!isNamed(typed, name)) {
      throw new Refusal("invalid", `name: type "${name}" to delete this workspace. Nothing was deleted.`);
    }
    await tx.workspace.delete({ where: { id: workspaceId } });
  });
}

/**
 * Takes a person who is about to be deleted out of their workspaces. Where they were the last owner, whoever
 * interviews there longest becomes owner, or else whoever looks on longest; what nobody else belongs to goes with them.
 */
export async function handOverWorkspaces(tx: Transaction, userId: string): Promise<void> {
  const own = await tx.workspaceMember.findMany({ where: { userId }, orderBy: { workspaceId: "asc" } });
  for (const { workspaceId } of own) {
    await lockWorkspace(tx, workspaceId);
    await tx.workspaceMember.deleteMany({ where: { userId, workspaceId } });
    const others = await tx.workspaceMember.findMany({
      where: { workspaceId },
      orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
    });
    if (others.some(({ role }) => role === "owner")) continue;
    const heir = others.find(({ role }) => role === "interviewer") ?? others[0];
    if (!heir) await tx.workspace.delete({ where: { id: workspaceId } });
    else await tx.workspaceMember.updateMany({ where: { workspaceId, userId: heir.userId }, data: { role: "owner" } });
  }
}

async function requireSomeOwner(tx: Transaction, workspaceId: string): Promise<void> {
  if ((await tx.workspaceMember.count({ where: { workspaceId, role: "owner" } })) > 0) return;
  const words = "A workspace needs an owner. Make somebody else an owner first, or delete the workspace.";
  throw new Refusal("invalid", words);
}

function noSuchMember(): Refusal {
  return new Refusal("not-found", "There is no such member; perhaps they left meanwhile.");
}
