import type { ReactNode } from "react";
import type { MisconceptionResult } from "#domain/rubric/grade";
import type { AnswerMark } from "./answer-marks";
import type { GradeFocus } from "./grade-answer";
import { shorten } from "./grade-criterion";
import { Inline } from "./prose";
import type { MisconceptionView } from "./result-view";

type GradeMisconceptionProps = GradeFocus & {
  result: MisconceptionResult;
  words: MisconceptionView | undefined;
  quotes: readonly AnswerMark[];
  sign: string;
  action: ReactNode;
};

/** Something the answer claims that is not so, and why. */
export function GradeMisconception({
  result,
  words,
  quotes,
  sign,
  action,
  activeKey,
  onActivate,
  idOf,
}: GradeMisconceptionProps) {
  const { key, deducted } = result;
  return (
    <section
      id={idOf(key)}
      tabIndex={-1}
      aria-label={`Misconception ${sign}`}
      onPointerEnter={() => onActivate(key)}
      onPointerLeave={() => onActivate(null)}
      className={`-mx-3 border-l-2 border-blocked px-3 py-2 transition-colors ${activeKey === key ? "bg-blocked-soft" : ""}`}
    >
      <div className="flex items-center gap-3 text-xs">
        <span className="w-4 text-sm font-semibold text-accent">{sign}</span>
        <span className="font-medium text-blocked">Not so</span>
        {deducted > 0 && <span className="tabular ml-auto text-muted">{deducted} taken off</span>}
      </div>
      <div className="mt-1.5 flex flex-col gap-1.5 pl-7">
        <p className="font-serif text-base leading-snug">
          <Inline html={words?.statementHtml ?? ""} />
        </p>
        <p className="font-serif text-base leading-snug">
          <span className="font-sans text-xs font-medium text-done">Why that is not so: </span>
          <Inline html={words?.correctionHtml ?? ""} />
        </p>
        {quotes.map(({ id }, at) => (
          <a key={id} href={`#${id}`} className="self-start text-xs text-accent underline underline-offset-2">
            “{shorten(result.quotes[at]?.text ?? "")}”
          </a>
        ))}
        {action}
      </div>
    </section>
  );
}
