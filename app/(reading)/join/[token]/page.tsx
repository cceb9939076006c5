import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { instantWords } from "#app/take-token";
import { currentVisit } from "#app/visitor";
import { Refusal } from "#domain/refusal";
import { ROLE_MEANINGS } from "#domain/team/role";
import { ENDED_WORDS } from "#domain/team/invitation-state";
import { findInvitation, type TeamInvitation } from "#server/invitations";
import { findViewer } from "#server/session";
import { workspacesOf } from "#server/workspaces";
import { Button, ButtonLink } from "#ui/button";
import { Notice } from "#ui/notice";
import { ActionForm } from "../../sets/action-form";
import { nextPath, withNext } from "../../sign-in/next-path";
import { join } from "../../team/actions";

export const metadata: Metadata = { title: "Join a workspace", robots: { index: false, follow: false } };

/** What an invited person joins, and as what; whoever has no account yet makes one first. */
export default async function JoinPage({ params }: PageProps<"/join/[token]">) {
  const { token } = await params;
  const found = await invitationOf(token);
  if (typeof found === "string") return <Notice title={found} />;
  const { workspaceId, workspaceName, role, invitedBy, expiresAt, state } = found;
  const viewer = await findViewer();
  const isMember = viewer !== null && (await workspacesOf(viewer.id)).some(({ id }) => id === workspaceId);
  return (
    <div className="flex max-w-md flex-col gap-6">
      <h1 className="text-xl font-semibold wrap-anywhere">Join {workspaceName}</h1>
      {isMember ? (
        <Notice
          title="You belong to this workspace already."
          action={<ButtonLink href="/team">Open the workspace</ButtonLink>}
        />
      ) : state === "open" ? (
        <>
          <div className="flex flex-col gap-3 font-serif text-base">
            <p>
              {invitedBy ?? "A member"} invites you to join as <strong className="font-semibold">{role}</strong>.{" "}
              {ROLE_MEANINGS[role]}
            </p>
            <p className="text-muted">
              Its members will see your name and your email address. The invitation is good until{" "}
              {instantWords(expiresAt)}.
            </p>
          </div>
          <Step token={token} name={viewer && !viewer.isGuest ? (viewer.name ?? viewer.email ?? "") : null} />
        </>
      ) : (
        <Notice tone="warning" title={ENDED_WORDS[state]} />
      )}
    </div>
  );
}

function Step({ token, name }: { token: string; name: string | null }) {
  const here = nextPath(`/join/${token}`);
  if (name === null) {
    return (
      <Notice title="To join you need an account.">
        <p>You come back here afterwards; what you did as a guest comes along.</p>
        <p className="mt-3 flex flex-wrap gap-3">
          <ButtonLink href={withNext("/register", here)} variant="primary">
            Register
          </ButtonLink>
          <ButtonLink href={withNext("/sign-in", here)}>Sign in</ButtonLink>
        </p>
      </Notice>
    );
  }
  return (
    <ActionForm action={join} hidden={{ token }} className="flex flex-col items-start gap-4">
      <p className="text-sm wrap-anywhere text-muted">You join as {name}.</p>
      <Button type="submit" variant="primary" pendingLabel="Joining …">
        Join the workspace
      </Button>
    </ActionForm>
  );
}

async function invitationOf(token: string): Promise<TeamInvitation | string> {
  const { address, now } = await currentVisit();
  try {
    return await findInvitation(token, { address }, now);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === "too-many") return error.message;
    notFound();
  }
}
