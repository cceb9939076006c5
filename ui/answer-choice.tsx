"use client";

import { useRef } from "react";
import type { Fields } from "#domain/quiz/response-form";
import { useKeys } from "./keys";
import { Inline } from "./prose";
import type { OptionView } from "./question-view";

type AnswerChoiceProps = { options: readonly OptionView[]; isMultiple: boolean; draft: Fields; disabled: boolean };

/** Options to choose one or several of; the letter of an option chooses it. */
export function AnswerChoice({ options, isMultiple, draft, disabled }: AnswerChoiceProps) {
  const list = useRef<HTMLFieldSetElement>(null);
  const choose = (at: number) => {
    const input = list.current?.querySelectorAll("input").item(at);
    input?.focus();
    input?.click();
  };
  const letters = options.map(({ key }, at) => [key.toLowerCase(), () => choose(at)] as const);
  useKeys(Object.fromEntries(letters.filter(([letter]) => /^[a-z]$/.test(letter))), !disabled);

  const name = isMultiple ? "choices" : "choice";
  const chosen = [draft[name] ?? []].flat();
  return (
    <fieldset ref={list} disabled={disabled} className="max-w-[68ch] min-w-0">
      <legend className="mb-2 text-sm font-medium">{isMultiple ? "Choose every one that fits" : "Choose one"}</legend>
      <div className="divide-y divide-hairline border-y border-hairline">
        {options.map(({ key, html }) => (
          <label
            key={key}
            className="flex items-baseline gap-3 px-2 py-3 hover:bg-sunken has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type={isMultiple ? "checkbox" : "radio"}
              name={name}
              value={key}
              required={!isMultiple}
              defaultChecked={chosen.includes(key)}
              aria-keyshortcuts={key.toLowerCase()}
              className="size-4 shrink-0 translate-y-0.5 outline-none"
            />
            <span className="w-4 shrink-0 text-sm font-medium text-muted">{key.toUpperCase()}</span>
            <Inline html={html} className="min-w-0 font-serif text-base" />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
