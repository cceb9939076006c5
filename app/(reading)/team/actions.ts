"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { answering, type FormState, parseInput } from "#app/refusals";
import { newTakeToken } from "#app/take-token";
import { ensureViewer } from "#app/visitor";
import { roleSchema } from "#domain/team/role";
import { invitationInputSchema, retentionDaysSchema, workspaceNameSchema } from "#domain/team/workspace-input";
import { acceptInvitation, createInvitation, revokeInvitation } from "#server/invitations";
import { setDefaultProposalFor } from "#server/rater-defaults";
import { setRetention } from "#server/retention";
import { proposalForSchema } from "#server/scorecard-access";
import { requireViewer } from "#server/session";
import { changeRole, deleteWorkspace, removeMember, renameWorkspace } from "#server/team";
import { chooseWorkspace, createWorkspace } from "#server/workspaces";

const workspaceSchema = z.object({ workspaceId: z.uuid("name the workspace") });
const memberSchema = workspaceSchema.extend({ memberId: z.string("name the member").min(1).max(64) });
const nameSchema = z.object({ name: workspaceNameSchema });

/** Runs a change of somebody who is known, and shows every page as it is afterwards. */
async function changing(change: (userId: string, now: Date) => Promise<void>): Promise<FormState> {
  return answering(async () => {
    await change((await requireViewer()).id, new Date());
    revalidatePath("/", "layout");
    return null;
  });
}

/** Switches to another workspace; its sets are shown, or what was being looked at. */
export async function switchWorkspace(_previous: FormState, form: FormData): Promise<FormState> {
  let target: "/sets" | "/candidates" | "/team" = "/sets";
  const result = await changing(async (userId, now) => {
    const schema = workspaceSchema.extend({ to: z.enum(["/sets", "/candidates", "/team"]).catch("/sets") });
    const { workspaceId, to } = parseInput(schema, form);
    await chooseWorkspace(userId, workspaceId, now);
    target = to;
  });
  if (result?.ok) redirect(target);
  return result;
}

/** Makes a further workspace, and leads to its team. */
export async function addWorkspace(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await answering(async () => {
    const { name } = parseInput(nameSchema, form);
    const viewer = await ensureViewer();
    await createWorkspace(viewer.id, { id: crypto.randomUUID(), name }, new Date());
    revalidatePath("/", "layout");
    return null;
  });
  if (result?.ok) redirect("/team");
  return result;
}

/** Gives a workspace another name. */
export async function renameTeam(_previous: FormState, form: FormData): Promise<FormState> {
  return changing(async (userId, now) => {
    const { workspaceId, name } = parseInput(workspaceSchema.extend(nameSchema.shape), form);
    await renameWorkspace(userId, workspaceId, name, now);
  });
}

/** Gives a member another role. */
export async function giveRole(_previous: FormState, form: FormData): Promise<FormState> {
  return changing(async (userId, now) => {
    await changeRole(userId, parseInput(memberSchema.extend({ role: roleSchema }), form), now);
  });
}

/** Takes a member out of a workspace. */
export async function dropMember(_previous: FormState, form: FormData): Promise<FormState> {
  return changing(async (userId, now) => {
    const schema = memberSchema.extend({ sure: z.literal("yes", "tick that you want to remove them") });
    const { workspaceId, memberId } = parseInput(schema, form);
    await removeMember(userId, { workspaceId, memberId }, now);
  });
}

/** Leaves a workspace. */
export async function leave(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await changing(async (userId, now) => {
    const schema = workspaceSchema.extend({ sure: z.literal("yes", "tick that you want to leave it") });
    const { workspaceId } = parseInput(schema, form);
    await removeMember(userId, { workspaceId, memberId: userId }, now);
  });
  if (result?.ok) redirect("/team");
  return result;
}

/** Invites somebody. @returns the address, which is shown this once */
export async function invite(_previous: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answering(async () => {
    const viewer = await requireViewer();
    const { workspaceId } = parseInput(workspaceSchema, form);
    const input = parseInput(invitationInputSchema, form);
    const token = newTakeToken();
    await createInvitation(viewer.id, { workspaceId, id: crypto.randomUUID(), token, input }, new Date());
    revalidatePath("/team");
    return `/join/${token}`;
  });
}

/** Withdraws an invitation. */
export async function withdrawInvitation(_previous: FormState, form: FormData): Promise<FormState> {
  return changing(async (userId, now) => {
    const schema = workspaceSchema.extend({ invitationId: z.uuid("name the invitation") });
    await revokeInvitation(userId, parseInput(schema, form), now);
  });
}

/** Joins a workspace by an invitation, and leads to its team. */
export async function join(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await changing(async (userId, now) => {
    const { token } = parseInput(z.object({ token: z.string("name the invitation").max(64) }), form);
    await acceptInvitation(userId, token, now);
  });
  if (result?.ok) redirect("/team");
  return result;
}

/** Deletes a workspace for good. */
export async function removeWorkspace(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await changing(async (userId, now) => {
    const schema = workspaceSchema.extend({ name: z.string("type the name").max(200, "type the name") });
    const { workspaceId, name } = parseInput(schema, form);
    await deleteWorkspace(userId, workspaceId, name, now);
  });
  if (result?.ok) redirect("/team");
  return result;
}

/** Chooses which raters of new sets see what the engine proposes. */
export async function chooseForNewSets(_previous: FormState, form: FormData): Promise<FormState> {
  return changing(async (userId, now) => {
    await setDefaultProposalFor(
      userId,
      parseInput(workspaceSchema.extend({ proposalFor: proposalForSchema }), form),
      now,
    );
  });
}

/** Sets for how long candidates are kept; who is overdue is deleted, as the owner was shown. */
export async function keepFor(_previous: FormState, form: FormData): Promise<FormState> {
  const result = await changing(async (userId, now) => {
    const schema = workspaceSchema.extend({ days: retentionDaysSchema, expected: z.coerce.number().int().min(0) });
    await setRetention(userId, parseInput(schema, form), now);
  });
  if (result?.ok) redirect("/team");
  return result;
}
