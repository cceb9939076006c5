"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { changeOwnPassword } from "./actions";

/** The present password and the new one. */
export function PasswordForm({ email }: { email: string }) {
  const [result, change] = useActionState(changeOwnPassword, null);
  return (
    <form action={change} className="flex flex-col gap-4">
      {/* For password managers, which ask whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField label="Present password" name="current" type="password" autoComplete="current-password" required />
      <TextField
        label="New password"
        hint="8 to 128 characters."
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={128}
      />
      <div>
        <Button type="submit" pendingLabel="Changing…">
          Change the password
        </Button>
      </div>
      {result?.ok && (
        <Notice tone="success" title="The password is changed." isLive>
          Your other devices are signed out.
        </Notice>
      )}
      {result?.ok === false && <Notice tone="failure" title={result.message} isLive />}
    </form>
  );
}
