import type { Metadata } from "next";
import Link from "next/link";
import { requestTime } from "#app/request-time";
import { openInvitations } from "#server/invitations";
import { findViewer } from "#server/session";
import { membersOf } from "#server/team";
import { type WorkspaceContents, workspaceContents } from "#server/workspace-contents";
import { workspacesOf } from "#server/workspaces";
import { Button } from "#ui/button";
import { Empty } from "#ui/empty";
import { TextField } from "#ui/field";
import { counted } from "../candidates/counted";
import { ActionForm } from "../sets/action-form";
import { SureForm } from "../sets/sure-form";
import { Section } from "../settings/section";
import { addWorkspace, leave, removeWorkspace, renameTeam } from "./actions";
import { InvitationList } from "./invitation-list";
import { InviteForm } from "./invite-form";
import { MemberList } from "./member-list";
import { RatersSection } from "./raters-section";
import { RetentionSection } from "./retention-section";
import { WorkspaceList } from "./workspace-list";

export const metadata: Metadata = { title: "Team" };

const ROLE_WORDS = { owner: "an owner", interviewer: "an interviewer", viewer: "a viewer" };

/** The workspace that one works in: who belongs to it, who is invited, and what its owners decide. */
export default async function TeamPage({ searchParams }: PageProps<"/team">) {
  const viewer = await findViewer();
  const workspaces = viewer ? await workspacesOf(viewer.id) : [];
  const [current] = workspaces;
  if (!viewer || !current) return <NoWorkspace />;
  const { id: workspaceId, name, role } = current;
  const isOwner = role === "owner";
  const [members, invitations] = await Promise.all([
    membersOf(viewer.id, workspaceId),
    isOwner ? openInvitations(viewer.id, workspaceId, requestTime()) : [],
  ]);
  const isLastOwner = isOwner && members.filter((member) => member.role === "owner").length === 1;
  return (
    <>
      <header className="mb-8 flex flex-col gap-2">
        <h1 className="text-xl font-semibold">Team</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          Sets, candidates and scorecards of {name} are seen by its members alone. You are {ROLE_WORDS[role]} here.
        </p>
      </header>
      <Section id="members" title="Members" about="Members see each other's names and addresses.">
        <MemberList
          members={members}
          workspaceId={workspaceId}
          ownId={viewer.id}
          isOwner={isOwner}
          isLastOwner={isLastOwner}
        />
        {isLastOwner ? (
          <p className="text-sm text-muted">
            You are its only owner. To leave, make somebody else an owner first, or delete the workspace.
          </p>
        ) : (
          <SureForm
            action={leave}
            hidden={{ workspaceId }}
            opener="Leave this workspace"
            lost={`You see nothing of ${name} from now on. What you made stays with the others; only an owner can invite you again.`}
            sure="Yes, leave it"
            button={`Leave ${name}`}
            pendingLabel="Leaving …"
          />
        )}
      </Section>
      {isOwner && (
        <Section id="invite" title="Invite" about="By a link that one person can use, once.">
          <InviteForm workspaceId={workspaceId} />
          <InvitationList invitations={invitations} workspaceId={workspaceId} />
        </Section>
      )}
      {isOwner && (
        <Section id="name" title="Name" about="What members and invited people see.">
          <ActionForm
            action={renameTeam}
            hidden={{ workspaceId }}
            done="Saved."
            className="flex flex-col items-start gap-4"
          >
            <div className="w-full">
              <TextField label="Name of the workspace" name="name" required maxLength={80} defaultValue={name} />
            </div>
            <Button type="submit" pendingLabel="Saving …">
              Save the name
            </Button>
          </ActionForm>
        </Section>
      )}
      <RatersSection workspace={current} />
      <RetentionSection workspace={current} userId={viewer.id} asked={[(await searchParams)["days"]].flat()[0]} />
      {isOwner && (
        <Section id="programs" title="Programs" about="What other systems may do here, and what they are told.">
          <ul className="flex flex-col text-sm">
            <li>
              <Link href="/team/tokens" className="inline-flex min-h-11 items-center underline sm:min-h-8">
                Tokens, to make sets, invite and fetch results
              </Link>
            </li>
            <li>
              <Link href="/team/webhooks" className="inline-flex min-h-11 items-center underline sm:min-h-8">
                Webhooks, to be told what happens
              </Link>
            </li>
          </ul>
        </Section>
      )}
      <Section id="workspaces" title="Your workspaces" about="What you make goes into the one you work in.">
        <WorkspaceList workspaces={workspaces} />
        <NewWorkspace />
      </Section>
      {isOwner && (
        <Section
          id="delete"
          title="Delete this workspace"
          about="At once and for good: nobody can bring it back, and no copy is kept."
        >
          <Lost contents={await workspaceContents(viewer.id, workspaceId)} />
          <ActionForm action={removeWorkspace} hidden={{ workspaceId }} className="flex flex-col items-start gap-4">
            <div className="w-full">
              <TextField label={`Type "${name}" to delete it`} name="name" required autoComplete="off" />
            </div>
            <Button type="submit" variant="danger" pendingLabel="Deleting …">
              Delete the workspace
            </Button>
          </ActionForm>
        </Section>
      )}
    </>
  );
}

/** What goes with a workspace, counted. */
function Lost({ contents }: { contents: WorkspaceContents }) {
  const { setCount, questionCount, candidateCount, takeCount, interviewCount, scorecardCount, ...rest } = contents;
  const lost = [
    counted(setCount, "set", "sets"),
    counted(questionCount, "question of your own", "questions of your own"),
    counted(rest.linkCount, "take-home link", "take-home links"),
    counted(candidateCount, "candidate", "candidates"),
    counted(takeCount, "take with its answers", "takes with their answers"),
    counted(interviewCount, "interview", "interviews"),
    counted(scorecardCount, "scorecard", "scorecards"),
    counted(rest.tokenCount, "token in force", "tokens in force"),
    counted(rest.webhookCount, "webhook", "webhooks"),
    counted(rest.memberCount - 1, "other member loses it", "other members lose it"),
  ].filter((words) => words !== null);
  if (lost.length === 0) return <p className="text-sm">There is nothing in it yet.</p>;
  return (
    <div className="text-sm">
      <p>What goes with it:</p>
      <ul className="flex list-disc flex-col gap-0.5 pl-5">
        {lost.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

function NoWorkspace() {
  return (
    <div className="flex max-w-md flex-col gap-8">
      <h1 className="text-xl font-semibold">Team</h1>
      <Empty title="People who interview together are listed here.">
        A workspace holds their sets, candidates and scorecards, and nobody else sees them. Your first set makes one, or
        you name one now.
      </Empty>
      <NewWorkspace />
    </div>
  );
}

function NewWorkspace() {
  return (
    <ActionForm action={addWorkspace} hidden={{}} className="flex flex-col items-start gap-4">
      <div className="w-full">
        <TextField
          label="A new workspace"
          hint="For another team or another client."
          name="name"
          required
          maxLength={80}
          autoComplete="off"
        />
      </div>
      <Button type="submit" pendingLabel="Making it …">
        Make the workspace
      </Button>
    </ActionForm>
  );
}
