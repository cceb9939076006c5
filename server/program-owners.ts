import { Refusal } from "#domain/refusal";
import { db } from "./db";
import { requireOwner } from "./workspaces";

/**
 * What programs may do is for owners to say who have an account: a guest is kept by a cookie alone.
 *
 * @throws {Refusal} not-found for strangers; forbidden for other members and for guests
 */
export async function requireProgramOwner(userId: string, workspaceId: string): Promise<void> {
  await requireOwner(db, userId, workspaceId);
  const person = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { isAnonymous: true } });
  if (person.isAnonymous) throw new Refusal("forbidden", "Register first: this is for people with an account.");
}
