"use client";

import { type KeyboardEvent, type ReactNode, useId, useState } from "react";

type AnswerAreaProps = {
  name: string;
  label: ReactNode;
  /** What the area starts with. */
  text: string;
  disabled: boolean;
  look: "prose" | "code";
  /** What is said below about the text so far: "5 lines". */
  status: (text: string) => { words: string; isWrong?: boolean };
  className?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
};

const LOOKS = {
  prose: "font-serif text-base leading-relaxed",
  code: "overflow-x-auto font-mono text-sm leading-[1.6] whitespace-pre [font-variant-ligatures:none] [tab-size:4]",
};

/** A large field for an answer. It grows with its text; Ctrl+Enter submits the form. */
export function AnswerArea({ name, label, text, disabled, look, status, className = "", onKeyDown }: AnswerAreaProps) {
  const id = useId();
  const [current, setCurrent] = useState(text);
  const { words, isWrong = false } = status(current);

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.form?.requestSubmit();
    } else onKeyDown?.(event);
  }

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        defaultValue={text}
        disabled={disabled}
        required
        onInput={(event) => setCurrent(event.currentTarget.value)}
        onKeyDown={press}
        aria-describedby={`${id}-status`}
        aria-invalid={isWrong}
        aria-keyshortcuts="Control+Enter"
        {...(look === "code" ? { spellCheck: false, autoCapitalize: "off", autoComplete: "off", wrap: "off" } : {})}
        className={`field-sizing-content w-full rounded border border-edge bg-surface px-4 py-3 aria-invalid:border-blocked ${LOOKS[look]} ${className}`}
      />
      <p id={`${id}-status`} className={`tabular text-xs ${isWrong ? "text-blocked" : "text-muted"}`}>
        {words}
      </p>
    </div>
  );
}
