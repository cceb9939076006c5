/** The times of a link and how often it may be used. */
export type LinkTerms = {
  startsAt: Date;
  /** The last moment to begin; whoever began before has their full time. */
  endsAt: Date;
  maxUses: number;
  revokedAt: Date | null;
};

export type LinkState = "open" | "not-yet" | "ended" | "used-up" | "revoked";

/** Whether a candidate may begin by a link now, and if not, why. */
export function linkState({ startsAt, endsAt, maxUses, revokedAt }: LinkTerms, uses: number, now: Date): LinkState {
  if (revokedAt !== null) return "revoked";
  if (now >= endsAt) return "ended";
  if (now < startsAt) return "not-yet";
  return uses >= maxUses ? "used-up" : "open";
}

/** What a candidate is told of a link by which they cannot begin. */
export const CLOSED_WORDS: Record<Exclude<LinkState, "open">, string> = {
  "not-yet": "This link is not open yet. Come back when it starts.",
  ended: "This link has ended: the time to begin is over. Ask whoever sent it for another.",
  "used-up": "This link was used as often as it may be. If it was you, go on at your private address.",
  revoked: "This link was withdrawn. Ask whoever sent it for another.",
};

/** The time of a take with the extra time granted, in whole minutes. */
export function allowedMinutes({ minutes, extraPercent }: { minutes: number; extraPercent: number }): number {
  return Math.ceil((minutes * (100 + extraPercent)) / 100);
}

/** When a take that begins now is submitted at the latest. */
export function deadlineOf(terms: { minutes: number; extraPercent: number }, startedAt: Date): Date {
  return new Date(startedAt.getTime() + allowedMinutes(terms) * 60_000);
}

export type TakeState = "running" | "submitted" | "over";

/** Whether a take still takes answers; "over" is one that nobody has submitted yet. */
export function takeState(
  { deadlineAt, submittedAt }: { deadlineAt: Date; submittedAt: Date | null },
  now: Date,
): TakeState {
  if (submittedAt !== null) return "submitted";
  return now >= deadlineAt ? "over" : "running";
}

/** Time left in words that change each minute: "12 minutes left". */
export function timeLeftWords(leftMs: number): string {
  const minutes = Math.ceil(leftMs / 60_000);
  if (minutes <= 0) return "Time is over";
  return minutes === 1 ? "1 minute left" : `${minutes} minutes left`;
}

/** What is spoken when the time left goes from `beforeMs` to `nowMs`: at five minutes and at one; else null. */
export function timeWarning(beforeMs: number, nowMs: number): string | null {
  const passed = (minutes: number) => beforeMs > minutes * 60_000 && nowMs <= minutes * 60_000 && nowMs > 0;
  if (passed(1)) return "One minute left. What you typed is submitted when time is over.";
  return passed(5) ? "Five minutes left." : null;
}
