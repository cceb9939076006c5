"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { moveDueDays } from "./actions";

type ApplyFormProps = {
  /** Of the action: made with the page. */
  id: string;
  fields: Readonly<Record<string, string>>;
  moved: number;
};

/** Does what was previewed. Pressed twice, it is done once. */
export function ApplyForm({ id, fields, moved }: ApplyFormProps) {
  const [state, act] = useActionState(moveDueDays, null);
  return (
    <form action={act} className="flex flex-col gap-3">
      <input type="hidden" name="id" value={id} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {moved > 0 && (
        <div>
          <Button type="submit" variant="primary" pendingLabel="Moving…">
            {moved === 1 ? "Move 1 due day" : `Move ${moved} due days`}
          </Button>
        </div>
      )}
      {moved === 0 && !state?.ok && <Notice title="No due day would move." />}
      {state?.ok && <Notice tone="success" title="Moved." isLive />}
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}
