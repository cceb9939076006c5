"use client";

import type { Fields } from "#domain/quiz/response-form";
import { AnswerArea } from "./answer-area";

/** What the program prints, line by line. */
export function AnswerPredict({ draft, disabled }: { draft: Fields; disabled: boolean }) {
  return (
    <AnswerArea
      name="output"
      label="What it prints, one line each"
      text={String(draft["output"] ?? "")}
      disabled={disabled}
      look="code"
      status={countLines}
      className="min-h-40"
    />
  );
}

function countLines(text: string): { words: string } {
  const count = text.trim() === "" ? 0 : text.replace(/\n+$/, "").split("\n").length;
  return { words: count === 1 ? "1 line" : `${count} lines` };
}
