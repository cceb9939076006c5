import type { PartOutcome } from "#domain/quiz/outcome";
import { Lane, type LaneState } from "./lane";
import { Misconceptions } from "./misconceptions";
import { Inline, Prose } from "./prose";
import type { OutcomeViewModel, PartView } from "./result-view";
import { PartMark } from "./verdict-mark";

const STATES: Record<PartOutcome["verdict"], LaneState> = {
  right: "done",
  wrong: "blocked",
  missed: "cancelled",
  spare: "idle",
};

/** How a closed question turned out: the score, each part with what was given and expected, and what it reveals. */
export function OutcomeView({ outcome }: { outcome: OutcomeViewModel }) {
  const { score, parts, misconceptions, summaryHtml } = outcome;
  const segments = parts.map(({ label, verdict }) => ({ state: STATES[verdict], label }));
  return (
    <section aria-label="Result" className="flex flex-col gap-6">
      {score !== null && (
        <div className="flex max-w-[68ch] flex-col gap-2">
          <p className="tabular text-xl font-semibold">
            {Math.round(score * 100)} % <span className="text-sm font-normal text-muted">{wordsFor(score)}</span>
          </p>
          {segments.length > 1 && (
            <div aria-hidden="true">
              <Lane segments={segments} label="Parts" />
            </div>
          )}
        </div>
      )}
      {summaryHtml !== null && <Prose html={summaryHtml} />}
      {parts.length > 0 && (
        <ul className="max-w-[76ch] divide-y divide-hairline border-y border-hairline">
          {parts.map((part, at) => (
            <Part key={`${at} ${part.label}`} part={part} />
          ))}
        </ul>
      )}
      <Misconceptions misconceptions={misconceptions} />
    </section>
  );
}

function Part({ part }: { part: PartView }) {
  const { label, verdict, givenHtml, expectedHtml, feedbackHtml } = part;
  return (
    <li className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[7.5rem_minmax(0,1fr)]">
      <div className="flex items-center gap-3 self-start sm:flex-col sm:items-start sm:gap-0.5">
        <span className="text-sm font-medium">{label}</span>
        <PartMark verdict={verdict} />
      </div>
      <div className="min-w-0 font-serif text-base">
        {verdict === "wrong" && expectedHtml !== null ? (
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3">
            <Side name="You" html={givenHtml ?? "nothing"} isPlain={givenHtml === null} />
            <Side name="Right" html={expectedHtml} />
          </dl>
        ) : (
          <Inline html={givenHtml ?? expectedHtml ?? ""} className={verdict === "spare" ? "text-muted" : ""} />
        )}
        {feedbackHtml !== null && (
          <p className="text-sm text-muted">
            <Inline html={feedbackHtml} />
          </p>
        )}
      </div>
    </li>
  );
}

function Side({ name, html, isPlain = false }: { name: string; html: string; isPlain?: boolean }) {
  return (
    <>
      <dt className="font-sans text-xs text-muted">{name}</dt>
      <dd className={`min-w-0 ${isPlain ? "text-muted italic" : ""}`}>
        <Inline html={html} />
      </dd>
    </>
  );
}

function wordsFor(score: number): string {
  if (score >= 1) return "all right";
  return score > 0 ? "partly right" : "not right";
}
