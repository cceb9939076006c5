import { z } from "zod";
import { Refusal } from "#domain/refusal";
import type { Authority } from "./authority";
import { db, type Transaction } from "./db";

export const roleSchema = z.enum(["owner", "interviewer", "viewer"]);
export type Role = z.infer<typeof roleSchema>;

/** The first workspace in which the person may change things; made, with `newId`, when there is none. */
export async function ensureWorkspace(tx: Transaction, userId: string, newId: string, now: Date): Promise<string> {
  // One person's first two sets at once must not make two workspaces.
  await tx.$executeRaw`SELECT id FROM "user" WHERE id = ${userId} FOR UPDATE`;
  const membership = await tx.workspaceMember.findFirst({
    where: { userId, role: { in: ["owner", "interviewer"] } },
    orderBy: [{ joinedAt: "asc" }, { workspaceId: "asc" }],
  });
  if (membership) return membership.workspaceId;
  const { id } = await tx.workspace.create({
    data: {
      id: newId,
      name: "My interviews",
      createdAt: now,
      members: { create: { userId, role: "owner", joinedAt: now } },
    },
  });
  return id;
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
