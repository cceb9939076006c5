"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { registerHere, type RegisterState } from "./actions";

const UNTOUCHED: RegisterState = { result: null, name: "", email: "" };

/** What an account needs; all but the password stays typed when it is refused. */
export function RegisterForm({ next }: { next: string }) {
  const [{ result, name, email }, register] = useActionState(registerHere, UNTOUCHED);
  return (
    <form action={register} className="flex flex-col gap-5">
      {result?.ok === false && <Notice tone="failure" title={result.message} isLive />}
      <input type="hidden" name="next" value={next} />
      <TextField
        label="Email address"
        hint="Only to sign in. Nothing is ever sent to it."
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={email}
      />
      <TextField
        label="Password"
        hint="8 to 128 characters. It cannot be sent to you again, so keep it in a safe place."
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={128}
      />
      <TextField
        label="Name (if you like)"
        hint="What others see on question sets that you share."
        name="name"
        autoComplete="name"
        maxLength={80}
        defaultValue={name}
      />
      <div>
        <Button type="submit" variant="primary" pendingLabel="Registering…">
          Register
        </Button>
      </div>
    </form>
  );
}
