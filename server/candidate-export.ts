import { Refusal } from "#domain/refusal";
import { findCandidate } from "./candidates";
import { db } from "./db";
import { Prisma } from "./generated/client";
import { countAttempt } from "./limits";
import { readingOf } from "./scorecard-access";
import { type Membership, requireEditor } from "./workspaces";

const EXPORTS = { name: "export:candidate", max: 60, windowSeconds: 60 * 60 };

/** The form of the file; counted up when a reader of older files would stumble. */
const FORMAT = "awaited-candidate/1";

/**
 * All that is kept about one candidate, as of one moment: what they may ask for. Tokens and passcodes are left out,
 * their hashes as well.
 *
 * @throws {Refusal} not-found; forbidden for a viewer; stale for who is still scoring this candidate; too-many
 */
export async function exportCandidate(userId: string, candidateId: string, now: Date) {
  const { workspace, id, name, email, createdAt, accountId } = await findCandidate(userId, candidateId);
  requireEditor(workspace.role);
  await countAttempt(EXPORTS, userId, now);
  const readable = await readableCards(userId, workspace, id);
  const where = { workspaceId: workspace.id, candidateId: id };
  return db.$transaction(
    async (tx) => {
      const setNamed = { select: { version: { select: { set: { select: { title: true } } } } } };
      const oldest = [{ createdAt: "asc" as const }, { id: "asc" as const }];
      return {
        format: FORMAT,
        exportedAt: now,
        workspace: workspace.name,
        candidate: { id, name, email, createdAt, hasLinkedAccount: accountId !== null },
        invitations: await tx.takeLink.findMany({
          where,
          omit: { workspaceId: true, candidateId: true, createdBy: true, tokenHash: true, passcodeHash: true },
          orderBy: oldest,
        }),
        takes: await tx.take.findMany({
          where,
          omit: { workspaceId: true, candidateId: true, resumeTokenHash: true },
          include: {
            link: { select: { setId: true, setVersion: true, ...setNamed.select } },
            answers: { omit: { workspaceId: true, takeId: true }, orderBy: { position: "asc" } },
          },
          orderBy: [{ startedAt: "asc" }, { id: "asc" }],
        }),
        interviews: await tx.interview.findMany({
          where,
          omit: { workspaceId: true, candidateId: true, createdBy: true, viewTokenHash: true },
          include: setNamed.select,
          orderBy: oldest,
        }),
        scorecards: await tx.scorecard.findMany({
          where: { ...where, id: { in: readable } },
          omit: { workspaceId: true, candidateId: true, raterId: true },
          include: {
            rater: { select: { name: true } },
            marks: {
              omit: { workspaceId: true, scorecardId: true },
              orderBy: [{ itemId: "asc" }, { step: "asc" }, { criterionKey: "asc" }],
            },
            notes: { omit: { workspaceId: true, scorecardId: true }, orderBy: [{ itemId: "asc" }, { step: "asc" }] },
            changes: {
              omit: { workspaceId: true, scorecardId: true, id: true, changedBy: true },
              include: { author: { select: { name: true } } },
              orderBy: { id: "asc" },
            },
          },
          orderBy: oldest,
        }),
      };
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, timeout: 30_000 },
  );
}

/**
 * Whoever may still score this candidate must not read in a file what they may not read on a page; what another has
 * not submitted is left out.
 */
async function readableCards(userId: string, workspace: Membership, candidateId: string): Promise<string[]> {
  const standing = { workspaceId: workspace.id, role: workspace.role };
  const { cards, mayRead } = await readingOf(userId, standing, [candidateId]);
  if (cards.some(({ raterId, isSubmitted }) => raterId === userId && !isSubmitted)) {
    throw new Refusal(
      "stale",
      "The file holds what other raters found. Submit your own scorecard of this candidate first.",
    );
  }
  if (cards.every(({ id, isSubmitted }) => !isSubmitted || mayRead(id))) {
    return cards.map(({ id }) => id).filter(mayRead);
  }
  throw new Refusal(
    "stale",
    "The file holds what other raters found, and you may still score this candidate. Score them, or say on the comparison of the set that you will not.",
  );
}
