import Link from "next/link";
import type { ReactNode } from "react";
import { findViewer } from "#server/session";
import { currentWorkspace, type Membership } from "#server/workspaces";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";

/** Who looks, and the workspace they own and work in; null for anybody else, and for guests. */
export async function programOwner(): Promise<{ userId: string; workspace: Membership } | null> {
  const viewer = await findViewer();
  const workspace = viewer && !viewer.isGuest ? await currentWorkspace(viewer.id) : null;
  return viewer && workspace?.role === "owner" ? { userId: viewer.id, workspace } : null;
}

type ProgramsFrameProps = { title: string; about: ReactNode; children: ReactNode };

const PLACES = [
  { href: "/team", words: "Team" },
  { href: "/team/tokens", words: "Tokens" },
  { href: "/team/webhooks", words: "Webhooks" },
  { href: "/docs/api", words: "How to call" },
] as const;

/** A page on what programs may do in the workspace, with the way to the others. */
export function ProgramsFrame({ title, about, children }: ProgramsFrameProps) {
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      <header className="flex flex-col gap-2">
        <nav aria-label="Programs" className="flex flex-wrap gap-x-5 text-sm">
          {PLACES.map(({ href, words }) => (
            <Link
              key={href}
              href={href}
              aria-current={words === title ? "page" : undefined}
              className="inline-flex min-h-11 items-center underline aria-[current]:font-medium aria-[current]:no-underline sm:min-h-7"
            >
              {words}
            </Link>
          ))}
        </nav>
        <h1 className="text-xl font-semibold">{title}</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">{about}</p>
      </header>
      {children}
    </div>
  );
}

/** For whoever may not decide about programs: why not, and what would help. */
export async function OwnersOnly() {
  const viewer = await findViewer();
  if (!viewer || viewer.isGuest) {
    return (
      <Empty title="This is for people with an account." action={<ButtonLink href="/register">Register</ButtonLink>}>
        What programs may do outlasts a browser, so it needs somebody who can come back. What you did so far stays
        yours.
      </Empty>
    );
  }
  const workspace = await currentWorkspace(viewer.id);
  if (!workspace) {
    return (
      <Empty title="There is no workspace yet." action={<ButtonLink href="/team">Make one</ButtonLink>}>
        Tokens and webhooks belong to a workspace. Your first set makes one, or you name one.
      </Empty>
    );
  }
  return (
    <Empty
      title="Only owners of the workspace see this."
      action={<ButtonLink href="/team">See who owns it</ButtonLink>}
    >
      You are {workspace.role === "viewer" ? "a viewer" : "an interviewer"} of {workspace.name}.
    </Empty>
  );
}
