import type { ReactNode } from "react";
import type { CriterionResult } from "#domain/rubric/grade";
import type { AnswerMark } from "./answer-marks";
import type { GradeFocus } from "./grade-answer";
import { Inline } from "./prose";
import type { CriterionView } from "./result-view";
import { VerdictMark } from "./verdict-mark";

type GradeCriterionProps = GradeFocus & {
  result: CriterionResult;
  words: CriterionView | undefined;
  quotes: readonly AnswerMark[];
  sign: string;
  action: ReactNode;
};

/** One criterion: its verdict and points, what a good answer says, and what decided. */
export function GradeCriterion({
  result,
  words,
  quotes,
  sign,
  action,
  activeKey,
  onActivate,
  idOf,
}: GradeCriterionProps) {
  const { key, verdict, points, maxPoints, nearestMiss } = result;
  const isMissed = verdict !== "met";
  const noteHtml = (isMissed ? words?.missingHtml : words?.metHtml) ?? null;
  return (
    <li
      id={idOf(key)}
      tabIndex={-1}
      onPointerEnter={() => onActivate(key)}
      onPointerLeave={() => onActivate(null)}
      className={`flex flex-col gap-1.5 px-3 py-3 transition-colors ${activeKey === key ? "bg-accent-soft" : ""}`}
    >
      <div className="flex items-center gap-3">
        <span className="tabular w-4 text-sm font-semibold text-accent">{sign}</span>
        <VerdictMark verdict={verdict} />
        <span className="tabular ml-auto text-xs text-muted">
          {points} of {maxPoints}
        </span>
      </div>
      <p className={`pl-7 font-serif text-base leading-snug ${verdict === "met" ? "text-muted" : ""}`}>
        {verdict !== "met" && <span className="font-sans text-xs text-muted">What to say: </span>}
        <Inline html={words?.statementHtml ?? ""} />
      </p>
      {quotes.length > 0 && (
        <p className="flex flex-wrap gap-x-3 pl-7 text-xs">
          {quotes.map(({ id }, at) => (
            <a
              key={id}
              href={`#${id}`}
              onFocus={() => onActivate(key)}
              onBlur={() => onActivate(null)}
              className="text-accent underline underline-offset-2"
            >
              “{shorten(result.quotes[at]?.text ?? "")}”
            </a>
          ))}
        </p>
      )}
      {nearestMiss && (
        <p className="pl-7 text-xs text-muted">The nearest you came: “{shorten(nearestMiss.quote.text)}”.</p>
      )}
      {verdict === "unsure" && (
        <p className="pl-7 text-xs text-muted">Too close to call: by itself it earns nothing.</p>
      )}
      {noteHtml !== null && (
        <p className="pl-7 text-xs text-muted">
          <Inline html={noteHtml} />
        </p>
      )}
      {action && <div className="pl-7">{action}</div>}
    </li>
  );
}

/** The beginning of a quote, long enough to be recognised. */
export function shorten(quote: string): string {
  const flat = quote.replace(/\s+/g, " ").trim();
  return flat.length <= 60 ? flat : `${flat.slice(0, 57).trimEnd()}…`;
}
