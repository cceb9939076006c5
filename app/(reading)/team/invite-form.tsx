"use client";

import { useActionState } from "react";
import { ROLE_MEANINGS, roleSchema } from "#domain/team/role";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { invite } from "./actions";

/** As what somebody is invited, and for how long; the address is shown once, here. */
export function InviteForm({ workspaceId }: { workspaceId: string }) {
  const [state, submit] = useActionState(invite, null);
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="flex flex-col gap-5">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 text-sm font-medium">As what they join</legend>
        {roleSchema.options.map((role) => (
          <label key={role} className="flex min-h-11 items-baseline gap-3 py-1 text-sm">
            <input type="radio" name="role" value={role} required defaultChecked={role === "interviewer"} />
            <span>
              {role}
              <span className="block text-xs text-muted">{ROLE_MEANINGS[role]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label="For whom (if you like)"
        hint="To know this invitation by; owners alone see it."
        name="label"
        maxLength={80}
        autoComplete="off"
      />
      <TextField
        label="Good for so many days"
        hint="From 1 to 30."
        name="days"
        type="number"
        min={1}
        max={30}
        required
        defaultValue={7}
      />
      <div>
        <Button type="submit" variant="primary" pendingLabel="Making the link …">
          Make an invitation
        </Button>
      </div>
      {state && !state.ok && <Notice tone="failure" title={state.message} isLive />}
      {state?.ok && <NewAddress path={state.value} />}
    </form>
  );
}

function NewAddress({ path }: { path: string }) {
  return (
    <Notice tone="success" title="The invitation is made. Copy its address now: it is shown this once." isLive>
      <label className="mt-2 flex flex-col gap-1">
        <span>Address for the invited person</span>
        <input
          readOnly
          value={`${window.location.origin}${path}`}
          onFocus={({ target }) => target.select()}
          className="min-h-11 w-full rounded border border-edge bg-surface px-3 font-mono text-sm text-ink"
        />
      </label>
    </Notice>
  );
}
