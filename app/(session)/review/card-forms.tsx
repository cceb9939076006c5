"use client";

import { type FormEvent, useEffect, useId, useState } from "react";
import * as z from "zod/mini";
import { Button } from "#ui/button";

const MAX_CHARS = 4000;
const remarkSchema = z.object({ remark: z.string() });

/** A person's own note on a card, in Markdown. */
export function NoteForm({ cardId, onSave }: { cardId: string; onSave: (text: string) => Promise<void> }) {
  const [text, setText] = useState<string | null>(null);
  const id = useId();
  useEffect(() => {
    let isGone = false;
    const found = (remark: string) => !isGone && setText((typed) => typed ?? remark);
    findRemark(cardId).then(found, () => found(""));
    return () => {
      isGone = true;
    };
  }, [cardId]);
  function save(event: FormEvent): void {
    event.preventDefault();
    void onSave(text ?? "");
  }
  return (
    <form onSubmit={save} className="flex flex-col gap-3">
      <label htmlFor={id} className="text-sm">
        Markdown, at most {MAX_CHARS.toLocaleString("en")} characters
      </label>
      <textarea
        id={id}
        value={text ?? ""}
        readOnly={text === null}
        maxLength={MAX_CHARS}
        rows={7}
        onChange={(event) => setText(event.target.value)}
        className="w-full rounded border border-edge bg-paper p-3 font-mono text-sm"
      />
      <div>
        <Button type="submit" variant="primary">
          Save the note
        </Button>
      </div>
    </form>
  );
}

const MAX_DAYS = 3650;

/** Days until a card is to come back. */
export function DueForm({ isNew, onSave }: { isNew: boolean; onSave: (inDays: number) => Promise<void> }) {
  const id = useId();
  if (isNew) return <p className="text-sm">A new card has no due date yet: answer it once first.</p>;
  function save(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("days");
    void onSave(Number(typed));
  }
  return (
    <form onSubmit={save} className="flex flex-wrap items-end gap-3">
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="text-sm">
          Days from today (0 is today)
        </label>
        <input
          id={id}
          name="days"
          type="number"
          inputMode="numeric"
          min={0}
          max={MAX_DAYS}
          step={1}
          defaultValue={7}
          required
          className="tabular min-h-11 w-40 rounded border border-edge bg-paper px-3 text-base"
        />
      </div>
      <Button type="submit" variant="primary">
        Move it
      </Button>
    </form>
  );
}

async function findRemark(cardId: string): Promise<string> {
  const response = await fetch(`/api/cards/remark?card=${encodeURIComponent(cardId)}`);
  return response.ok ? remarkSchema.parse(await response.json()).remark : "";
}
