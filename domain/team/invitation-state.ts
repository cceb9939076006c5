type Invitation = { expiresAt: Date; revokedAt: Date | null; acceptedAt: Date | null };

/** Whether somebody may still join by an invitation, and if not, why. */
export type InvitationState = "open" | "accepted" | "revoked" | "expired";

/** What an invitation is worth at `now`; used once, it stays used. */
export function invitationState({ expiresAt, revokedAt, acceptedAt }: Invitation, now: Date): InvitationState {
  if (acceptedAt !== null) return "accepted";
  if (revokedAt !== null) return "revoked";
  return now < expiresAt ? "open" : "expired";
}

/** Why nobody joins by it any more. */
export const ENDED_WORDS: Record<Exclude<InvitationState, "open">, string> = {
  accepted: "This invitation was used already. Ask for another.",
  revoked: "This invitation was withdrawn. Ask for another.",
  expired: "This invitation has expired. Ask for another.",
};
