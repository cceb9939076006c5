import { z } from "zod";
import type { Grade } from "./grade";
import { MAX_REASON_CHARS } from "./reason-length";
import { keySchema } from "./concept";

const MIN_REASON = 3;

/** Why a person sees a verdict otherwise, in their own words. */
export const reasonSchema = z
  .string("write why")
  .transform((typed) => typed.normalize("NFC").trim())
  .refine((text) => text.length >= MIN_REASON, "write why, in a few words")
  .refine((text) => text.length <= MAX_REASON_CHARS, `use at most ${MAX_REASON_CHARS} characters`)
  .refine((text) => text.isWellFormed() && !/[^\P{Cc}\t\r\n]/u.test(text), "write it without control characters");

/**
 * What a person says of a verdict on their answer: without a reason it checks a criterion that the scoring was not sure
 * of; with one it disputes a verdict.
 */
export const claimSchema = z.discriminatedUnion("claim", [
  z.strictObject({ claim: z.enum(["said", "not-said"]), ownerKey: keySchema, reason: z.null() }),
  z.strictObject({ claim: z.literal("dispute-missed"), ownerKey: keySchema, reason: reasonSchema }),
  z.strictObject({ claim: z.literal("not-meant"), ownerKey: keySchema, reason: reasonSchema }),
]);
export type Claim = z.infer<typeof claimSchema>;

/** A claim as it is kept. */
export type VerdictOverride = {
  ownerKind: "criterion" | "misconception";
  ownerKey: string;
  claim: "said" | "not-said" | "not-meant";
  /** Null for the check of one's own answer. */
  reason: string | null;
};

/** A claim in the form in which it is kept. */
export function overrideOf({ claim, ownerKey, reason }: Claim): VerdictOverride {
  if (claim === "not-meant") return { ownerKind: "misconception", ownerKey, claim, reason };
  return { ownerKind: "criterion", ownerKey, claim: claim === "dispute-missed" ? "said" : claim, reason };
}

/** Why a claim does not fit the grade it is about, as a sentence; null when it does. */
export function refuseClaim(grade: Grade, { claim, ownerKey }: Claim): string | null {
  if (claim === "not-meant") {
    const isHeld = grade.misconceptions.some(({ key }) => key === ownerKey);
    return isHeld ? null : "ownerKey: no such misconception was found in this answer.";
  }
  const verdict = grade.criteria.find(({ key }) => key === ownerKey)?.verdict;
  if (verdict === undefined) return "ownerKey: this answer was not scored by such a criterion.";
  if (claim === "dispute-missed") {
    const isMissed = verdict === "not" || verdict === "contradicted" || verdict === "partial";
    return isMissed ? null : "claim: only a criterion that was missed can be disputed.";
  }
  return verdict === "unsure" ? null : "claim: only a criterion that the scoring was not sure of is yours to check.";
}
