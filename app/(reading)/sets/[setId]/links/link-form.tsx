"use client";

import { useActionState, useState } from "react";
import { Button } from "#ui/button";
import { SelectField, TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { makeLink } from "./actions";

type LinkFormProps = { setId: string; timeZone: string; startsAt: string; endsAt: string; minutes: number };

/** The terms of a new link; its address is shown once, here. */
export function LinkForm({ setId, timeZone, startsAt, endsAt, minutes }: LinkFormProps) {
  const [terms, setTerms] = useState({
    startsAt,
    endsAt,
    maxUses: "1",
    minutes: String(minutes),
    extraPercent: "0",
    passcode: "",
    reveals: "nothing",
  });
  const [state, submit] = useActionState(makeLink, null);
  const field = (name: keyof typeof terms) => ({
    name,
    value: terms[name],
    onChange: ({ target }: { target: { value: string } }) => setTerms((now) => ({ ...now, [name]: target.value })),
  });
  const clock = `By the clocks of ${timeZone}.`;
  const number = { type: "number", required: true } as const;
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className="flex flex-col gap-5">
      <input type="hidden" name="setId" value={setId} />
      <input type="hidden" name="timeZone" value={timeZone} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label="Open from" hint={clock} type="datetime-local" required {...field("startsAt")} />
        <TextField label="Begin until" hint={clock} type="datetime-local" required {...field("endsAt")} />
        <TextField
          label="Minutes"
          hint="From the first question on."
          min={1}
          max={480}
          {...number}
          {...field("minutes")}
        />
        <TextField
          label="Extra time, percent"
          hint="For a candidate who needs more."
          min={0}
          max={300}
          {...number}
          {...field("extraPercent")}
        />
        <TextField
          label="How many may use it"
          hint="From 1 to 500."
          min={1}
          max={500}
          {...number}
          {...field("maxUses")}
        />
        <TextField
          label="Passcode (if you like)"
          hint="6 to 60 characters; send it another way."
          maxLength={60}
          autoComplete="off"
          {...field("passcode")}
        />
      </div>
      <SelectField label="The candidate sees afterwards" {...field("reveals")}>
        <option value="nothing">nothing</option>
        <option value="score">the score</option>
        <option value="feedback">the score and full feedback, with the answers</option>
      </SelectField>
      <div>
        <Button type="submit" variant="primary" pendingLabel="Making the link …">
          Make a link
        </Button>
      </div>
      {state && !state.ok && <Notice tone="failure" title={state.message} isLive />}
      {state?.ok && <NewLink path={state.value} />}
    </form>
  );
}

function NewLink({ path }: { path: string }) {
  const address = `${window.location.origin}${path}`;
  return (
    <Notice tone="success" title="The link is made. Copy it now: it is shown this once." isLive>
      <label className="mt-2 flex flex-col gap-1">
        <span>Address for the candidate</span>
        <input
          readOnly
          value={address}
          onFocus={({ target }) => target.select()}
          className="min-h-11 w-full rounded border border-edge bg-surface px-3 font-mono text-sm text-ink"
        />
      </label>
    </Notice>
  );
}
