import { db } from "./db";
import { Prisma } from "./generated/client";
import { countAttempt } from "./limits";

const EXPORTS = { name: "export:person", max: 10, windowSeconds: 60 * 60 };

/** The form of the file; counted up when a reader of older files would stumble. */
const FORMAT = "awaited-personal-data/1";

/**
 * All that is kept about a person, as of one moment, in plain values: what they may take away with them. Left out are
 * what could be misused (the password's hash, tokens of sessions) and the questions, which are not theirs.
 *
 * @throws {Refusal} too-many
 */
export async function personalData(userId: string, now: Date) {
  await countAttempt(EXPORTS, userId, now);
  const where = { userId };
  return db.$transaction(
    async (tx) => ({
      format: FORMAT,
      exportedAt: now,
      account: accountOf(await tx.user.findUniqueOrThrow({ where: { id: userId } })),
      sessions: await tx.session.findMany({
        where,
        select: { id: true, userAgent: true, createdAt: true, updatedAt: true, expiresAt: true },
        orderBy: { createdAt: "asc" },
      }),
      study: await tx.study.findUnique({ where, omit: { userId: true } }),
      drafts: await tx.draft.findMany({ where, omit: { userId: true }, orderBy: [{ itemId: "asc" }, { step: "asc" }] }),
      answers: await tx.answer.findMany({
        where,
        omit: { userId: true },
        orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
      }),
      gradingRuns: await tx.gradingRun.findMany({
        where,
        omit: { userId: true },
        include: {
          criteria: { omit: { userId: true, runId: true }, orderBy: { position: "asc" } },
          misconceptions: { omit: { userId: true, runId: true }, orderBy: { key: "asc" } },
          overrides: { omit: { userId: true, runId: true }, orderBy: { ownerKey: "asc" } },
        },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
      rubricReader: await tx.rubricReader.findUnique({ where, omit: { userId: true } }),
      rubricForks: await tx.rubricFork.findMany({
        where,
        omit: { userId: true },
        include: { versions: { omit: { userId: true, forkId: true }, orderBy: { version: "asc" } } },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
      ownCards: await tx.item.findMany({
        where: { ownerId: userId },
        select: {
          id: true,
          kind: true,
          title: true,
          tags: true,
          question: true,
          answerKey: true,
          publishedAt: true,
          retiredAt: true,
        },
        orderBy: [{ publishedAt: "asc" }, { id: "asc" }],
      }),
      problemReports: await tx.problemReport.findMany({
        where,
        omit: { userId: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
      cards: await tx.card.findMany({ where, omit: { userId: true }, orderBy: { cardId: "asc" } }),
      parameterSets: await tx.parameterSet.findMany({ where, omit: { userId: true }, orderBy: { createdAt: "asc" } }),
      optimiserRuns: await tx.optimiserRun.findMany({ where, omit: { userId: true }, orderBy: { startedAt: "asc" } }),
      interviewPlan: await tx.interviewPlan.findUnique({ where, omit: { userId: true } }),
      planPredictions: await tx.planPrediction.findMany({
        where,
        omit: { userId: true },
        orderBy: [{ interviewDay: "asc" }, { madeOnDay: "asc" }, { cardId: "asc" }],
      }),
      reviews: await tx.review.findMany({
        where,
        omit: { userId: true },
        orderBy: [{ cardId: "asc" }, { number: "asc" }],
      }),
      // What each changed stands in the log already, card by card.
      actions: await tx.action.findMany({
        where,
        select: { id: true, kind: true, sentence: true, settings: true, createdAt: true, undoneAt: true },
        orderBy: { number: "asc" },
      }),
      workspaces: await tx.workspaceMember.findMany({
        where,
        select: { role: true, joinedAt: true, chosenAt: true, workspace: { select: { id: true, name: true } } },
        orderBy: { workspaceId: "asc" },
      }),
      invitationsMade: await tx.workspaceInvitation.findMany({
        where: { createdBy: userId },
        omit: { createdBy: true, acceptedBy: true, tokenHash: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
      invitationsAccepted: await tx.workspaceInvitation.findMany({
        where: { acceptedBy: userId },
        select: { role: true, acceptedAt: true, workspace: { select: { id: true, name: true } } },
        orderBy: [{ acceptedAt: "asc" }, { id: "asc" }],
      }),
      setVersions: await tx.questionSetVersion.findMany({
        where: { changedBy: userId },
        omit: { changedBy: true },
        orderBy: [{ setId: "asc" }, { version: "asc" }],
      }),
      takeLinks: await tx.takeLink.findMany({
        where: { createdBy: userId },
        omit: { createdBy: true, tokenHash: true, passcodeHash: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
      apiTokens: await tx.apiToken.findMany({
        where: { createdBy: userId },
        omit: { createdBy: true, tokenHash: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
      webhooks: await tx.webhook.findMany({
        where: { createdBy: userId },
        omit: { createdBy: true, sealedSecret: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
      interviews: await tx.interview.findMany({
        where: { createdBy: userId },
        omit: { createdBy: true, viewTokenHash: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
      scorecards: await tx.scorecard.findMany({
        where: { raterId: userId },
        omit: { raterId: true },
        include: {
          marks: {
            omit: { workspaceId: true, scorecardId: true },
            orderBy: [{ itemId: "asc" }, { criterionKey: "asc" }],
          },
          notes: { omit: { workspaceId: true, scorecardId: true }, orderBy: [{ itemId: "asc" }, { step: "asc" }] },
        },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
      scorecardChanges: await tx.scorecardChange.findMany({
        where: { changedBy: userId },
        omit: { changedBy: true, id: true },
        orderBy: { id: "asc" },
      }),
      readWithoutScoring: await tx.scorecardReader.findMany({
        where,
        select: { workspaceId: true, subjectId: true, since: true },
        orderBy: [{ since: "asc" }, { subjectId: "asc" }],
      }),
      candidacies: await tx.candidate.findMany({
        where: { accountId: userId },
        select: { name: true, email: true, createdAt: true, workspace: { select: { name: true } } },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
    }),
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, timeout: 30_000 },
  );
}

type AccountRow = { id: string; name: string; email: string; isAnonymous: boolean; createdAt: Date; updatedAt: Date };

function accountOf({ id, name, email, isAnonymous: isGuest, createdAt, updatedAt }: AccountRow) {
  // What stands in a guest's address is made up, to fill the column.
  return { id, name, email: isGuest ? null : email, isGuest, createdAt, updatedAt };
}
