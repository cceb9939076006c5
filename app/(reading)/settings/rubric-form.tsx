"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { switchRubrics } from "./rubric-actions";

/** Switches the reading of rubrics on or off. */
export function RubricForm({ isOn }: { isOn: boolean }) {
  const [state, change] = useActionState(switchRubrics, null);
  return (
    <form action={change} className="flex flex-col gap-3">
      <input type="hidden" name="rubrics" value={isOn ? "off" : "on"} />
      <div>
        <Button type="submit" pendingLabel="Saving …">
          {isOn ? "Hide rubrics again" : "I write or interview: show rubrics"}
        </Button>
      </div>
      {state?.ok && <Notice tone="success" title={isOn ? "Rubrics are shown to you." : "Rubrics are hidden."} isLive />}
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}
