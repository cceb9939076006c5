import type { Transaction } from "./db";
import { Prisma } from "./generated/client";

/**
 * Gives a guest's work to the account they signed in to, and ends the guest.
 *
 * Cards they made move as they are. Answers move with their gradings, and so do reports of problems; cards with their
 * reviews, and drafts, move where the account has none for the same question: a card's reviews are one history, and two
 * cannot be joined. Of the settings, the account's own win. Variants of rubrics move with their versions, and with them
 * the wish to read rubrics. What the guest could undo ends with the guest, since it may name cards that stayed behind.
 * A guest who is gone, or has registered meanwhile, is left alone.
 */
export async function carryOver(tx: Transaction, guestId: string, userId: string): Promise<void> {
  // Held against their deletion and against new rows: what a guest's other tab sends waits, and then finds no guest.
  const locked = await tx.$queryRaw<{ id: string; is_anonymous: boolean }[]>`
    SELECT id, is_anonymous FROM "user" WHERE id IN (${guestId}, ${userId}) ORDER BY id FOR UPDATE`;
  const isGuest = locked.some(({ id, is_anonymous }) => id === guestId && is_anonymous);
  if (!isGuest || guestId === userId) return;

  await tx.item.updateMany({ where: { ownerId: guestId }, data: { ownerId: userId } });
  for (const owned of MOVED_WHERE_FREE) await moveWhereFree(tx, owned, guestId, userId);
  await moveStudy(tx, guestId, userId);
  await moveInterviewing(tx, guestId, userId);
  await tx.user.delete({ where: { id: guestId } });
}

/**
 * Tables of what a person owns, with the rest of their key: a row moves where the account has none by the same key. What
 * hangs on an answer, a card or a variant of a rubric follows its key by ON UPDATE CASCADE. Reviews name the weights they
 * were made with, so those move too; searches for weights end with the guest.
 */
const MOVED_WHERE_FREE = [
  { table: "answer", key: ["id"] },
  { table: "card", key: ["card_id"] },
  { table: "draft", key: ["item_id", "step"] },
  { table: "rubric_reader", key: [] },
  { table: "rubric_fork", key: ["id"] },
  { table: "problem_report", key: ["id"] },
  { table: "parameter_set", key: ["id"] },
  { table: "interview_plan", key: [] },
  { table: "scorecard_reader", key: ["subject_id"] },
] as const;

async function moveWhereFree(
  tx: Transaction,
  { table, key }: (typeof MOVED_WHERE_FREE)[number],
  guestId: string,
  userId: string,
): Promise<void> {
  const owned = Prisma.raw(`"${table}"`);
  const hasSameKey = Prisma.raw(key.map((column) => `AND o."${column}" = g."${column}"`).join(" "));
  await tx.$executeRaw`
    UPDATE ${owned} g SET user_id = ${userId} WHERE g.user_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM ${owned} o WHERE o.user_id = ${userId} ${hasSameKey})`;
}

async function moveInterviewing(tx: Transaction, guestId: string, userId: string): Promise<void> {
  // Of two roles in one workspace the account gets the one that may do more, or the last owner would be lost.
  await tx.$executeRaw`
    UPDATE workspace_member o SET role = m.role FROM workspace_member m
    WHERE m.user_id = ${guestId} AND o.user_id = ${userId} AND o.workspace_id = m.workspace_id
      AND (m.role = 'owner' OR o.role = 'viewer')`;
  await tx.$executeRaw`
    UPDATE workspace_member m SET user_id = ${userId} WHERE m.user_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM workspace_member o WHERE o.user_id = ${userId} AND o.workspace_id = m.workspace_id)`;
  await tx.workspaceInvitation.updateMany({ where: { createdBy: guestId }, data: { createdBy: userId } });
  await tx.workspaceInvitation.updateMany({ where: { acceptedBy: guestId }, data: { acceptedBy: userId } });
  await tx.questionSetVersion.updateMany({ where: { changedBy: guestId }, data: { changedBy: userId } });
  await tx.takeLink.updateMany({ where: { createdBy: guestId }, data: { createdBy: userId } });
  await tx.interview.updateMany({ where: { createdBy: guestId }, data: { createdBy: userId } });
  await tx.candidate.updateMany({ where: { accountId: guestId }, data: { accountId: userId } });
  await tx.scorecardChange.updateMany({ where: { changedBy: guestId }, data: { changedBy: userId } });
  await tx.$executeRaw`
    UPDATE scorecard s SET rater_id = ${userId} WHERE s.rater_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM scorecard o WHERE o.rater_id = ${userId} AND o.workspace_id = s.workspace_id
        AND (o.take_id = s.take_id OR o.interview_id = s.interview_id))`;
}

async function moveStudy(tx: Transaction, guestId: string, userId: string): Promise<void> {
  // The study day reached never goes back, or the moved reviews would lie in the future.
  await tx.$executeRaw`
    INSERT INTO study AS s (user_id, settings, last_day, updated_at)
    SELECT ${userId}, settings, last_day, updated_at FROM study WHERE user_id = ${guestId}
    ON CONFLICT (user_id) DO UPDATE SET last_day = GREATEST(s.last_day, excluded.last_day)`;
}
