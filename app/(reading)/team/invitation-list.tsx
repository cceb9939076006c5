import { instantWords } from "#app/take-token";
import type { ListedInvitation } from "#server/invitations";
import { Button } from "#ui/button";
import { ActionForm } from "../sets/action-form";
import { withdrawInvitation } from "./actions";

type InvitationListProps = { invitations: readonly ListedInvitation[]; workspaceId: string };

/** The invitations by which somebody may still join. */
export function InvitationList({ invitations, workspaceId }: InvitationListProps) {
  if (invitations.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">Open invitations</h3>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {invitations.map(({ id, role, label, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="text-sm wrap-anywhere">
                {label === "" ? `To join as ${role}` : `${label}, to join as ${role}`}
              </p>
              <p className="tabular text-xs text-muted">until {instantWords(expiresAt)}</p>
            </div>
            <ActionForm action={withdrawInvitation} hidden={{ workspaceId, invitationId: id }}>
              <Button type="submit" pendingLabel="Withdrawing …">
                Withdraw
              </Button>
            </ActionForm>
          </li>
        ))}
      </ul>
    </div>
  );
}
