"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { deleteOwn } from "../../actions";

/** Deletes the rubric with all its versions, after a second press. */
export function DeleteForm({ forkId }: { forkId: string }) {
  const [state, remove] = useActionState(deleteOwn, null);
  return (
    <details>
      <summary className="min-h-11 w-fit cursor-pointer py-2 text-sm text-blocked">Delete this rubric</summary>
      <form action={remove} className="flex flex-col items-start gap-3">
        <input type="hidden" name="forkId" value={forkId} />
        <p className="text-sm">All its versions go with it, at once and for good. The published rubric stays.</p>
        <Button type="submit" variant="danger" pendingLabel="Deleting …">
          Delete it for good
        </Button>
        {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
      </form>
    </details>
  );
}
