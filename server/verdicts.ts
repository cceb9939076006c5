import { z } from "zod";
import { type Claim, overrideOf, refuseClaim } from "#domain/rubric/override";
import { Refusal } from "#domain/refusal";
import { db } from "./db";
import { countAttempt } from "./limits";
import { getResult } from "./results";

const CLAIMS = { name: "verdict:person", max: 120, windowSeconds: 60 * 60 };

/**
 * Keeps what `userId` says of one verdict on their own answer, in place of what they said of it before. The grading
 * run stays as it is.
 *
 * @throws {Refusal} not-found, also for somebody else's answer; invalid where the claim does not fit the verdict; too-many
 */
export async function claimVerdict(userId: string, answerId: string, claim: Claim, now: Date): Promise<void> {
  await countAttempt(CLAIMS, userId, now);
  const { graded } = await getResult(userId, answerId);
  if (!graded) throw new Refusal("invalid", "This answer was not scored by a rubric.");
  const refusal = refuseClaim(graded.grade, claim);
  if (refusal !== null) throw new Refusal("invalid", refusal);
  const { ownerKind, ownerKey, ...said } = overrideOf(claim);
  const key = { userId, runId: answerId, ownerKind, ownerKey };
  await db.verdictOverride.upsert({
    where: { userId_runId_ownerKind_ownerKey: key },
    create: { ...key, ...said, createdAt: now },
    update: { ...said, createdAt: now },
  });
}

/**
 * Takes a claim back; nothing of it stays.
 *
 * @throws {Refusal} not-found when there is none, also for somebody else's
 */
export async function withdrawClaim(
  userId: string,
  { answerId, ownerKey }: { answerId: string; ownerKey: string },
): Promise<void> {
  const isId = z.uuid().safeParse(answerId).success;
  const { count } = isId
    ? await db.verdictOverride.deleteMany({ where: { userId, runId: answerId, ownerKey } })
    : { count: 0 };
  if (count === 0) throw new Refusal("not-found", "There is nothing to take back: it was taken back already.");
}
