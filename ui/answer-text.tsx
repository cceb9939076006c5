"use client";

import type { Fields } from "#domain/quiz/response-form";
import { AnswerArea } from "./answer-area";

type AnswerTextProps = { draft: Fields; disabled: boolean; label?: string; maxChars: number };

/** An explanation in one's own words. */
export function AnswerText({ draft, disabled, maxChars, label = "Your answer" }: AnswerTextProps) {
  return (
    <AnswerArea
      name="text"
      label={label}
      text={String(draft["text"] ?? "")}
      disabled={disabled}
      look="prose"
      status={(text) => describeLength(text.length, maxChars)}
      className="min-h-48 max-w-[72ch]"
    />
  );
}

function describeLength(length: number, most: number): { words: string; isWrong: boolean } {
  const words = `${length.toLocaleString("en")} of ${most.toLocaleString("en")} characters`;
  if (length <= most) return { words, isWrong: false };
  return { words: `${words}: shorten it by ${(length - most).toLocaleString("en")}`, isWrong: true };
}
