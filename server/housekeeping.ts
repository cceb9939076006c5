import { z } from "zod";
import { db, inTransaction, type Run } from "./db";
import { log } from "./log";
import { isOutage, noteOutage } from "./outage";
import { erasePerson } from "./people";
import { deleteOverdueCandidates } from "./retention";

/** A guest who was not here for so many days is deleted with all they did. */
export const GUEST_DAYS = 90;

/** No limit counts over more than a day, so older counts say nothing. */
const COUNT_DAYS = 2;

/** An invitation that ended says why it is of no use for so many days more. */
const INVITATION_DAYS = 30;

/** Messages to webhooks are shown, and can be sent again, for so many days. */
const MESSAGE_DAYS = 30;

/** A number of this app's own: whoever holds the lock keeps house, and no other process does meanwhile. */
const LOCK = 7_211_309;

const BATCH = 1000;
const GUESTS_AT_ONCE = 100;

const TRY_LOCK = {
  name: "housekeeping-lock",
  text: `SELECT pg_try_advisory_xact_lock(${LOCK}) AS is_ours`,
  row: z.object({ is_ours: z.boolean() }),
};

// A guest is here as long as a session of theirs: it is prolonged by every visit, and ends thirty days after the last.
// So their ended sessions stay until they are deleted themselves, since nothing else says when they were last here.
const GUEST_IS_GONE = `u.is_anonymous AND u.created_at < $1::timestamptz - make_interval(days => ${GUEST_DAYS})
  AND NOT EXISTS (SELECT 1 FROM session s WHERE s.user_id = u.id
    AND s.updated_at >= $1::timestamptz - make_interval(days => ${GUEST_DAYS}))`;

const GONE_GUESTS = {
  name: "gone-guests",
  text: `SELECT u.id FROM "user" u WHERE ${GUEST_IS_GONE} ORDER BY u.created_at, u.id LIMIT ${GUESTS_AT_ONCE}`,
  row: z.object({ id: z.string() }),
};

const deletedRow = z.object({});

const PURGES = {
  sessions: {
    name: "purge-sessions",
    text: `
      DELETE FROM session WHERE id IN (
        SELECT s.id FROM session s JOIN "user" u ON u.id = s.user_id
        WHERE s.expires_at < $1 AND (NOT u.is_anonymous OR s.updated_at < $1::timestamptz - make_interval(days => ${GUEST_DAYS}))
        LIMIT ${BATCH})
      RETURNING 1`,
    row: deletedRow,
  },
  limits: {
    name: "purge-limits",
    text: `
      DELETE FROM rate_limit WHERE key IN (
        SELECT key FROM rate_limit WHERE window_start < $1::timestamptz - make_interval(days => ${COUNT_DAYS}) LIMIT ${BATCH})
      RETURNING 1`,
    row: deletedRow,
  },
  invitations: {
    name: "purge-invitations",
    text: `
      DELETE FROM workspace_invitation WHERE (workspace_id, id) IN (
        SELECT workspace_id, id FROM workspace_invitation
        WHERE expires_at < $1::timestamptz - make_interval(days => ${INVITATION_DAYS}) LIMIT ${BATCH})
      RETURNING 1`,
    row: deletedRow,
  },
  messages: {
    name: "purge-messages",
    text: `
      DELETE FROM webhook_delivery WHERE number IN (
        SELECT number FROM webhook_delivery
        WHERE state <> 'waiting' AND created_at < $1::timestamptz - make_interval(days => ${MESSAGE_DAYS}) LIMIT ${BATCH})
      RETURNING 1`,
    row: deletedRow,
  },
} as const;

/** What was deleted. */
export type Housekeeping = Record<"candidates" | "guests" | keyof typeof PURGES, number>;

/** Thrown, and caught, in here alone: another process keeps house just now. */
class Busy extends Error {}

/**
 * Deletes what is kept no longer: candidates by the retention of their workspaces, guests who are gone, sessions that
 * ended, invitations that ended long ago, old messages to webhooks, and old counts of attempts. In small steps, each of which is whole in itself
 * and holds a lock that only one process has.
 *
 * @returns what was deleted; null when another process does it just now
 */
export async function keepHouse(now: Date): Promise<Housekeeping | null> {
  try {
    const done: Housekeeping = {
      candidates: await untilAll((run) => deleteOverdueCandidates(run, now)),
      guests: 0,
      sessions: 0,
      limits: 0,
      invitations: 0,
      messages: 0,
    };
    for (const what of ["sessions", "limits", "invitations", "messages"] as const) {
      done[what] = await untilAll(async (run) => {
        const { length: count } = await run(PURGES[what], [now]);
        return { count, isAll: count < BATCH };
      });
    }
    done.guests = await eraseGuests(now);
    return done;
  } catch (error) {
    if (error instanceof Busy) return null;
    throw error;
  }
}

async function untilAll(step: (run: Run) => Promise<{ count: number; isAll: boolean }>): Promise<number> {
  let total = 0;
  for (;;) {
    const { count, isAll } = await inTransaction(async (run) => {
      const [lock] = await run(TRY_LOCK, []);
      if (!lock?.is_ours) throw new Busy();
      return step(run);
    });
    total += count;
    if (isAll) return total;
  }
}

async function eraseGuests(now: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const gone = await inTransaction((run) => run(GONE_GUESTS, [now]));
    for (const { id } of gone) total += await eraseGuest(id, now);
    if (gone.length < GUESTS_AT_ONCE) return total;
  }
}

async function eraseGuest(userId: string, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ is_ours: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(${LOCK}::bigint) AS is_ours`;
    if (!lock?.is_ours) throw new Busy();
    // Held and asked again: they may have come back, or registered, since they were listed.
    await tx.$executeRaw`SELECT id FROM "user" WHERE id = ${userId} FOR UPDATE`;
    const before = new Date(now.getTime() - GUEST_DAYS * 86_400_000);
    const isGone = await tx.user.count({
      where: { id: userId, isAnonymous: true, sessions: { none: { updatedAt: { gte: before } } } },
    });
    if (isGone === 0) return 0;
    await erasePerson(tx, userId);
    return 1;
  });
}

/** The same as a job: what it did, or why it could not, goes to the log, and nothing is thrown. */
export async function keepHouseQuietly(now: Date): Promise<void> {
  try {
    const done = await keepHouse(now);
    if (done) log().info(done, "housekeeping");
  } catch (error) {
    if (isOutage(error)) return noteOutage(error);
    const cause = error instanceof Error ? error : new Error(String(error));
    log().error({ name: cause.name, reason: cause.message.slice(0, 300) }, "housekeeping failed");
  }
}
