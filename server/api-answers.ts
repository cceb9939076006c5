import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { db, run, type Statement } from "./db";
import { seal, unseal } from "./sealed";

const KEPT_HOURS = 24;
/** A call that has not come back by then was killed. */
const LONGEST_CALL_MS = 3 * 60_000;

/** One call that may be sent again: the token's, under a key of its own. */
export type KeyedCall = { workspaceId: string; tokenId: string; key: string; requestHash: string };

const CLAIM = {
  name: "claim-api-answer",
  text: `
    INSERT INTO api_answer AS a (workspace_id, token_id, key, request_hash, called_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (workspace_id, token_id, key) DO UPDATE SET called_at = $5
      WHERE a.status IS NULL AND a.request_hash = $4 AND a.called_at < $6
    RETURNING key`,
  row: z.object({ key: z.string() }),
} satisfies Statement<z.ZodType>;

/**
 * Takes the key for a call that is made for the first time. Whoever takes it keeps the answer or gives the key back.
 *
 * @returns null when the call is to be made; what it was answered, when it was made before
 * @throws {Refusal} stale when the key was used for another call, or the same call runs now
 */
export async function claimAnswer(
  { workspaceId, tokenId, key, requestHash }: KeyedCall,
  now: Date,
): Promise<{ status: number; body: string } | null> {
  const before = new Date(now.getTime() - KEPT_HOURS * 3_600_000);
  await db.apiAnswer.deleteMany({ where: { calledAt: { lt: before } } });
  const killedBefore = new Date(now.getTime() - LONGEST_CALL_MS);
  const claimed = await run(CLAIM, [workspaceId, tokenId, key, requestHash, now, killedBefore]);
  if (claimed.length > 0) return null;
  const found = await db.apiAnswer.findUnique({
    where: { workspaceId_tokenId_key: { workspaceId, tokenId, key } },
  });
  if (found && found.requestHash !== requestHash) {
    throw new Refusal("stale", "Idempotency-Key: this key was used for another call. Use a new one for each.");
  }
  if (!found || found.status === null || found.sealedBody === null) {
    throw new Refusal("stale", "The same call is running. Try again in a few seconds.", 5);
  }
  return { status: found.status, body: unseal("api-answer", found.sealedBody) };
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
