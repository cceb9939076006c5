import { Refusal } from "#domain/refusal";
import type { ScorecardChange } from "#domain/scorecards/change";
import type { Recommendation } from "#domain/scorecards/mark";
import { db } from "./db";
import { readableRow } from "./scorecard-access";
import { addChanges, holdOwn, requireOpen } from "./scorecard-rows";
import { announce } from "./webhook-outbox";

/** What a rater says of the whole, chosen and written by them. */
export type Overall = { recommendation: Recommendation | null; summary: string };

/** Keeps the recommendation and the summary. @throws {Refusal} not-found; forbidden; stale once it was submitted */
export async function saveOverall(
  userId: string,
  scorecardId: string,
  { recommendation, summary }: Overall,
  now: Date,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const card = await holdOwn(tx, userId, scorecardId);
    requireOpen(card);
    const whole = { itemId: null, step: null };
    const entries = [
      { ...whole, field: "recommendation", was: card.recommendation, became: recommendation },
      { ...whole, field: "summary", was: card.summary || null, became: summary || null },
    ];
    if (!(await addChanges(tx, card, entries, { userId, now }))) return;
    const { workspaceId, id } = card;
    await tx.scorecard.update({ where: { workspaceId_id: { workspaceId, id } }, data: { recommendation, summary } });
  });
}

/**
 * Submits a scorecard: from now on it is closed, and raters of the same who submitted theirs read it. What was not
 * decided stays undecided.
 *
 * @throws {Refusal} not-found; forbidden; stale when it was submitted before; invalid without a recommendation
 */
export async function submitScorecard(userId: string, scorecardId: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const card = await holdOwn(tx, userId, scorecardId);
    requireOpen(card);
    if (card.recommendation === null) {
      throw new Refusal("invalid", "Choose a recommendation before you submit: it is not computed for you.");
    }
    const became = now.toISOString();
    const entry = { itemId: null, step: null, field: "submitted", was: null, became };
    await addChanges(tx, card, [entry], { userId, now });
    const { workspaceId, id, candidateId, takeId, interviewId } = card;
    await tx.scorecard.update({ where: { workspaceId_id: { workspaceId, id } }, data: { submittedAt: now } });
    const about = { candidateId, ...(takeId !== null && { takeId }), ...(interviewId !== null && { interviewId }) };
    // One that was reopened is submitted again, and that is told as well.
    const happened = { event: "scorecard.submitted", workspaceId, subjectId: `${id} ${became}` } as const;
    await announce(tx, { ...happened, data: { ...about, scorecardId: id } }, now);
  });
}

/**
 * Opens a submitted scorecard again; the reason stands in its log.
 *
 * @throws {Refusal} not-found; forbidden; stale when it is open; invalid without a reason
 */
export async function reopenScorecard(userId: string, scorecardId: string, reason: string, now: Date): Promise<void> {
  const because = reason.trim();
  if (because.length < 3 || because.length > 500) {
    throw new Refusal("invalid", "reason: say why in 3 to 500 characters.");
  }
  await db.$transaction(async (tx) => {
    const card = await holdOwn(tx, userId, scorecardId);
    if (card.submittedAt === null) throw new Refusal("stale", "This scorecard is open already.");
    const was = card.submittedAt.toISOString();
    const entry = { itemId: null, step: null, field: "reopened", was, became: because };
    await addChanges(tx, card, [entry], { userId, now });
    const { workspaceId, id } = card;
    await tx.scorecard.update({ where: { workspaceId_id: { workspaceId, id } }, data: { submittedAt: null } });
  });
}

/** What was changed on a scorecard that the person may read, and by whom; the oldest first. @throws {Refusal} not-found */
export async function scorecardHistory(
  userId: string,
  scorecardId: string,
): Promise<(ScorecardChange & { by: string })[]> {
  const { row } = await readableRow(userId, scorecardId);
  const changes = await db.scorecardChange.findMany({
    where: { workspaceId: row.workspaceId, scorecardId: row.id },
    orderBy: { id: "asc" },
    include: { author: { select: { name: true, isAnonymous: true } } },
  });
  return changes.map(({ changedAt, itemId, step, field, was, became, author }) => ({
    changedAt,
    itemId,
    step,
    field,
    was,
    became,
    by: personName(author),
  }));
}

/** How a member is called in a list. */
export function personName(person: { name: string; isAnonymous: boolean } | null): string {
  if (person === null) return "somebody who left";
  return person.isAnonymous ? "a guest" : person.name || "a member";
}
