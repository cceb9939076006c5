"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { changeName } from "./actions";

/** What the person is called. */
export function NameForm({ name: present }: { name: string }) {
  const [{ result, name }, change] = useActionState(changeName, { result: null, name: present });
  return (
    <form action={change} className="flex flex-col gap-4">
      <TextField
        label="Name"
        hint="What others see on question sets that you share."
        name="name"
        autoComplete="name"
        maxLength={80}
        defaultValue={name}
      />
      <div>
        <Button type="submit" pendingLabel="Saving…">
          Save the name
        </Button>
      </div>
      {result?.ok && <Notice tone="success" title="The name is saved." isLive />}
      {result?.ok === false && <Notice tone="failure" title={result.message} isLive />}
    </form>
  );
}
