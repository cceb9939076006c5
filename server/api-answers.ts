import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { db, run, type Statement } from "./db";
import { seal, unseal } from "./sealed";

const KEPT_HOURS = 24;
/** Of a call that has not come back by then nobody will hear any more: its process was killed, or lost the database. */
const LONGEST_CALL_MS = 3 * 60_000;

/** One call that may be sent again: the token's, under a key of its own. */
export type KeyedCall = { workspaceId: string; tokenId: string; key: string; requestHash: string };

const CLAIM = {
  name: "claim-api-answer",
  text: `
    INSERT INTO api_answer (workspace_id, token_id, key, request_hash, called_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (workspace_id, token_id, key) DO NOTHING
    RETURNING key`,
  row: z.object({ key: z.string() }),
} satisfies Statement<z.ZodType>;

/**
 * Takes the key for a call that is made for the first time. Whoever takes it keeps the answer, or gives the key back
 * when it did nothing. Where neither came about, it is not known whether the work was done: the key stays taken, since
 * doing it twice is what a key is there to prevent.
 *
 * @returns null when the call is to be made; what it was answered, when it was made before
 * @throws {Refusal} stale when the key was used for another call, the same call runs now, or its end is not known
 */
export async function claimAnswer(
  { workspaceId, tokenId, key, requestHash }: KeyedCall,
  now: Date,
): Promise<{ status: number; body: string } | null> {
  const before = new Date(now.getTime() - KEPT_HOURS * 3_600_000);
  await db.apiAnswer.deleteMany({ where: { calledAt: { lt: before } } });
  const claimed = await run(CLAIM, [workspaceId, tokenId, key, requestHash, now]);
  if (claimed.length > 0) return null;
  const found = await db.apiAnswer.findUnique({
    where: { workspaceId_tokenId_key: { workspaceId, tokenId, key } },
  });
  if (found && found.requestHash !== requestHash) {
    throw new Refusal("stale", "Idempotency-Key: this key was used for another call. Use a new one for each.");
  }
  if (found && found.status === null && found.calledAt.getTime() <= now.getTime() - LONGEST_CALL_MS) {
    throw new Refusal(
      "stale",
      `Idempotency-Key: this call was begun at ${found.calledAt.toISOString()} and cut off, so it is not known whether it was done. Look whether what it makes is there; if it is not, call again with a new key.`,
    );
  }
  if (!found || found.status === null || found.sealedBody === null) {
    throw new Refusal("stale", "The same call is running. Try again in a few seconds.", 5);
  }
  const body = unseal("api-answer", found.sealedBody);
  if (body !== null) return { status: found.status, body };
  throw new Refusal(
    "stale",
    "Idempotency-Key: this call was done, but its answer can no longer be read, since the server was given another APP_SECRET. What it made is there.",
  );
}

/** Keeps what a call was answered, encrypted: an answer may hold an address that is shown once. */
export async function keepAnswer(
  { workspaceId, tokenId, key }: KeyedCall,
  answer: { status: number; body: string },
): Promise<void> {
  await db.apiAnswer.updateMany({
    where: { workspaceId, tokenId, key },
    data: { status: answer.status, sealedBody: seal("api-answer", answer.body) },
  });
}

/** Gives the key of a call back that did nothing, so that it can be made once it is mended. */
export async function releaseKey({ workspaceId, tokenId, key }: KeyedCall): Promise<void> {
  await db.apiAnswer.deleteMany({ where: { workspaceId, tokenId, key, status: null } });
}
