"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { moveBatch } from "./undo-actions";

type UndoFormProps = { direction: "undo" | "redo"; actionId: string; sentence: string };

/** One press that takes back, or does again, what its sentence says. */
export function UndoForm({ direction, actionId, sentence }: UndoFormProps) {
  const [state, act] = useActionState(moveBatch, null);
  return (
    <form action={act} className="flex flex-wrap items-center justify-between gap-3">
      <input type="hidden" name="actionId" value={actionId} />
      <p className="text-sm">
        <span className="text-muted">{direction === "undo" ? "Last done:" : "Taken back:"}</span> {sentence}.
      </p>
      <Button
        type="submit"
        name="direction"
        value={direction}
        pendingLabel={direction === "undo" ? "Undoing…" : "Doing…"}
      >
        {direction === "undo" ? "Undo" : "Do it again"}
      </Button>
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}
