"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { submit } from "./actions";

/** Submits everything, once the candidate has said that they mean it. */
export function SubmitForm({ resumeToken, open }: { resumeToken: string; open: number }) {
  const [state, action] = useActionState(submit, null);
  return (
    <form action={action} className="flex flex-col items-start gap-3">
      <input type="hidden" name="resumeToken" value={resumeToken} />
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input type="checkbox" required className="size-4 shrink-0" />
        {open === 0
          ? "I am done: nothing can be changed afterwards."
          : `I am done, though ${open === 1 ? "one question is" : `${open} questions are`} not answered: nothing can be changed afterwards.`}
      </label>
      <Button type="submit" variant="primary" pendingLabel="Submitting …">
        Submit all answers
      </Button>
      {state && !state.ok && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}
