import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { db, inTransaction, run, type Run } from "./db";
import { countAttempt } from "./limits";
import { requireOwner } from "./workspaces";

const CHANGES = { name: "retention:changes", max: 60, windowSeconds: 60 * 60 };

/** Candidates go so many at a time, so that no statement takes long. */
const BATCH = 200;

/**
 * When a candidate was last active: written down, invited by a link that may still be used, taking a set, interviewed
 * or scored. A take that nobody ended counts until its deadline.
 */
const LAST_ACTIVE = `
  GREATEST(c.created_at,
    (SELECT max(GREATEST(l.created_at, LEAST(l.ends_at, l.revoked_at))) FROM take_link l
      WHERE l.workspace_id = c.workspace_id AND l.candidate_id = c.id),
    (SELECT max(COALESCE(t.submitted_at, t.deadline_at)) FROM take t
      WHERE t.workspace_id = c.workspace_id AND t.candidate_id = c.id),
    (SELECT max(GREATEST(i.created_at, i.started_at, i.ended_at)) FROM interview i
      WHERE i.workspace_id = c.workspace_id AND i.candidate_id = c.id),
    (SELECT max(GREATEST(s.created_at, s.updated_at, s.submitted_at)) FROM scorecard s
      WHERE s.workspace_id = c.workspace_id AND s.candidate_id = c.id))`;

const OVERDUE = {
  name: "overdue-candidates",
  text: `
    SELECT * FROM (SELECT c.name, ${LAST_ACTIVE} AS last_active_at FROM candidate c WHERE c.workspace_id = $1) a
    WHERE last_active_at < $2::timestamptz - make_interval(days => $3) ORDER BY last_active_at, name`,
  row: z.object({ name: z.string(), last_active_at: z.date() }),
};

const DELETE_OVERDUE = {
  name: "delete-overdue-candidates",
  text: `
    DELETE FROM candidate d USING (
      SELECT c.workspace_id, c.id FROM candidate c JOIN workspace w ON w.id = c.workspace_id
      WHERE c.created_at < $1::timestamptz - make_interval(days => w.retention_days)
        AND ${LAST_ACTIVE} < $1::timestamptz - make_interval(days => w.retention_days)
      LIMIT ${BATCH}
    ) o WHERE d.workspace_id = o.workspace_id AND d.id = o.id
    RETURNING d.id`,
  row: z.object({ id: z.string() }),
};

const HOLD_WORKSPACE = {
  name: "hold-workspace",
  text: `SELECT id FROM workspace WHERE id = $1 FOR UPDATE`,
  row: z.object({ id: z.string() }),
};

const SET_RETENTION = {
  name: "set-retention",
  text: `UPDATE workspace SET retention_days = $2 WHERE id = $1`,
  row: z.object({}),
};

const DELETE_OVERDUE_OF = {
  name: "delete-overdue-candidates-of",
  text: `
    DELETE FROM candidate c
    WHERE c.workspace_id = $1 AND ${LAST_ACTIVE} < $2::timestamptz - make_interval(days => $3)
    RETURNING c.id`,
  row: z.object({ id: z.string() }),
};

/** A candidate whom a shorter retention would delete. */
export type OverdueCandidate = { name: string; lastActiveAt: Date };

/** For how many days a workspace keeps candidates. @throws {Refusal} not-found */
export async function retentionOf(workspaceId: string): Promise<number> {
  const row = await db.workspace.findUnique({ where: { id: workspaceId }, select: { retentionDays: true } });
  if (!row) throw new Refusal("not-found", "There is no such workspace.");
  return row.retentionDays;
}

/** Whom a retention of so many days deletes at once, the longest inactive first. @throws {Refusal} not-found; forbidden */
export async function overdueCandidates(
  userId: string,
  { workspaceId, days }: { workspaceId: string; days: number },
  now: Date,
): Promise<OverdueCandidate[]> {
  await requireOwner(db, userId, workspaceId);
  const rows = await run(OVERDUE, [workspaceId, now, days]);
  return rows.map(({ name, last_active_at: lastActiveAt }) => ({ name, lastActiveAt }));
}

/**
 * Sets for how many days a workspace keeps candidates, and deletes those who are overdue by it.
 *
 * @param expected how many the owner was shown that would be deleted
 * @throws {Refusal} not-found; forbidden; stale when more would be deleted than were shown; too-many
 */
export async function setRetention(
  userId: string,
  { workspaceId, days, expected }: { workspaceId: string; days: number; expected: number },
  now: Date,
): Promise<number> {
  await requireOwner(db, userId, workspaceId);
  await countAttempt(CHANGES, userId, now);
  return inTransaction(async (within) => {
    await within(HOLD_WORKSPACE, [workspaceId]);
    await within(SET_RETENTION, [workspaceId, days]);
    const deleted = await within(DELETE_OVERDUE_OF, [workspaceId, now, days]);
    if (deleted.length > expected) {
      const words = `Meanwhile ${deleted.length} candidates would be deleted. Look at them, and save again.`;
      throw new Refusal("stale", words);
    }
    return deleted.length;
  });
}

/** Deletes some of the candidates whom their workspaces keep no longer. @returns how many; fewer than a batch are all */
export async function deleteOverdueCandidates(within: Run, now: Date): Promise<{ count: number; isAll: boolean }> {
  const { length: count } = await within(DELETE_OVERDUE, [now]);
  return { count, isAll: count < BATCH };
}
