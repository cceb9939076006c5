import type { Fields } from "#domain/quiz/response-form";
import { CodeLines } from "./code-block";
import { Inline } from "./prose";
import type { OptionView } from "./question-view";

type AnswerBugProps = {
  codeLines: readonly string[];
  reasons: readonly OptionView[];
  draft: Fields;
  disabled: boolean;
};

/** The line at fault, then the reason. */
export function AnswerBug({ codeLines, reasons, draft, disabled }: AnswerBugProps) {
  const line = Number(draft["line"]);
  return (
    <div className="flex flex-col gap-6">
      <CodeLines
        lines={codeLines}
        name="line"
        legend="Choose the line"
        chosen={Number.isInteger(line) ? line : null}
        isDisabled={disabled}
      />
      <fieldset disabled={disabled} className="max-w-[68ch] min-w-0">
        <legend className="mb-2 text-sm font-medium">Choose the reason</legend>
        <div className="divide-y divide-hairline border-y border-hairline">
          {reasons.map(({ key, html }) => (
            <label
              key={key}
              className="flex items-baseline gap-3 px-2 py-3 hover:bg-sunken has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="reason"
                value={key}
                required
                defaultChecked={draft["reason"] === key}
                className="size-4 shrink-0 translate-y-0.5 outline-none"
              />
              <Inline html={html} className="min-w-0 font-serif text-base" />
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
