import { db } from "./db";
import { type WorkspaceAgreement, workspaceAgreement } from "./scorecard-agreement";
import { currentWorkspace } from "./workspaces";

export type ListedScorecard = {
  id: string;
  kind: "take" | "interview";
  candidateName: string;
  setTitle: string;
  updatedAt: Date;
  submittedAt: Date | null;
};

const SET_TITLE = { select: { set: { select: { title: true } } } };

/** A person's scorecards in the workspace they work in, open ones first, and how far its raters agree; null without one. */
export async function listScorecards(
  userId: string,
): Promise<{ own: ListedScorecard[]; agreement: WorkspaceAgreement } | null> {
  const workspace = await currentWorkspace(userId);
  if (!workspace) return null;
  const rows = await db.scorecard.findMany({
    where: { workspaceId: workspace.id, raterId: userId },
    include: {
      candidate: { select: { name: true } },
      takeOf: { select: { link: { select: { version: SET_TITLE } } } },
      interview: { select: { version: SET_TITLE } },
    },
    orderBy: [{ submittedAt: { sort: "desc", nulls: "first" } }, { updatedAt: "desc" }],
    take: 200,
  });
  const own = rows.map(({ id, takeId, candidate, takeOf, interview, updatedAt, submittedAt }) => ({
    id,
    kind: takeId === null ? ("interview" as const) : ("take" as const),
    candidateName: candidate.name,
    setTitle: (takeOf?.link.version ?? interview?.version)?.set.title ?? "",
    updatedAt,
    submittedAt,
  }));
  return { own, agreement: await workspaceAgreement(userId, { workspaceId: workspace.id, role: workspace.role }) };
}
