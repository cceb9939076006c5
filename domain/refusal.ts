/** Why the product declines a well-formed request. `app/refusals.ts` maps each reason to one HTTP status. */
export type Reason =
  "signed-out" | "forbidden" | "not-found" | "invalid" | "stale" | "too-large" | "too-many" | "unavailable";

/**
 * An expected "no": the message is a sentence that a person may read.
 * Anything else that is thrown is a bug, and reaches `app/error.tsx`.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: Reason;
  /** Whole seconds after which trying again makes sense; null when it does not. */
  readonly retryAfterSeconds: number | null;

  constructor(reason: Reason, message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
