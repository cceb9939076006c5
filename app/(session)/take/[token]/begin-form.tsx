"use client";

import { useActionState, useState } from "react";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { begin } from "./actions";

/** Name, passcode and consent; sent, the clock runs. */
export function BeginForm({
  token,
  needsPasscode,
  isSignedIn,
}: {
  token: string;
  needsPasscode: boolean;
  isSignedIn: boolean;
}) {
  const [state, submit] = useActionState(begin, null);
  const [typed, setTyped] = useState({ name: "", consent: false });
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="flex max-w-md flex-col gap-5">
      <input type="hidden" name="token" value={token} />
      <TextField
        label="Your name"
        name="name"
        required
        maxLength={120}
        autoComplete="name"
        value={typed.name}
        onChange={({ target }) => setTyped((now) => ({ ...now, name: target.value }))}
      />
      {needsPasscode && (
        <TextField
          label="Passcode"
          hint="It was sent to you apart from the link."
          name="passcode"
          required
          maxLength={60}
          autoComplete="off"
        />
      )}
      <label className="flex min-h-11 items-start gap-3 text-sm">
        <input
          type="checkbox"
          name="consent"
          value="yes"
          required
          className="mt-1 size-4 shrink-0"
          checked={typed.consent}
          onChange={({ target }) => setTyped((now) => ({ ...now, consent: target.checked }))}
        />
        I have read the rules, and agree that my name and my answers are kept and read as they say.
      </label>
      {isSignedIn && (
        <label className="flex min-h-11 items-start gap-3 text-sm">
          <input type="checkbox" name="linkPractice" value="yes" className="mt-1 size-4 shrink-0" />
          <span>
            Next time, ask me what I have not practised here yet (if you like).
            <span className="block text-xs text-muted">
              They learn of single questions that you may know them; nothing of your answers, scores or when you
              practised.
            </span>
          </span>
        </label>
      )}
      <div>
        <Button type="submit" variant="primary" pendingLabel="Beginning …">
          Begin: the time runs
        </Button>
      </div>
      {state && !state.ok && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}
