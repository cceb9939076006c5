"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { ShownOnce } from "#ui/shown-once";
import { renewSecret } from "./actions";

type NewSecretProps = {
  name: { workspaceId: string; webhookId: string };
  /** The one that there is cannot be read any more. */
  isNeeded: boolean;
};

/** Another secret for a webhook, which is shown once, here. */
export function NewSecret({ name, isNeeded }: NewSecretProps) {
  const [state, submit] = useActionState(renewSecret, null);
  return (
    <details open={isNeeded || state !== null} className="max-w-[68ch] text-sm">
      <summary className="inline-flex min-h-11 cursor-pointer items-center rounded underline underline-offset-4 sm:min-h-10">
        New secret …
      </summary>
      <form
        action={submit}
        onReset={(event) => event.preventDefault()}
        className="mt-2 flex flex-col items-start gap-3 border-l-2 border-edge pl-4"
      >
        <input type="hidden" name="workspaceId" value={name.workspaceId} />
        <input type="hidden" name="webhookId" value={name.webhookId} />
        {!isNeeded && (
          <p className="text-muted">
            Messages are signed with the new one from then on: your server must know it, or it will refuse them.
          </p>
        )}
        <Button type="submit" variant={isNeeded ? "primary" : "quiet"} pendingLabel="Making it …">
          Make a new secret
        </Button>
        {state && !state.ok && <Notice tone="failure" title={state.message} isLive />}
        {state?.ok && (
          <Notice tone="success" title="Copy the new secret now: it is shown this once." isLive>
            <ShownOnce label="New secret that its messages are signed with" value={state.value} />
          </Notice>
        )}
      </form>
    </details>
  );
}
