import { db } from "./db";
import { requireOwner } from "./workspaces";

/** How much of each is in a workspace. */
export type WorkspaceContents = Awaited<ReturnType<typeof workspaceContents>>;

/** What would go with a workspace, for an owner who thinks of deleting it. @throws {Refusal} not-found; forbidden */
export async function workspaceContents(userId: string, workspaceId: string) {
  await requireOwner(db, userId, workspaceId);
  const where = { workspaceId };
  const [setCount, questionCount, linkCount, candidateCount, takeCount, interviewCount] = await Promise.all([
    db.questionSet.count({ where: { ...where, deletedAt: null } }),
    db.item.count({ where: { ...where, retiredAt: null } }),
    db.takeLink.count({ where }),
    db.candidate.count({ where }),
    db.take.count({ where }),
    db.interview.count({ where }),
  ]);
  const [scorecardCount, tokenCount, webhookCount, memberCount] = await Promise.all([
    db.scorecard.count({ where }),
    db.apiToken.count({ where: { ...where, revokedAt: null } }),
    db.webhook.count({ where }),
    db.workspaceMember.count({ where }),
  ]);
  return {
    setCount,
    questionCount,
    linkCount,
    candidateCount,
    takeCount,
    interviewCount,
    scorecardCount,
    tokenCount,
    webhookCount,
    memberCount,
  };
}
