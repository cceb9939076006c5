import type { ReactNode } from "react";
import { findViewer } from "#server/session";
import { workspacesOf } from "#server/workspaces";
import { NavLink } from "#ui/nav-link";
import { ActionForm } from "./sets/action-form";
import { switchWorkspace } from "./team/actions";

type Place = "/sets" | "/candidates" | "/scorecards" | "/team";
type FrameProps = { home: Place; children: ReactNode };

const PLACES: readonly { href: Place; words: string }[] = [
  { href: "/sets", words: "Sets" },
  { href: "/candidates", words: "Candidates" },
  { href: "/scorecards", words: "Scorecards" },
  { href: "/team", words: "Team" },
];

const LINK =
  "relative flex h-11 items-center text-muted hover:text-ink aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-0 aria-[current]:after:-bottom-px aria-[current]:after:h-0.5 aria-[current]:after:bg-accent";

/** Pages of interviewers: above them the workspace they work in, and the way to its other lists. */
export async function InterviewersFrame({ home, children }: FrameProps) {
  const viewer = await findViewer();
  const workspaces = viewer ? await workspacesOf(viewer.id) : [];
  const [current] = workspaces;
  return (
    <>
      <div className="-mt-4 mb-8 sm:-mt-8 flex flex-wrap items-center gap-x-8 border-b border-hairline text-sm print:hidden">
        {current && workspaces.length === 1 && (
          <p className="flex h-11 max-w-full items-center font-medium">
            <span className="sr-only">Workspace: </span>
            <span className="truncate">{current.name}</span>
          </p>
        )}
        {current && workspaces.length > 1 && (
          <details className="group relative max-w-full" key={current.id}>
            <summary className="flex h-11 cursor-pointer list-none items-center gap-2 font-medium [&::-webkit-details-marker]:hidden">
              <span className="sr-only">Workspace: </span>
              <span className="truncate">{current.name}</span>
              <span aria-hidden="true" className="text-xs text-muted group-open:rotate-180">
                ▾
              </span>
              <span className="sr-only">, switch to another</span>
            </summary>
            <ul className="absolute top-full left-0 z-10 mt-1 flex max-h-80 w-72 max-w-[calc(100vw-2rem)] flex-col overflow-y-auto rounded border border-edge bg-surface py-1 shadow-lg">
              {workspaces.slice(1).map(({ id, name, role }) => (
                <li key={id}>
                  <ActionForm action={switchWorkspace} hidden={{ workspaceId: id, to: home }}>
                    <button
                      type="submit"
                      className="flex min-h-11 w-full items-center justify-between gap-4 px-3 text-left hover:bg-sunken"
                    >
                      <span className="min-w-0 truncate">{name}</span>
                      <span className="shrink-0 text-xs text-muted">{role}</span>
                    </button>
                  </ActionForm>
                </li>
              ))}
            </ul>
          </details>
        )}
        <nav aria-label="For interviewers" className="flex gap-5 sm:gap-6">
          {PLACES.map(({ href, words }) => (
            <NavLink key={href} href={href} className={LINK}>
              {words}
            </NavLink>
          ))}
        </nav>
      </div>
      {children}
    </>
  );
}
