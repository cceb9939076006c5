import type { ProposalFor } from "#domain/scorecards/blindness";
import { db } from "./db";
import { proposalForSchema } from "./scorecard-access";
import { changeAsOwner } from "./team";

/** Which raters of a workspace's new sets see the proposal; for its members' pages. */
export async function defaultProposalFor(workspaceId: string): Promise<ProposalFor> {
  const { proposalFor } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  return proposalForSchema.parse(proposalFor);
}

/**
 * Which raters see the proposal in sets that are made from now on; those that there are keep theirs.
 *
 * @throws {Refusal} not-found; forbidden for who does not own the workspace; too-many
 */
export async function setDefaultProposalFor(
  userId: string,
  { workspaceId, proposalFor }: { workspaceId: string; proposalFor: ProposalFor },
  now: Date,
): Promise<void> {
  await changeAsOwner(userId, workspaceId, now, async (tx) => {
    await tx.workspace.update({ where: { id: workspaceId }, data: { proposalFor } });
  });
}
