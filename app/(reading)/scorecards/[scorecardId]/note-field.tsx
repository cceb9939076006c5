"use client";

import { FLAG_NAMES, FLAGS } from "#domain/scorecards/mark";
import { Field } from "#ui/field";
import { useScoring } from "./keeping";

type NoteFieldProps = { itemId: string; step: string };

/** What a rater writes down on one question, and its flags. */
export function NoteField({ itemId, step }: NoteFieldProps) {
  const { notes, note, mayEdit } = useScoring();
  const { text, flags } = notes.get(`${itemId}#${step}`) ?? { text: "", flags: [] };
  const change = (changes: Partial<{ text: string; flags: typeof flags }>) =>
    note({ itemId, step }, { text, flags, ...changes });
  if (!mayEdit && text === "" && flags.length === 0) return null;
  return (
    <div className="flex max-w-[68ch] flex-col gap-3">
      <Field label="Notes">
        {(control) => (
          <textarea
            {...control}
            value={text}
            rows={2}
            maxLength={10_000}
            readOnly={!mayEdit}
            onChange={({ target }) => change({ text: target.value })}
            className="field-sizing-content min-h-16 w-full rounded border border-edge bg-surface px-3 py-2 font-serif text-base"
          />
        )}
      </Field>
      <fieldset disabled={!mayEdit} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <legend className="sr-only">Flags</legend>
        {FLAGS.filter((flag) => mayEdit || flags.includes(flag)).map((flag) => (
          <label key={flag} className="flex min-h-11 items-center gap-2 sm:min-h-7">
            <input
              type="checkbox"
              checked={flags.includes(flag)}
              onChange={({ target }) =>
                change({ flags: target.checked ? [...flags, flag] : flags.filter((one) => one !== flag) })
              }
              className="size-4"
            />
            {FLAG_NAMES[flag]}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
