"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import type { Band, Flag, Grade, Verdict } from "#domain/rubric/grade";
import type { AnswerMark } from "./answer-marks";
import { GradeAnswer } from "./grade-answer";
import { GradeCriterion } from "./grade-criterion";
import { GradeMisconception } from "./grade-misconception";
import { Lane, type LaneState } from "./lane";
import type { RubricView } from "./result-view";

const STATES: Record<Verdict, LaneState> = {
  met: "done",
  partial: "waiting",
  not: "cancelled",
  contradicted: "blocked",
  unsure: "running",
};

const BAND_WORDS: Record<Band, string> = {
  strong: "a strong answer",
  solid: "a solid answer",
  partial: "part of the answer",
  weak: "little of the answer",
};

const FLAG_WORDS: Record<Flag, string> = {
  empty: "There was nothing to score.",
  "instructions-to-grader": "Words that speak to the scorer instead of answering were set aside.",
  "copied-question": "Sentences copied from the question were set aside: they earn nothing.",
  "copied-rubric": "Sentences copied from the rubric were set aside: say it in your own words.",
  stuffed: "A list of terms without sentences was set aside: say how they hang together.",
  "other-language": "Only English can be scored; other languages were set aside.",
  exchanged: "It says of each thing what is true of the other, so what it says of them earns nothing.",
};

type GradeViewProps = {
  /** Exactly what was typed: quotes are positions in it. */
  answer: string;
  grade: Grade;
  rubric: RubricView;
  /** Read by whoever wrote it, and not by a rater. */
  isOwn?: boolean;
  /** What can be done about a verdict, by the key of the criterion or misconception: a button to contest it. */
  actions?: Record<string, ReactNode>;
  /** Said under the points: how they stand once verdicts that were left open are settled. */
  standing?: ReactNode;
};

/** A scored answer: one's own words with the earning phrases marked, and beside them each criterion, tied to its phrase. */
export function GradeView({ answer, grade, rubric, isOwn = true, actions = {}, standing }: GradeViewProps) {
  const prefix = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<{ key: string; line: string | null } | null>(null);
  const marks = marksOf(grade, prefix);
  const idOf = (key: string) => `${prefix}-${key}`;

  function activate(key: string | null) {
    const quote = marks.find((mark) => mark.key === key);
    setActive(key === null ? null : { key, line: quote ? lineBetween(frame.current, quote.id, idOf(key)) : null });
  }

  const shared = { activeKey: active?.key ?? null, onActivate: activate, idOf };
  return (
    <section aria-label="Result" className="flex flex-col gap-6">
      <div className="flex flex-col gap-3">
        <Total grade={grade} />
        {standing}
      </div>
      {grade.flags.map((flag) => (
        <p key={flag} className="max-w-[68ch] border-l-2 border-waiting pl-4 text-sm">
          {FLAG_WORDS[flag]}
        </p>
      ))}
      <div
        ref={frame}
        className="relative grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:gap-14"
      >
        <GradeAnswer answer={answer} marks={marks} isOwn={isOwn} {...shared} />
        <div className="flex min-w-0 flex-col gap-6">
          <div>
            <h2 className="mb-2 text-sm font-semibold">What it is scored by</h2>
            <ol className="-mx-3 divide-y divide-hairline border-y border-hairline">
              {grade.criteria.map((result, at) => {
                const words = rubric.criteria.find(({ key }) => key === result.key);
                const quotes = marks.filter(({ key }) => key === result.key);
                const own = { result, words, quotes, sign: `${at + 1}`, action: actions[result.key] };
                return <GradeCriterion key={result.key} {...own} {...shared} />;
              })}
            </ol>
          </div>
          {grade.misconceptions.map((result, at) => {
            const words = rubric.misconceptions.find(({ key }) => key === result.key);
            const quotes = marks.filter(({ key }) => key === result.key);
            const own = { result, words, quotes, sign: letter(at), action: actions[result.key] };
            return <GradeMisconception key={result.key} {...own} {...shared} />;
          })}
        </div>
        {active?.line && (
          <svg
            aria-hidden="true"
            className="pointer-events-none absolute inset-0 size-full overflow-visible text-accent max-lg:hidden print:hidden"
          >
            <path
              key={active.key}
              d={active.line}
              pathLength={1}
              className="lane-drawn"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
            />
          </svg>
        )}
      </div>
    </section>
  );
}

function Total({ grade }: { grade: Grade }) {
  const segments = grade.criteria.map(({ verdict, maxPoints }, at) => ({
    state: STATES[verdict],
    label: `Criterion ${at + 1}`,
    weight: maxPoints,
  }));
  const deducted = grade.misconceptions.reduce((sum, one) => sum + one.deducted, 0);
  return (
    <div className="flex max-w-[68ch] flex-col gap-2">
      <p className="tabular text-xl font-semibold">
        {grade.points} of {grade.maxPoints} points{" "}
        <span className="text-sm font-normal text-muted">
          {BAND_WORDS[grade.band]}
          {deducted > 0 && `; ${deducted} taken off`}
        </span>
      </p>
      <div aria-hidden="true">
        <Lane segments={segments} label="Criteria" size="tall" />
      </div>
    </div>
  );
}

/** The quotes of a grade as marks on its answer. Quotes of criteria that earned nothing by them are not marked. */
function marksOf(grade: Grade, prefix: string): AnswerMark[] {
  const criteria = grade.criteria.flatMap(({ key, verdict, quotes }, at) =>
    quotes.map(({ start, end }, number) => ({
      id: `${prefix}-q${at}-${number}`,
      key,
      sign: `${at + 1}`,
      tone: verdict,
      start,
      end,
    })),
  );
  const misconceptions = grade.misconceptions.flatMap(({ key, quotes }, at) =>
    quotes.map(({ start, end }, number) => {
      return { id: `${prefix}-m${at}-${number}`, key, sign: letter(at), tone: "misconception" as const, start, end };
    }),
  );
  return [...criteria, ...misconceptions];
}

function letter(at: number): string {
  return String.fromCharCode("a".charCodeAt(0) + (at % 26));
}

/** From under the phrase, along its line of text, over to the criterion beside it. */
function lineBetween(frame: HTMLElement | null, quoteId: string, targetId: string): string | null {
  const phrase = document.getElementById(quoteId)?.getClientRects()[0];
  const target = document.getElementById(targetId)?.getBoundingClientRect();
  const origin = frame?.getBoundingClientRect();
  if (!phrase || !target || !origin || target.left < phrase.right) return null;

  const [x1, y1] = [phrase.right - origin.left, phrase.bottom - origin.top];
  const [x2, y2] = [target.left - origin.left - 6, target.top - origin.top + 18];
  const turn = x2 - 40;
  return `M${x1} ${y1}H${Math.max(x1, turn)}C${x2 - 12} ${y1} ${x2 - 28} ${y2} ${x2} ${y2}`;
}
