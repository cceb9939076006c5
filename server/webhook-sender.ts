import { z } from "zod";
import { FAILING_DAYS, MOST_ATTEMPTS, waitAfter } from "#domain/webhooks/backoff";
import { run, type Statement } from "./db";
import { unseal } from "./sealed";
import { type Attempt, postMessage } from "./webhook-request";
import { signedHeaders } from "./webhook-signature";

/** Longer than an attempt may take: a webhook is busy for so long at most, even when its sender was killed. */
const BUSY_MS = 30_000;
const GONE = 410;

/** The clock, and chance from 0 to 1. */
export type Surroundings = { now: () => Date; chance: () => number };

// One message of a webhook at a time, whichever process sends it: the row says until when it is busy, and whoever finds
// it locked by another takes the next.
const CLAIM = {
  name: "claim-webhooks",
  text: `
    WITH free AS (
      SELECT w.workspace_id, w.id FROM webhook w
      WHERE w.disabled_at IS NULL AND (w.busy_until IS NULL OR w.busy_until <= $1)
        AND EXISTS (SELECT 1 FROM webhook_delivery d
          WHERE d.workspace_id = w.workspace_id AND d.webhook_id = w.id AND d.next_attempt_at <= $1)
      LIMIT $3 FOR UPDATE OF w SKIP LOCKED
    ), taken AS (
      UPDATE webhook w SET busy_until = $2 FROM free
      WHERE w.workspace_id = free.workspace_id AND w.id = free.id
      RETURNING w.workspace_id, w.id, w.url, w.sealed_secret
    )
    SELECT t.workspace_id, t.id AS webhook_id, t.url, t.sealed_secret, d.id, d.body, d.attempts
    FROM taken t CROSS JOIN LATERAL (
      SELECT * FROM webhook_delivery d
      WHERE d.workspace_id = t.workspace_id AND d.webhook_id = t.id AND d.next_attempt_at <= $1 ORDER BY d.number LIMIT 1
    ) d`,
  row: z.object({
    workspace_id: z.string(),
    webhook_id: z.string(),
    url: z.string(),
    sealed_secret: z.string(),
    id: z.string(),
    body: z.string(),
    attempts: z.int(),
  }),
} satisfies Statement<z.ZodType>;

const RECORD = {
  name: "record-webhook-attempt",
  text: `
    WITH told AS (
      UPDATE webhook_delivery SET state = $4, attempts = attempts + 1, next_attempt_at = $5, attempted_at = $6,
        status = $7, failure = $8
      WHERE workspace_id = $1 AND webhook_id = $2 AND id = $3
    )
    UPDATE webhook SET busy_until = NULL,
      failing_since = CASE WHEN $8::text IS NULL THEN NULL ELSE COALESCE(failing_since, $6) END,
      disabled_at = COALESCE(disabled_at, CASE WHEN $9::text IS NOT NULL OR
        ($8::text IS NOT NULL AND failing_since <= $6::timestamptz - make_interval(days => $10)) THEN $6 END),
      disabled_why = COALESCE(disabled_why, $9,
        CASE WHEN $8::text IS NOT NULL AND failing_since <= $6::timestamptz - make_interval(days => $10) THEN 'failures' END)
    WHERE workspace_id = $1 AND id = $2`,
  row: z.object({}),
} satisfies Statement<z.ZodType>;

/** A message whose turn it is, with the webhook held for it. */
export type ClaimedMessage = z.output<(typeof CLAIM)["row"]>;

/** Up to `most` messages whose time has come, of as many webhooks; each is sent by `sendClaimed`. */
export async function claimMessages(most: number, now: Date): Promise<ClaimedMessage[]> {
  return run(CLAIM, [now, new Date(now.getTime() + BUSY_MS), most]);
}

/**
 * Sends one message and writes down what came of it. Whoever is killed in between leaves it as it was: it is sent again
 * once the webhook is no longer held, with the same id, by which the receiver knows it.
 */
export async function sendClaimed(message: ClaimedMessage, { now, chance }: Surroundings): Promise<void> {
  const { id, body, url, sealed_secret: sealed } = message;
  const secret = unseal("webhook-secret", sealed);
  if (secret === null) return record(message, NO_SECRET, now(), chance());
  const attempt = await postMessage(url, signedHeaders(secret, { id, body, sentAt: now() }), body);
  await record(message, attempt, now(), chance());
}

/** Nothing goes out unsigned: the message waits until an owner made a new secret. */
const NO_SECRET = {
  status: null,
  failure: "Not sent: the webhook's secret cannot be read, since the server was given another APP_SECRET.",
};

async function record(message: ClaimedMessage, attempt: Attempt, now: Date, chance: number): Promise<void> {
  const { status, failure } = attempt;
  const attempts = message.attempts + 1;
  const isGone = status === GONE;
  const isOver = failure === null || isGone || (attempts >= MOST_ATTEMPTS && attempt !== NO_SECRET);
  const state = failure === null ? "delivered" : isOver ? "given-up" : "waiting";
  const next = isOver ? null : new Date(now.getTime() + waitAfter(attempts, chance));
  const key = [message.workspace_id, message.webhook_id, message.id];
  await run(RECORD, [...key, state, next, now, status, failure, isGone ? "gone" : null, FAILING_DAYS]);
}

/** Sends all messages whose time has come, and waits for them. @returns how many attempts were made */
export async function sendDue(surroundings: Surroundings): Promise<number> {
  let sent = 0;
  for (;;) {
    const claimed = await claimMessages(8, surroundings.now());
    if (claimed.length === 0) return sent;
    await Promise.all(claimed.map((message) => sendClaimed(message, surroundings)));
    sent += claimed.length;
  }
}
