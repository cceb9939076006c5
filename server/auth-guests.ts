import type { Transaction } from "./db";

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
  await moveAnswers(tx, guestId, userId);
  await moveCards(tx, guestId, userId);
  await moveDrafts(tx, guestId, userId);
  await moveStudy(tx, guestId, userId);
  await moveRubrics(tx, guestId, userId);
  await moveReports(tx, guestId, userId);
  await moveParameterSets(tx, guestId, userId);
  await moveInterview(tx, guestId, userId);
  await moveMemberships(tx, guestId, userId);
  await tx.user.delete({ where: { id: guestId } });
}

// What hangs on an answer or a card follows its key by ON UPDATE CASCADE.

async function moveAnswers(tx: Transaction, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE answer a SET user_id = ${userId} WHERE a.user_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM answer o WHERE o.user_id = ${userId} AND o.id = a.id)`;
}

async function moveCards(tx: Transaction, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE card c SET user_id = ${userId} WHERE c.user_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM card o WHERE o.user_id = ${userId} AND o.card_id = c.card_id)`;
}

async function moveDrafts(tx: Transaction, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE draft d SET user_id = ${userId} WHERE d.user_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM draft o
        WHERE o.user_id = ${userId} AND o.item_id = d.item_id AND o.step = d.step)`;
}

async function moveReports(tx: Transaction, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE problem_report r SET user_id = ${userId} WHERE r.user_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM problem_report o WHERE o.user_id = ${userId} AND o.id = r.id)`;
}

async function moveMemberships(tx: Transaction, guestId: string, userId: string): Promise<void> {
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
  await tx.$executeRaw`
    UPDATE scorecard_reader r SET user_id = ${userId} WHERE r.user_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM scorecard_reader o WHERE o.user_id = ${userId} AND o.subject_id = r.subject_id)`;
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

async function moveRubrics(tx: Transaction, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO rubric_reader (user_id, since) SELECT ${userId}, since FROM rubric_reader WHERE user_id = ${guestId}
    ON CONFLICT (user_id) DO NOTHING`;
  await tx.$executeRaw`
    UPDATE rubric_fork f SET user_id = ${userId} WHERE f.user_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM rubric_fork o WHERE o.user_id = ${userId} AND o.id = f.id)`;
}

/** Reviews name the set they were made with, so sets go with them; searches for sets end with the guest. */
async function moveParameterSets(tx: Transaction, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE parameter_set p SET user_id = ${userId} WHERE p.user_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM parameter_set o WHERE o.user_id = ${userId} AND o.id = p.id)`;
}

async function moveInterview(tx: Transaction, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE interview_plan p SET user_id = ${userId} WHERE p.user_id = ${guestId}
      AND NOT EXISTS (SELECT 1 FROM interview_plan o WHERE o.user_id = ${userId})`;
}
