"use client";

import { useActionState, useRef } from "react";
import { KIND_NAMES } from "#domain/content/question";
import { ASKABLE_KINDS, LEVEL_NAMES, PROFILE_NAMES } from "#domain/sets/wish-choices";
import { Button } from "#ui/button";
import { CheckField, SelectField, TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { makeSet } from "../actions";
import type { NamedCandidate } from "../named-candidates";
import { WishVerdict } from "./wish-verdict";

type WishFormProps = {
  title: string;
  topics: readonly { id: string; title: string; weight: number }[];
  /** Whom the set may be for. */
  candidates: readonly NamedCandidate[];
  seed: string;
};

const WEIGHTS = ["not asked", "a little", "some", "more", "much", "most"];
const PYTHONS = ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"];

/** What an interviewer wants of a set. */
export function WishForm({ title, topics, candidates, seed }: WishFormProps) {
  const [state, make] = useActionState(makeSet, null);
  const formRef = useRef<HTMLFormElement>(null);
  return (
    // A form is emptied once its action is over; what was typed must survive a refusal.
    <form ref={formRef} action={make} onReset={(event) => event.preventDefault()} className="flex flex-col gap-8">
      <TextField label="Name of the set" name="title" required maxLength={120} defaultValue={title} />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField label="Minutes" name="minutes" type="number" min={5} max={240} required defaultValue={45} />
        <SelectField label="Level" name="level" defaultValue="mid">
          {LEVEL_NAMES.map((level) => (
            <option key={level}>{level}</option>
          ))}
        </SelectField>
        <SelectField label="Difficulty" name="profile" defaultValue="even">
          {Object.entries(PROFILE_NAMES).map(([profile, name]) => (
            <option key={profile} value={profile}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <fieldset className="flex flex-col gap-3">
        <legend className="pb-2 text-sm font-semibold">Topics, and how much of each</legend>
        <div className="grid gap-x-8 sm:grid-cols-2">
          {topics.map((topic) => (
            <label key={topic.id} className="flex min-h-11 items-center gap-3 border-b border-hairline text-sm">
              <span className="min-w-0 flex-1">{topic.title}</span>
              <select
                name={`weight.${topic.id}`}
                defaultValue={topic.weight}
                className="min-h-9 rounded border border-edge bg-surface px-2"
              >
                {WEIGHTS.map((words, weight) => (
                  <option key={words} value={weight}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-2 text-sm font-semibold">Kinds of question</legend>
        <div className="grid gap-x-8 sm:grid-cols-2">
          {ASKABLE_KINDS.map((kind) => (
            <CheckField key={kind} label={KIND_NAMES[kind]} name="kind" value={kind} defaultChecked />
          ))}
          <CheckField label="With a chain of follow-ups" name="followUps" defaultChecked={false} />
        </div>
      </fieldset>
      <details className="border-y border-hairline py-3">
        <summary className="cursor-pointer text-sm font-semibold">More wishes</summary>
        <div className="mt-4 grid gap-4 sm:grid-cols-2">
          <SelectField label="Python version of the role" name="python" defaultValue="">
            <option value="">does not matter</option>
            {PYTHONS.map((version) => (
              <option key={version}>{version}</option>
            ))}
          </SelectField>
          <SelectField label="Questions that may be known" name="exposure" defaultValue="avoid">
            <option value="avoid">leave out where possible</option>
            <option value="flag">allow, and say so</option>
          </SelectField>
          {candidates.length > 0 && (
            <SelectField
              label="For the candidate"
              hint="What they were asked before, or may know from practice, counts as known."
              name="candidateId"
              defaultValue=""
            >
              <option value="">anybody</option>
              {candidates.map(({ id, name, details }) => (
                <option key={id} value={id}>
                  {name}
                  {details && ` (${details})`}
                </option>
              ))}
            </SelectField>
          )}
          <SelectField
            label="Parallel forms"
            hint="Equal in topics, difficulty and time, without a shared question."
            name="forms"
            defaultValue="1"
          >
            <option value="1">only form A</option>
            <option value="2">A and B</option>
            <option value="3">A, B and C</option>
            <option value="4">A, B, C and D</option>
          </SelectField>
          <TextField
            label="Seed"
            hint="The same wish and seed give the same set."
            name="seed"
            required
            maxLength={60}
            defaultValue={seed}
          />
          <TextField
            label="Must have"
            hint="Ids of questions, as in the address of their page."
            name="mustHave"
            placeholder="tasks.fire-and-forget"
          />
          <TextField label="Never ask" hint="Ids of questions." name="excluded" />
        </div>
      </details>
      <WishVerdict formRef={formRef} />
      <div className="flex flex-col items-start gap-3">
        <Button type="submit" variant="primary" pendingLabel="Searching the bank …">
          Choose the questions
        </Button>
        {state && !state.ok && <Notice tone="failure" title={state.message} isLive />}
      </div>
    </form>
  );
}
