"use client";

import { useActionState } from "react";
import type { SetPreview } from "#server/parameter-sets";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { putInForce } from "./actions";

/** Puts a set in force; with a preview also offers to move the due days at once. */
export function SetForm({ setId, preview }: { setId: string; preview: SetPreview | null }) {
  const [state, act] = useActionState(putInForce, null);
  return (
    <form action={act} className="flex flex-col gap-3">
      <input type="hidden" name="setId" value={setId} />
      {preview && (
        <p className="text-sm text-muted">
          Your due days stay as they are, and each answer from now on uses the new weights. Or every card is rescheduled
          at once: {preview.moved} due days would move, and {preview.dueThen} cards would be due today instead of{" "}
          {preview.dueNow}.
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="due" value="keep" variant={preview ? "primary" : "quiet"} pendingLabel="Applying…">
          {preview ? "Use these weights" : "Use these"}
        </Button>
        {preview && preview.moved > 0 && (
          <Button type="submit" name="due" value="move" pendingLabel="Rescheduling…">
            Use them and reschedule now
          </Button>
        )}
      </div>
      {state?.ok && (
        <Notice tone="success" title="In force." isLive>
          {state.value}
        </Notice>
      )}
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}
