import { requestTime } from "#app/request-time";
import { instantWords } from "#app/take-token";
import { MAX_RETENTION_DAYS, retentionDaysSchema } from "#domain/team/workspace-input";
import { overdueCandidates, type OverdueCandidate, retentionOf } from "#server/retention";
import type { Membership } from "#server/workspaces";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { ActionForm } from "../sets/action-form";
import { Section } from "../settings/section";
import { keepFor } from "./actions";

type RetentionSectionProps = {
  workspace: Membership;
  userId: string;
  /** The days that the owner asks about, as they stand in the address. */
  asked: string | undefined;
};

const SHOWN = 20;

/** For how long candidates are kept; an owner sees whom a shorter time deletes before they decide. */
export async function RetentionSection({ workspace, userId, asked }: RetentionSectionProps) {
  const days = await retentionOf(workspace.id);
  const isOwner = workspace.role === "owner";
  const parsed = asked === undefined ? null : retentionDaysSchema.safeParse(asked);
  return (
    <Section
      id="retention"
      title="How long candidates are kept"
      about="Counted from their last take, interview or scorecard, or from when they were added."
    >
      <p className="text-sm">
        Candidates are deleted with everything about them after <strong className="font-semibold">{days} days</strong>{" "}
        without anything new. It is looked up once a day.
      </p>
      {isOwner && (
        <form action="/team#retention" className="flex flex-col items-start gap-4">
          <div className="w-full">
            <TextField
              label="Days"
              hint={`From 1 to ${MAX_RETENTION_DAYS}. Nothing changes yet: you see first what would be deleted.`}
              name="days"
              type="number"
              min={1}
              max={MAX_RETENTION_DAYS}
              required
              defaultValue={asked ?? days}
              error={parsed && !parsed.success ? parsed.error.issues[0]?.message : undefined}
            />
          </div>
          <Button type="submit">See what would be deleted</Button>
        </form>
      )}
      {isOwner && parsed?.success && parsed.data !== days && (
        <Consequence
          workspaceId={workspace.id}
          days={parsed.data}
          overdue={await overdueCandidates(userId, { workspaceId: workspace.id, days: parsed.data }, requestTime())}
        />
      )}
    </Section>
  );
}

type ConsequenceProps = { workspaceId: string; days: number; overdue: readonly OverdueCandidate[] };

function Consequence({ workspaceId, days, overdue }: ConsequenceProps) {
  const count = overdue.length === 1 ? "One candidate" : `${overdue.length} candidates`;
  return (
    <div className="flex flex-col gap-4">
      {overdue.length === 0 ? (
        <Notice title={`With ${days} days nobody is deleted now.`} />
      ) : (
        <Notice tone="warning" title={`With ${days} days, ${count.toLowerCase()} would be deleted now, for good.`}>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {overdue.slice(0, SHOWN).map(({ name, lastActiveAt }, place) => (
              <li key={place} className="wrap-anywhere">
                {name}, last active {instantWords(lastActiveAt)}
              </li>
            ))}
            {overdue.length > SHOWN && <li>and {overdue.length - SHOWN} more</li>}
          </ul>
        </Notice>
      )}
      <ActionForm
        action={keepFor}
        hidden={{ workspaceId, days, expected: overdue.length }}
        className="flex flex-col items-start gap-3"
      >
        <Button type="submit" variant={overdue.length > 0 ? "danger" : "quiet"} pendingLabel="Saving …">
          {overdue.length === 0 ? `Keep candidates for ${days} days` : `Keep for ${days} days, and delete them`}
        </Button>
      </ActionForm>
    </div>
  );
}
