"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { closeOne } from "./actions";

/** The button that takes a report off the list. */
export function CloseForm({ id, title }: { id: string; title: string }) {
  const [state, close] = useActionState(closeOne, null);
  return (
    <form action={close} className="flex flex-col items-start gap-1">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" pendingLabel="Closing …" aria-label={`Close the report on ${title}`}>
        Dealt with
      </Button>
      {state?.ok === false && <output className="text-xs text-blocked">{state.message}</output>}
    </form>
  );
}
