"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { Button } from "#ui/button";
import { SelectField, TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { nameInterview } from "./actions";

type InterviewFormProps = {
  /** Topics with the number of their questions. */
  topics: readonly { id: string; title: string; itemCount: number }[];
  values: { date: string; level: string; minutesPerDay: number; topicIds: readonly string[] };
  earliest: string;
  isNew: boolean;
};

/** When the interview is, for which role, on which topics. */
export function InterviewForm({ topics, values, earliest, isNew }: InterviewFormProps) {
  const [state, send, isPending] = useActionState(nameInterview, null);
  // Sent by hand, since React empties a form of what was typed once its action is done.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  }
  return (
    <form action={send} onSubmit={submit} noValidate className="flex max-w-xl flex-col gap-6">
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField label="Date" name="interviewDay" type="date" min={earliest} defaultValue={values.date} required />
        <SelectField label="Role" name="level" defaultValue={values.level}>
          <option value="junior">Junior</option>
          <option value="mid">Mid level</option>
          <option value="senior">Senior</option>
        </SelectField>
        <TextField
          label="Minutes a day"
          name="minutesPerDay"
          type="number"
          inputMode="numeric"
          min={5}
          max={480}
          defaultValue={values.minutesPerDay}
          required
        />
      </div>
      <fieldset>
        <legend className="mb-2 text-sm font-medium">Topics</legend>
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {topics.map(({ id, title, itemCount }) => (
            <li key={id}>
              <label className="flex min-h-11 items-center gap-3 text-sm sm:min-h-9">
                <input
                  type="checkbox"
                  name="topicIds"
                  value={id}
                  defaultChecked={values.topicIds.includes(id)}
                  className="size-4 shrink-0"
                />
                <span className="min-w-0">
                  {title} <span className="tabular text-muted">{itemCount}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
      {state?.ok && <Notice tone="success" title="The plan is made." isLive />}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" disabled={isPending}>
          {isNew ? "Make the plan" : "Make the plan anew"}
        </Button>
        <span aria-live="polite" className="text-sm text-muted">
          {isPending ? "Playing the days until then…" : ""}
        </span>
      </div>
    </form>
  );
}
