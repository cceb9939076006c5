"use client";

import { type ReactNode, useState } from "react";
import type { OwnQuestion } from "#domain/sets/own-question";
import { Button } from "#ui/button";
import { Field, TextField } from "#ui/field";

const AREA = "field-sizing-content w-full rounded border border-edge bg-surface px-3 py-2";
const MOST = 12;

type EntryListProps<Entry> = {
  title: string;
  name: string;
  entries: readonly Entry[];
  empty: Entry;
  fewest: number;
  onChange: (entries: Entry[]) => void;
  children: (entry: Entry, onChange: (entry: Entry) => void) => ReactNode;
};

/** Entries that can be added to and taken from. */
export function EntryList<Entry>({ title, name, entries, empty, fewest, onChange, children }: EntryListProps<Entry>) {
  // A field must stay the same field when an entry before it goes.
  const [ids, setIds] = useState(() => entries.map(() => crypto.randomUUID()));
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h2 className="text-base font-medium">{title}</h2>
      {entries.length > 0 && (
        <ol className="divide-y divide-hairline border-y border-hairline">
          {entries.map((entry, at) => (
            <li key={ids[at]} className="py-5">
              <fieldset className="flex flex-col gap-4">
                <legend className="mb-3 text-sm font-semibold">
                  {name} {at + 1}
                </legend>
                {children(entry, (changed) => onChange(entries.with(at, changed)))}
                {entries.length > fewest && (
                  <div>
                    <Button
                      type="button"
                      onClick={() => {
                        setIds(ids.toSpliced(at, 1));
                        onChange(entries.toSpliced(at, 1));
                      }}
                    >
                      Remove {name.toLowerCase()} {at + 1}
                    </Button>
                  </div>
                )}
              </fieldset>
            </li>
          ))}
        </ol>
      )}
      {entries.length < MOST && (
        <div>
          <Button
            type="button"
            onClick={() => {
              setIds([...ids, crypto.randomUUID()]);
              onChange([...entries, empty]);
            }}
          >
            Add a {name.toLowerCase()}
          </Button>
        </div>
      )}
    </section>
  );
}

type Criterion = OwnQuestion["criteria"][number];

/** What a good answer says, what it is worth, and by which words it is known. */
export function CriterionFields({ criterion, onChange }: { criterion: Criterion; onChange: (now: Criterion) => void }) {
  const { statement, points, patterns } = criterion;
  return (
    <>
      <Field label="What a good answer says">
        {(control) => (
          <textarea
            {...control}
            rows={1}
            required
            maxLength={300}
            value={statement}
            onChange={({ currentTarget }) => onChange({ ...criterion, statement: currentTarget.value })}
            className={`${AREA} font-serif text-base`}
          />
        )}
      </Field>
      <TextField
        label="Points"
        type="number"
        min={0.5}
        max={5}
        step={0.5}
        required
        className="max-w-28"
        value={Number.isNaN(points) ? "" : points}
        onChange={({ currentTarget }) => onChange({ ...criterion, points: currentTarget.valueAsNumber })}
      />
      <details open={patterns.length > 0}>
        <summary className="cursor-pointer py-1 text-sm text-muted">Let the app score this criterion</summary>
        <div className="mt-2">
          <Field
            label="Patterns, one on a line"
            hint="Ideas of the lexicon; “quoted words” stand for themselves. Without them a person judges."
          >
            {(control) => (
              <textarea
                {...control}
                rows={2}
                value={patterns.join("\n")}
                onChange={({ currentTarget }) =>
                  onChange({
                    ...criterion,
                    patterns: currentTarget.value === "" ? [] : currentTarget.value.split("\n"),
                  })
                }
                spellCheck={false}
                autoCapitalize="off"
                className={`${AREA} font-mono text-sm leading-[1.6]`}
              />
            )}
          </Field>
        </div>
      </details>
    </>
  );
}

type RedFlag = OwnQuestion["redFlags"][number];

/** A false belief, and why it is false. */
export function RedFlagFields({ flag, onChange }: { flag: RedFlag; onChange: (now: RedFlag) => void }) {
  const field = (name: keyof RedFlag, label: string, most: number) => (
    <Field label={label}>
      {(control) => (
        <textarea
          {...control}
          rows={1}
          required
          maxLength={most}
          value={flag[name]}
          onChange={({ currentTarget }) => onChange({ ...flag, [name]: currentTarget.value })}
          className={`${AREA} font-serif text-base`}
        />
      )}
    </Field>
  );
  return (
    <>
      {field("belief", "What is believed", 300)}
      {field("correction", "Why that is not so", 400)}
    </>
  );
}
