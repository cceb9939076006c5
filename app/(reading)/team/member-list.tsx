import { type Role, roleSchema } from "#domain/team/role";
import type { Member } from "#server/team";
import { Button } from "#ui/button";
import { ActionForm } from "../sets/action-form";
import { SureForm } from "../sets/sure-form";
import { dropMember, giveRole } from "./actions";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

type MemberListProps = {
  members: readonly Member[];
  workspaceId: string;
  ownId: string;
  isOwner: boolean;
  isLastOwner: boolean;
};

/** Who belongs to a workspace; its owners give roles, and take people out. */
export function MemberList({ members, workspaceId, ownId, isOwner, isLastOwner }: MemberListProps) {
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {members.map(({ userId, name, email, role, joinedAt }) => (
        <li key={userId} className="flex flex-col gap-2 py-3">
          <div className="flex items-baseline justify-between gap-4">
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">
                {name}
                {userId === ownId && <span className="font-normal text-muted"> (you)</span>}
              </p>
              <p className="text-xs wrap-anywhere text-muted">
                {email !== null && email !== name && `${email}, `}since {DAY.format(joinedAt)}
              </p>
            </div>
            {(!isOwner || (isLastOwner && userId === ownId)) && (
              <span className="shrink-0 text-sm text-muted">{role}</span>
            )}
          </div>
          {isOwner && !(isLastOwner && userId === ownId) && (
            <RoleForms
              memberId={userId}
              name={name}
              role={role}
              workspaceId={workspaceId}
              canRemove={userId !== ownId}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

type RoleFormsProps = { memberId: string; name: string; role: Role; workspaceId: string; canRemove: boolean };

function RoleForms({ memberId, name, role, workspaceId, canRemove }: RoleFormsProps) {
  const hidden = { workspaceId, memberId };
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <ActionForm action={giveRole} hidden={hidden} done="Saved." className="flex flex-wrap items-center gap-2">
        <RoleSelect label={`Role of ${name}`} role={role} />
        <Button type="submit" aria-label={`Save the role of ${name}`}>
          Save
        </Button>
      </ActionForm>
      {canRemove && (
        <SureForm
          action={dropMember}
          hidden={hidden}
          opener="Remove"
          about={name}
          lost={`${name} sees nothing of this workspace from now on. What they made stays, and they can be invited again.`}
          sure="Yes, remove them"
          button={`Remove ${name}`}
          pendingLabel="Removing …"
        />
      )}
    </div>
  );
}

function RoleSelect({ label, role }: { label: string; role: Role }) {
  return (
    <select
      name="role"
      aria-label={label}
      defaultValue={role}
      className="min-h-11 rounded border border-edge bg-surface px-2 text-sm sm:min-h-10"
    >
      {roleSchema.options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  );
}
