import { Refusal } from "#domain/refusal";
import { db, type Transaction } from "./db";
import { findRole } from "./workspaces";

/** The first workspace that a person owns: whose tokens and webhooks their pages show; null when they own none. */
export async function findOwnedWorkspace(userId: string): Promise<{ id: string; name: string } | null> {
  const membership = await db.workspaceMember.findFirst({
    where: { userId, role: "owner" },
    orderBy: [{ joinedAt: "asc" }, { workspaceId: "asc" }],
    select: { workspace: { select: { id: true, name: true } } },
  });
  return membership?.workspace ?? null;
}

/**
 * What programs may do is for owners to say, and for people with an account: a guest's browser may forget them.
 *
 * @throws {Refusal} not-found for strangers; forbidden for other members and for guests
 */
export async function requireOwner(tx: Transaction | typeof db, userId: string, workspaceId: string): Promise<void> {
  const role = await findRole(tx, userId, workspaceId);
  if (role === null) throw new Refusal("not-found", "There is no such workspace.");
  if (role !== "owner") throw new Refusal("forbidden", "Only owners of the workspace may do this.");
  const person = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { isAnonymous: true } });
  if (person.isAnonymous) throw new Refusal("forbidden", "Register first: this is for people with an account.");
}
