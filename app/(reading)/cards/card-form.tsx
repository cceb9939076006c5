"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Button } from "#ui/button";
import { Field, TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { Prose } from "#ui/prose";
import { saveCard } from "./actions";
import type { CardFields } from "./card-fields";

type CardFormProps = {
  fields: CardFields;
  /** Tags given before, offered while typing. */
  tags: readonly string[];
};

const AREA = "w-full rounded border border-edge bg-surface px-3 py-2 text-base text-ink aria-invalid:border-blocked";

/** Both sides of a card, notes and tags. Which fields show depends on the kind by style alone, so it works unscripted. */
export function CardForm({ fields: present, tags }: CardFormProps) {
  const [{ result, fields, preview }, save] = useActionState(saveCard, {
    result: null,
    fields: present,
    preview: null,
  });
  const isNew = fields.rev === "0";
  return (
    <form action={save} className="group flex max-w-2xl flex-col gap-6">
      <input type="hidden" name="id" value={fields.id} />
      <input type="hidden" name="rev" value={fields.rev} />
      {isNew ? <Kinds kind={fields.kind} /> : <input type="hidden" name="kind" value={fields.kind} />}
      <div className="flex flex-col gap-6">
        <Field
          label={
            <>
              <span className="group-has-[[value=cloze]:is(:checked,[type=hidden])]:hidden">Front</span>
              <span className="hidden group-has-[[value=cloze]:is(:checked,[type=hidden])]:inline">Text</span>
            </>
          }
          hint={
            <>
              <span className="group-has-[[value=cloze]:is(:checked,[type=hidden])]:hidden">
                What you will be asked. Markdown; code between three backticks.
              </span>
              <span className="hidden group-has-[[value=cloze]:is(:checked,[type=hidden])]:inline">
                Put what you will fill in into double braces, other spellings after a bar:{" "}
                <code className="font-mono">await {"{{suspends|pauses}}"} the task</code>
              </span>
            </>
          }
        >
          {(control) => (
            <textarea
              {...control}
              name="front"
              rows={5}
              required
              maxLength={4000}
              defaultValue={fields.front}
              className={AREA}
            />
          )}
        </Field>
        <div className="group-has-[[value=cloze]:is(:checked,[type=hidden])]:hidden">
          <Field label="Back" hint="The answer, shown after you have thought of yours.">
            {(control) => (
              <textarea
                {...control}
                name="back"
                rows={5}
                maxLength={8000}
                defaultValue={fields.back}
                className={AREA}
              />
            )}
          </Field>
        </div>
        <Field label="Notes (if you like)" hint="Why it is so; shown with the answer.">
          {(control) => (
            <textarea
              {...control}
              name="notes"
              rows={3}
              maxLength={4000}
              defaultValue={fields.notes}
              className={AREA}
            />
          )}
        </Field>
        <TextField
          label="Tags (if you like)"
          hint="Up to ten, parted by commas."
          name="tags"
          maxLength={500}
          defaultValue={fields.tags}
          list="own-tags"
          autoComplete="off"
        />
        <datalist id="own-tags">
          {tags.map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </datalist>
      </div>
      {result?.ok === false && <Notice tone="failure" title={result.message} isLive />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" name="intent" value="save" variant="primary" pendingLabel="Saving…">
          {isNew ? "Make the card" : "Save the card"}
        </Button>
        <Button type="submit" name="intent" value="preview" pendingLabel="Rendering…">
          Preview
        </Button>
        <Link href="/cards" className="px-2 py-2.5 text-sm text-muted underline underline-offset-2 hover:text-ink">
          Cancel
        </Link>
      </div>
      {preview && (
        <section aria-label="Preview" className="flex flex-col gap-6 border-t border-hairline pt-6">
          <Side title="Asked" html={preview.frontHtml} size="question" />
          <Side title="Answer" html={preview.backHtml} />
          {preview.notesHtml.trim() !== "" && <Side title="Notes" html={preview.notesHtml} />}
        </section>
      )}
    </form>
  );
}

function Kinds({ kind }: { kind: CardFields["kind"] }) {
  const choice =
    "flex min-h-11 items-center gap-3 rounded border border-edge px-4 py-2 text-sm has-checked:border-accent has-checked:bg-accent-soft";
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">Kind</legend>
      <div className="flex flex-wrap gap-3">
        <label className={choice}>
          <input type="radio" name="kind" value="flashcard" defaultChecked={kind === "flashcard"} /> Flashcard
        </label>
        <label className={choice}>
          <input type="radio" name="kind" value="cloze" defaultChecked={kind === "cloze"} /> Fill the blanks
        </label>
      </div>
    </fieldset>
  );
}

function Side({ title, html, size = "reading" }: { title: string; html: string; size?: "reading" | "question" }) {
  return (
    <div className="flex flex-col gap-2">
      <h2 className="text-xs font-medium text-muted">{title}</h2>
      <Prose html={html} size={size} />
    </div>
  );
}
