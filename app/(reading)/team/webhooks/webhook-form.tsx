"use client";

import { useActionState } from "react";
import { EVENT_NAMES, EVENTS } from "#domain/api/event";
import { Button } from "#ui/button";
import { CheckField, TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { ShownOnce } from "#ui/shown-once";
import { makeWebhook } from "./actions";

/** Where to send what; the secret that messages are signed with is shown once, here. */
export function WebhookForm({ workspaceId }: { workspaceId: string }) {
  const [state, submit] = useActionState(makeWebhook, null);
  return (
    <form
      action={submit}
      onReset={(event) => event.preventDefault()}
      className="flex flex-col gap-5"
      key={state?.ok ? state.value : "empty"}
    >
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <TextField
        label="Address"
        hint="An https address of your own server, such as https://example.com/hooks."
        name="url"
        type="url"
        required
        maxLength={500}
        autoComplete="off"
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 text-sm font-medium">What it is told</legend>
        {EVENT_NAMES.map((event) => (
          <CheckField
            key={event}
            name="events"
            value={event}
            defaultChecked={event === "take.submitted"}
            label={EVENTS[event]}
            hint={<code className="font-mono">{event}</code>}
          />
        ))}
      </fieldset>
      <div>
        <Button type="submit" variant="primary" pendingLabel="Making it …">
          Make a webhook
        </Button>
      </div>
      {state && !state.ok && <Notice tone="failure" title={state.message} isLive />}
      {state?.ok && (
        <Notice tone="success" title="The webhook is made. Copy its secret now: it is shown this once." isLive>
          <ShownOnce label="Secret that its messages are signed with" value={state.value} />
        </Notice>
      )}
    </form>
  );
}
