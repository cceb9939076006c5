"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { makeOwn } from "./actions";

/** Makes a rubric of one's own that begins as the one on the page. */
export function ForkForm({ id, rubricId, title }: { id: string; rubricId: string; title: string }) {
  const [state, make] = useActionState(makeOwn, null);
  return (
    <form action={make} className="flex max-w-md flex-col gap-3">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="rubricId" value={rubricId} />
      <TextField label="Its name" name="name" required maxLength={80} defaultValue={`${title.slice(0, 70)}, mine`} />
      <div>
        <Button type="submit" pendingLabel="Making it …">
          Make a version of my own
        </Button>
      </div>
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}
