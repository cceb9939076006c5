"use client";

import { useMemo, useState } from "react";
import type { Fields } from "#domain/quiz/response-form";
import { fillBlanks } from "./cloze-text";

type AnswerClozeProps = { textHtml: string; blanks: readonly string[]; draft: Fields; disabled: boolean };

/** The text with a field in place of each blank. */
export function AnswerCloze({ textHtml, blanks, draft, disabled }: AnswerClozeProps) {
  // Later drafts are what these fields already hold: writing them back would move the cursor.
  const [before] = useState(draft);
  const html = useMemo(
    () => fillBlanks(textHtml, blanks, (key) => String(before[`blank.${key}`] ?? "")),
    [textHtml, blanks, before],
  );
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="sr-only">Fill each blank</legend>
      <div className="prose-question leading-loose!" dangerouslySetInnerHTML={{ __html: html }} />
    </fieldset>
  );
}
