"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { signInHere, type SignInState } from "./actions";

const UNTOUCHED: SignInState = { result: null, email: "" };

/** Email address and password; what was refused is said above, and the address stays typed. */
export function SignInForm({ next }: { next: string }) {
  const [{ result, email }, signIn] = useActionState(signInHere, UNTOUCHED);
  return (
    <form action={signIn} className="flex flex-col gap-5">
      {result?.ok === false && <Notice tone="failure" title={result.message} isLive />}
      <input type="hidden" name="next" value={next} />
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={email}
      />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
      <div>
        <Button type="submit" variant="primary" pendingLabel="Signing in…">
          Sign in
        </Button>
      </div>
    </form>
  );
}
