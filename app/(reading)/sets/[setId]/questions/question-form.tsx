"use client";

import { useActionState, useState } from "react";
import { LEVEL_NAMES } from "#domain/sets/wish-choices";
import type { OwnQuestion } from "#domain/sets/own-question";
import { Button } from "#ui/button";
import { Field, SelectField, TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { saveQuestion } from "./actions";
import { CriterionFields, EntryList, RedFlagFields } from "./question-parts";

type QuestionFormProps = {
  setId: string;
  version: number;
  /** For a question that is new. */
  newId: string;
  /** Null for a question that is new. */
  saved: { itemId: string; rev: number } | null;
  written: OwnQuestion;
  topics: readonly { id: string; title: string }[];
};

const AREA = "field-sizing-content w-full rounded border border-edge bg-surface px-3 py-2 font-serif text-base";

/** A question in an interviewer's own words, with what a good answer says. */
export function QuestionForm({ setId, version, newId, saved, written, topics }: QuestionFormProps) {
  const [state, save] = useActionState(saveQuestion, null);
  const [question, setQuestion] = useState(written);
  const [followUps, setFollowUps] = useState(written.followUps.join("\n"));
  const change = (part: Partial<OwnQuestion>) => setQuestion((now) => ({ ...now, ...part }));
  const lines = followUps.split("\n").filter((line) => line.trim() !== "");
  const area = (name: "prompt" | "modelAnswer", label: string, hint: string, rows: number) => (
    <Field label={label} hint={hint}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          required
          maxLength={6000}
          value={question[name]}
          onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
          className={AREA}
        />
      )}
    </Field>
  );
  return (
    <form action={save} onReset={(event) => event.preventDefault()} className="flex max-w-[76ch] flex-col gap-8">
      {Object.entries({
        setId,
        version,
        newId,
        itemId: saved?.itemId ?? "",
        rev: saved?.rev ?? 0,
        question: JSON.stringify({ ...question, followUps: lines }),
      }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        label="Title"
        hint="For you: candidates do not see it."
        required
        maxLength={120}
        value={question.title}
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
      />
      {area("prompt", "What you ask", "Markdown; code between two lines of ```.", 4)}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Topic"
          value={question.topicId}
          onChange={({ currentTarget }) => change({ topicId: currentTarget.value })}
        >
          {topics.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Level"
          value={question.level}
          onChange={({ currentTarget }) =>
            change({ level: LEVEL_NAMES.find((level) => level === currentTarget.value) ?? question.level })
          }
        >
          {LEVEL_NAMES.map((level) => (
            <option key={level}>{level}</option>
          ))}
        </SelectField>
        <TextField
          label="Minutes"
          type="number"
          min={1}
          max={60}
          required
          value={Number.isNaN(question.minutes) ? "" : question.minutes}
          onChange={({ currentTarget }) => change({ minutes: currentTarget.valueAsNumber })}
        />
        <TextField
          label="Difficulty"
          hint="1 is easy, 5 is hard."
          type="number"
          min={1}
          max={5}
          required
          value={Number.isNaN(question.difficulty) ? "" : question.difficulty}
          onChange={({ currentTarget }) => change({ difficulty: currentTarget.valueAsNumber })}
        />
      </div>
      {area("modelAnswer", "An answer that you would call good", "Markdown.", 4)}
      <Field label="Follow-ups, one on a line">
        {(control) => (
          <textarea
            {...control}
            rows={2}
            value={followUps}
            onChange={({ currentTarget }) => setFollowUps(currentTarget.value)}
            className={AREA}
          />
        )}
      </Field>
      <EntryList
        title="What earns points"
        name="Criterion"
        entries={question.criteria}
        empty={{ key: "", statement: "", points: 1, patterns: [] }}
        fewest={1}
        onChange={(criteria) => change({ criteria })}
      >
        {(entry, onChange) => <CriterionFields criterion={entry} onChange={onChange} />}
      </EntryList>
      <EntryList
        title="Red flags"
        name="Red flag"
        entries={question.redFlags}
        empty={{ belief: "", correction: "" }}
        fewest={0}
        onChange={(redFlags) => change({ redFlags })}
      >
        {(entry, onChange) => <RedFlagFields flag={entry} onChange={onChange} />}
      </EntryList>
      <div className="flex flex-col items-start gap-3">
        <Button type="submit" variant="primary" pendingLabel="Saving …">
          {saved ? "Save the question" : "Add the question to the set"}
        </Button>
        {state?.ok === false && (
          <Notice tone="failure" title="It was not saved; what you wrote is still here." isLive>
            <p className="wrap-anywhere whitespace-pre-line">{state.message}</p>
          </Notice>
        )}
      </div>
    </form>
  );
}
