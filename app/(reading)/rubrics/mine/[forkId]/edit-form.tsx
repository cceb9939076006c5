"use client";

import { useActionState, useState } from "react";
import type { RubricEdits } from "#domain/rubric/rubric-edits";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { saveEdits } from "../../actions";
import { EditEntry, type EntryValue } from "./edit-entry";

type EditFormProps = { forkId: string; seen: number; edits: RubricEdits };

/** What earns points and what costs them, to be changed field by field. */
export function EditForm({ forkId, seen, edits: saved }: EditFormProps) {
  const [state, save] = useActionState(saveEdits, null);
  const [criteria, setCriteria] = useState(() => saved.criteria.map((one) => numbered({ ...one, worth: one.points })));
  const [misconceptions, setMisconceptions] = useState(() =>
    saved.misconceptions.map((one) => numbered({ ...one, worth: one.deduct })),
  );
  const edits: RubricEdits = {
    criteria: criteria.map(({ key, statement, worth, patterns }) => ({ key, statement, patterns, points: worth })),
    misconceptions: misconceptions.map(({ key, statement, worth, patterns, correction }) => {
      return { key, statement, patterns, deduct: worth, correction: correction ?? "" };
    }),
  };
  return (
    <form action={save} className="flex max-w-[76ch] flex-col gap-8">
      <input type="hidden" name="forkId" value={forkId} />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="edits" value={JSON.stringify(edits)} />
      <Entries kind="Criterion" title="What earns points" entries={criteria} onChange={setCriteria} />
      <Entries kind="Misconception" title="What is not so" entries={misconceptions} onChange={setMisconceptions} />
      <div className="flex flex-col items-start gap-3">
        <Button type="submit" variant="primary" pendingLabel="Trying it …">
          Check and save
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

type Entry = EntryValue & { id: string };

type EntriesProps = {
  kind: "Criterion" | "Misconception";
  title: string;
  entries: readonly Entry[];
  onChange: (change: (entries: Entry[]) => Entry[]) => void;
};

const MOST = 12;

function Entries({ kind, title, entries, onChange }: EntriesProps) {
  function add(): void {
    const correction = kind === "Misconception" ? { correction: "" } : {};
    onChange((now) => [...now, numbered({ key: "", statement: "", worth: 1, patterns: [], ...correction })]);
  }
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h2 className="text-base font-medium">{title}</h2>
      <ol className="divide-y divide-hairline border-y border-hairline">
        {entries.map((entry, at) => (
          <li key={entry.id} className="py-5">
            <EditEntry
              name={`${kind} ${at + 1}`}
              value={entry}
              onChange={(value) =>
                onChange((now) => now.map((one) => (one.id === entry.id ? { ...one, ...value } : one)))
              }
              onRemove={() => onChange((now) => now.filter(({ id }) => id !== entry.id))}
            />
          </li>
        ))}
      </ol>
      {entries.length < MOST && (
        <div>
          <Button onClick={add} type="button">
            Add a {kind.toLowerCase()}
          </Button>
        </div>
      )}
    </section>
  );
}

/** With an id for the list on the screen; the key of something new is made when it is saved. */
function numbered(value: EntryValue): Entry {
  return { ...value, id: value.key === "" ? crypto.randomUUID() : value.key };
}
