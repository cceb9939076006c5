"use client";

import type { KeyboardEvent } from "react";
import type { Fields } from "#domain/quiz/response-form";
import { AnswerArea } from "./answer-area";
import { Prose } from "./prose";

type AnswerCodeProps = { code: string; hintsHtml: readonly string[]; draft: Fields; disabled: boolean };

/** A program to write or repair. Tab moves on, as in any form; Enter keeps the indentation. */
export function AnswerCode({ code, hintsHtml, draft, disabled }: AnswerCodeProps) {
  return (
    <div className="flex flex-col gap-4">
      <AnswerArea
        name="code"
        label="Your program"
        text={String(draft["code"] ?? code)}
        disabled={disabled}
        look="code"
        status={(text) => ({ words: `${text.split("\n").length} lines` })}
        className="min-h-64"
        onKeyDown={keepIndent}
      />
      {hintsHtml.map((html, at) => (
        <details key={html}>
          <summary className="py-1 text-sm text-accent">
            Hint {at + 1} of {hintsHtml.length}
          </summary>
          <div className="pt-2 pl-4">
            <Prose html={html} />
          </div>
        </details>
      ))}
    </div>
  );
}

function keepIndent(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
  const { value, selectionStart } = event.currentTarget;
  const line = value.slice(value.lastIndexOf("\n", selectionStart - 1) + 1, selectionStart);
  const indent = (/^[ \t]*/.exec(line)?.[0] ?? "") + (/:\s*$/.test(line) ? "    " : "");
  // The only way of typing for someone that they can undo; where it is missing, Enter stays a plain line end.
  if (indent !== "" && document.execCommand("insertText", false, `\n${indent}`)) event.preventDefault();
}
