import { z } from "zod";
import { Refusal } from "#domain/refusal";
import { ENDED_WORDS, type InvitationState, invitationState } from "#domain/team/invitation-state";
import { type Role, roleSchema } from "#domain/team/role";
import type { InvitationInput } from "#domain/team/workspace-input";
import { hashToken } from "./auth-tokens";
import { db } from "./db";
import { countAttempt } from "./limits";
import { lockWorkspace } from "./team";
import { findRole, noSuchWorkspace, requireOwner } from "./workspaces";

const INVITATIONS = { name: "invitations:new", max: 60, windowSeconds: 60 * 60 };
const ACCEPTANCES = { name: "invitations:accept", max: 30, windowSeconds: 60 * 60 };
const UNKNOWN = { name: "invitations:unknown", max: 60, windowSeconds: 10 * 60 };
const DAY_MS = 86_400_000;

const tokenSchema = z.string().regex(/^[\w-]{43}$/);

/**
 * Invites somebody into a workspace. The token is the caller's: only its hash is kept.
 *
 * @throws {Refusal} not-found; forbidden for who is no owner, and for a guest; too-many
 */
export async function createInvitation(
  userId: string,
  { workspaceId, id, token, input }: { workspaceId: string; id: string; token: string; input: InvitationInput },
  now: Date,
): Promise<void> {
  await requireOwner(db, userId, workspaceId);
  await requireAccount(userId, "Register before you invite others: a guest is known to one browser alone.");
  await countAttempt(INVITATIONS, userId, now);
  const { role, label, days } = input;
  const expiresAt = new Date(now.getTime() + days * DAY_MS);
  await db.workspaceInvitation.create({
    data: {
      workspaceId,
      id,
      tokenHash: hashToken(token),
      role,
      label,
      createdBy: userId,
      createdAt: now,
      expiresAt,
    },
  });
}

export type ListedInvitation = { id: string; role: Role; label: string; createdAt: Date; expiresAt: Date };

/** The invitations of a workspace by which somebody may still join. @throws {Refusal} not-found */
export async function openInvitations(userId: string, workspaceId: string, now: Date): Promise<ListedInvitation[]> {
  if ((await findRole(db, userId, workspaceId)) === null) throw noSuchWorkspace();
  const rows = await db.workspaceInvitation.findMany({
    where: { workspaceId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, role: true, label: true, createdAt: true, expiresAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 100,
  });
  return rows.map((row) => ({ ...row, role: roleSchema.parse(row.role) }));
}

/** Withdraws an invitation; one that was used already stays used. @throws {Refusal} not-found; forbidden */
export async function revokeInvitation(
  userId: string,
  { workspaceId, invitationId }: { workspaceId: string; invitationId: string },
  now: Date,
): Promise<void> {
  await requireOwner(db, userId, workspaceId);
  const invitation = await db.workspaceInvitation.findUnique({
    where: { workspaceId_id: { workspaceId, id: invitationId } },
  });
  if (!invitation) throw new Refusal("not-found", "There is no such invitation.");
  const { count } = await db.workspaceInvitation.updateMany({
    where: { workspaceId, id: invitationId, acceptedAt: null },
    data: { revokedAt: invitation.revokedAt ?? now },
  });
  if (count === 0) throw new Refusal("stale", "This invitation was used meanwhile: remove the member instead.");
}

export type TeamInvitation = {
  workspaceId: string;
  workspaceName: string;
  role: Role;
  /** Null when their account is gone. */
  invitedBy: string | null;
  expiresAt: Date;
  state: InvitationState;
};

/** What an invited person reads before they join. @throws {Refusal} not-found; too-many */
export async function findInvitation(
  token: string,
  { address }: { address: string },
  now: Date,
): Promise<TeamInvitation> {
  const row = tokenSchema.safeParse(token).success
    ? await db.workspaceInvitation.findUnique({
        where: { tokenHash: hashToken(token) },
        include: { workspace: { select: { name: true } }, author: { select: { name: true, email: true } } },
      })
    : null;
  if (!row) {
    await countAttempt(UNKNOWN, address, now);
    throw noSuchInvitation();
  }
  const { workspaceId, workspace, role, author, expiresAt } = row;
  return {
    workspaceId,
    workspaceName: workspace.name,
    role: roleSchema.parse(role),
    invitedBy: author && (author.name || author.email),
    expiresAt,
    state: invitationState(row, now),
  };
}

/**
 * Joins a workspace, and switches to it. An invitation is good for one person, once.
 *
 * @throws {Refusal} not-found; forbidden for a guest; stale when it ended, or for who belongs to it already; too-many
 */
export async function acceptInvitation(userId: string, token: string, now: Date): Promise<void> {
  await countAttempt(ACCEPTANCES, userId, now);
  await requireAccount(userId, "Guests cannot join a workspace. Sign in or register first.");
  const tokenHash = hashToken(token);
  const found = await db.workspaceInvitation.findUnique({ where: { tokenHash } });
  if (!found) throw noSuchInvitation();
  const { workspaceId } = found;
  await db.$transaction(async (tx) => {
    // The person before the workspace, as whoever deletes their account holds them.
    await tx.$executeRaw`SELECT id FROM "user" WHERE id = ${userId} FOR KEY SHARE`;
    await lockWorkspace(tx, workspaceId);
    const invitation = await tx.workspaceInvitation.findUnique({ where: { tokenHash } });
    if (!invitation) throw noSuchInvitation();
    const state = invitationState(invitation, now);
    if (state !== "open") throw new Refusal("stale", ENDED_WORDS[state]);
    if ((await findRole(tx, userId, workspaceId)) !== null) {
      throw new Refusal("stale", "You belong to this workspace already. The invitation can still be used by another.");
    }
    await tx.workspaceMember.create({
      data: { userId, workspaceId, role: invitation.role, joinedAt: now, chosenAt: now },
    });
    await tx.workspaceInvitation.update({ where: { tokenHash }, data: { acceptedBy: userId, acceptedAt: now } });
  });
}

async function requireAccount(userId: string, words: string): Promise<void> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { isAnonymous: true } });
  if (!user || user.isAnonymous) throw new Refusal("forbidden", words);
}

function noSuchInvitation(): Refusal {
  return new Refusal("not-found", "There is no such invitation.");
}
