import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { db, type Transaction } from "./db";
import type { SubjectName } from "./scorecard-subjects";
import { findRole, requireEditor } from "./workspaces";

/** The row of a scorecard. */
export type ScorecardRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/** A scorecard by its id, whoever's it is; null when there is none. */
export async function findRow(tx: Transaction | typeof db, scorecardId: string) {
  if (!z.uuid().safeParse(scorecardId).success) return null;
  return tx.scorecard.findFirst({ where: { id: scorecardId }, orderBy: { workspaceId: "asc" } });
}

/** A scorecard that others know nothing of. */
export const NO_SCORECARD = "There is no such scorecard.";

/**
 * One's own scorecard, held until the transaction ends, so that one save comes after another.
 *
 * @throws {Refusal} not-found; forbidden for a viewer
 */
export async function holdOwn(tx: Transaction, userId: string, scorecardId: string): Promise<ScorecardRow> {
  const found = await findRow(tx, scorecardId);
  const role = found && (await findRole(tx, userId, found.workspaceId));
  if (!found || !role || found.raterId !== userId) throw new Refusal("not-found", NO_SCORECARD);
  requireEditor(role);
  const { workspaceId, id } = found;
  await tx.$executeRaw`SELECT id FROM scorecard
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.scorecard.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id } } });
}

type Entry = { itemId: string | null; step: string | null; field: string; was: string | null; became: string | null };

/** Adds to the log what changed; an entry that changes nothing is left out. @returns whether there was anything */
export async function addChanges(
  tx: Transaction,
  { workspaceId, id: scorecardId }: ScorecardRow,
  entries: readonly Entry[],
  { userId, now }: { userId: string; now: Date },
): Promise<boolean> {
  const changed = entries.filter(({ was, became }) => was !== became);
  if (changed.length === 0) return false;
  await tx.scorecardChange.createMany({
    data: changed.map((entry) => ({ ...entry, workspaceId, scorecardId, changedBy: userId, changedAt: now })),
  });
  await tx.scorecard.update({
    where: { workspaceId_id: { workspaceId, id: scorecardId } },
    data: { updatedAt: now },
  });
  return true;
}

/** @throws {Refusal} stale once it was submitted */
export function requireOpen({ submittedAt }: ScorecardRow): void {
  if (submittedAt === null) return;
  throw new Refusal("stale", "This scorecard is submitted. Reopen it, with a reason, before you change it.");
}

/** What a scorecard is about. */
export function subjectName({ takeId, interviewId }: ScorecardRow): SubjectName {
  return takeId !== null ? { takeId } : { interviewId: interviewId ?? "" };
}
