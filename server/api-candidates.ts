import { Refusal } from "#domain/refusal";
import { db } from "./db";

/** Somebody whom a workspace interviews, as programs see them. */
export type ApiCandidate = { id: string; name: string; email: string | null; createdAt: Date };

/** A candidate of a workspace. @throws {Refusal} not-found */
export async function getApiCandidate(workspaceId: string, id: string): Promise<ApiCandidate> {
  const row = await db.candidate.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!row) throw new Refusal("not-found", "There is no such candidate.");
  return row;
}

/** Writes a candidate down. */
export async function addApiCandidate(
  workspaceId: string,
  candidate: { id: string; name: string; email: string | null },
  now: Date,
): Promise<ApiCandidate> {
  return db.candidate.create({ data: { ...candidate, workspaceId, createdAt: now } });
}

/** Deletes a candidate with everything that they left, for good. @throws {Refusal} not-found */
export async function eraseApiCandidate(workspaceId: string, id: string): Promise<void> {
  const { count } = await db.candidate.deleteMany({ where: { workspaceId, id } });
  if (count === 0) throw new Refusal("not-found", "There is no such candidate.");
}
