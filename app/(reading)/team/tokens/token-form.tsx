"use client";

import { useActionState } from "react";
import { SCOPE_NAMES, SCOPES } from "#domain/api/scope";
import { Button } from "#ui/button";
import { CheckField, SelectField, TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { ShownOnce } from "#ui/shown-once";
import { makeToken } from "./actions";

/** What a new token may do, and for how long; the token itself is shown once, here. */
export function TokenForm({ workspaceId }: { workspaceId: string }) {
  const [state, submit] = useActionState(makeToken, null);
  return (
    <form
      action={submit}
      onReset={(event) => event.preventDefault()}
      className="flex flex-col gap-5"
      key={state?.ok ? state.value : "empty"}
    >
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <TextField
        label="What it is for"
        hint="To know it by, such as the name of the program."
        name="name"
        required
        maxLength={80}
        autoComplete="off"
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 text-sm font-medium">What it may do</legend>
        {SCOPE_NAMES.map((scope) => (
          <CheckField
            key={scope}
            name="scopes"
            value={scope}
            label={SCOPES[scope]}
            hint={<code className="font-mono">{scope}</code>}
          />
        ))}
      </fieldset>
      <SelectField label="It ends" name="days" defaultValue="365">
        <option value="30">after 30 days</option>
        <option value="90">after 90 days</option>
        <option value="365">after a year</option>
        <option value="never">when somebody revokes it</option>
      </SelectField>
      <div>
        <Button type="submit" variant="primary" pendingLabel="Making it …">
          Make a token
        </Button>
      </div>
      {state && !state.ok && <Notice tone="failure" title={state.message} isLive />}
      {state?.ok && (
        <Notice tone="success" title="The token is made. Copy it now: it is shown this once." isLive>
          <ShownOnce label="The new token" value={state.value} />
        </Notice>
      )}
    </form>
  );
}
