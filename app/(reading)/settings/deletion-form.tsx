"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { CheckField, TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { deleteEverything } from "./actions";

/** The last step: a person proves who they are, a guest says that they mean it. */
export function DeletionForm({ isGuest }: { isGuest: boolean }) {
  const [result, remove] = useActionState(deleteEverything, null);
  return (
    <form action={remove} className="flex flex-col gap-4">
      {isGuest ? (
        <CheckField label="Yes, delete everything I did here" name="isMeant" required />
      ) : (
        <TextField label="Your password" name="password" type="password" autoComplete="current-password" required />
      )}
      {result?.ok === false && <Notice tone="failure" title={result.message} isLive />}
      <div>
        <Button type="submit" variant="danger" pendingLabel="Deleting…">
          {isGuest ? "Delete everything" : "Delete my account"}
        </Button>
      </div>
    </form>
  );
}
