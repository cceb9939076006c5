import type { Membership } from "#server/workspaces";
import { Button } from "#ui/button";
import { ActionForm } from "../sets/action-form";
import { switchWorkspace } from "./actions";

/** A person's workspaces, the one they work in first. */
export function WorkspaceList({ workspaces }: { workspaces: readonly Membership[] }) {
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {workspaces.map(({ id, name, role }, place) => (
        <li key={id} className="flex min-h-14 items-center justify-between gap-4 py-2">
          <p className="min-w-0 text-sm wrap-anywhere">
            {name} <span className="text-muted">({role})</span>
          </p>
          {place === 0 ? (
            <span className="shrink-0 text-sm text-muted">you work here</span>
          ) : (
            <ActionForm action={switchWorkspace} hidden={{ workspaceId: id, to: "/team" }}>
              <Button type="submit" aria-label={`Switch to ${name}`}>
                Switch
              </Button>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
