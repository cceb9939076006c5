"use client";

import type { LiveNote } from "#domain/interviews/score-edit";
import { FLAG_NAMES, FLAGS, type ScorecardFlag } from "#domain/scorecards/mark";
import { Kbd } from "#ui/kbd";

type NotesProps = {
  note: LiveNote;
  onText: (text: string) => void;
  onFlag: (flag: ScorecardFlag, isOn: boolean) => void;
};

/** Where the page's key puts the cursor. */
export const NOTE_FIELD = "note";

/** What is remarked on a question: flags by one key each, and words, kept as they are typed. */
export function Notes({ note, onText, onFlag }: NotesProps) {
  return (
    <section aria-labelledby="notes" className="flex flex-col gap-3">
      <h3 id="notes" className="text-sm font-semibold">
        Notes
      </h3>
      <fieldset className="flex min-w-0 flex-wrap gap-1.5">
        <legend className="sr-only">Quick flags</legend>
        {FLAGS.map((flag, place) => (
          <label
            key={flag}
            className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded border border-edge px-2.5 text-sm hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent md:min-h-8"
          >
            <input
              type="checkbox"
              checked={note.flags.includes(flag)}
              onChange={({ target }) => onFlag(flag, target.checked)}
              aria-keyshortcuts={`Shift+${place + 1}`}
              className="size-4 shrink-0"
            />
            {FLAG_NAMES[flag]}
            <Kbd>⇧{place + 1}</Kbd>
          </label>
        ))}
      </fieldset>
      <label className="flex flex-col gap-1 text-sm">
        <span className="flex items-center gap-2 text-muted">
          What was said, for the scorecard <Kbd>w</Kbd>
        </span>
        <textarea
          id={NOTE_FIELD}
          value={note.text}
          maxLength={10_000}
          rows={4}
          onChange={({ target }) => onText(target.value)}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          aria-keyshortcuts="w"
          className="min-h-24 w-full rounded border border-edge bg-surface px-3 py-2 text-base text-ink [field-sizing:content]"
        />
      </label>
    </section>
  );
}
