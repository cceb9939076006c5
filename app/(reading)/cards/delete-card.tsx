"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { deleteCard, restoreCard } from "./actions";

type OneCardProps = { id: string; label: string; title?: string };

/** Deletes a card; the list then offers to undo it. */
export function DeleteCard({ id, label, title }: OneCardProps) {
  const [state, remove] = useActionState(deleteCard, null);
  return (
    <form action={remove}>
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        pendingLabel="Deleting…"
        variant={title === undefined ? "danger" : "quiet"}
        {...(title === undefined ? {} : { "aria-label": `${label}: ${title}` })}
      >
        {label}
      </Button>
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}

/** Brings a deleted card back. */
export function RestoreCard({ id, label, title }: OneCardProps) {
  const [state, restore] = useActionState(restoreCard, null);
  return (
    <form action={restore}>
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        pendingLabel={title === undefined ? "Undoing…" : "Bringing back…"}
        {...(title === undefined ? {} : { "aria-label": `${label}: ${title}` })}
      >
        {label}
      </Button>
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}
