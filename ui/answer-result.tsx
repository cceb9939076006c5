import type { ReactNode } from "react";
import type { AnswerView } from "./answer-view";
import { Explanation } from "./explanation";
import { GradeView } from "./grade";
import { OutcomeView } from "./outcome";
import { Prose } from "./prose";
import { ResultHeading } from "./result-heading";
import type { ExplanationViewModel } from "./result-view";
import { TimelineView } from "./timeline";

type AnswerResultProps = {
  /** One answer, or the steps of a chain so far. */
  answers: readonly AnswerView[];
  /** Null until a chain has come to its end. */
  lesson: ExplanationViewModel | null;
  /** Grades with what their owner may do about them, by the answer's id; without, the grade alone is shown. */
  grades?: Readonly<Record<string, ReactNode>>;
};

/** What became of an answer: its score with the reasons, and then what there is to learn. */
export function AnswerResult({ answers, lesson, grades = {} }: AnswerResultProps) {
  return (
    <div className="flex flex-col gap-10">
      {answers.map((answer, at) => (
        // What is positioned inside must not reach beyond its own answer.
        <div key={answer.id} className="relative">
          {at === answers.length - 1 && <ResultHeading takesFocus={lesson !== null} />}
          <OneAnswer answer={answer} gradeNode={grades[answer.id] ?? plainGrade(answer)} />
        </div>
      ))}
      {lesson && <Explanation explanation={lesson} />}
    </div>
  );
}

/** One answer with what became of it, without heading or focus: for where several stand on a page. */
export function OneAnswer({ answer, gradeNode }: { answer: AnswerView; gradeNode: ReactNode }) {
  const { promptHtml, typed, outcome, modelAnswerHtml, backHtml, timeline, checks } = answer;
  const isSelfChecked = outcome !== null && outcome.score === null && typed !== null;
  return (
    <div className="flex flex-col gap-6">
      {promptHtml !== null && <Prose html={promptHtml} size="question" />}
      {backHtml !== null && <Prose html={backHtml} size="question" />}
      {gradeNode}
      {outcome && <OutcomeView outcome={outcome} />}
      {timeline && <TimelineView timeline={timeline} />}
      {isSelfChecked && (checks.length > 0 ? <SelfCheck typed={typed} checks={checks} /> : <OwnWords typed={typed} />)}
      {modelAnswerHtml !== null && (
        <details className="max-w-[68ch]" open={isSelfChecked}>
          <summary className="min-h-11 py-2 text-sm font-medium text-accent sm:min-h-9">A model answer</summary>
          <Prose html={modelAnswerHtml} />
        </details>
      )}
    </div>
  );
}

function plainGrade({ typed, graded }: AnswerView): ReactNode {
  return graded && typed !== null && <GradeView answer={typed} grade={graded.grade} rubric={graded.rubric} />;
}

function OwnWords({ typed }: { typed: string }) {
  return (
    <section aria-label="Your answer" className="flex max-w-[68ch] flex-col gap-2">
      <h3 className="text-sm font-semibold">Your answer</h3>
      <p className="border-l-2 border-accent pl-4 font-serif text-base wrap-anywhere whitespace-pre-wrap">
        {typed.trim() === "" ? <em className="text-muted">Nothing was typed.</em> : typed}
      </p>
    </section>
  );
}

/** Code is compared by eye: what was written, and what it has to do. */
function SelfCheck({ typed, checks }: { typed: string; checks: readonly string[] }) {
  return (
    <section aria-label="Check your code" className="flex flex-col gap-4">
      <h3 className="text-sm font-semibold">Your code</h3>
      <div className="overflow-x-auto rounded border border-hairline bg-surface p-4">
        <pre className="w-max font-mono text-sm leading-[1.6]">{typed}</pre>
      </div>
      <fieldset className="max-w-[68ch]">
        <legend className="text-sm font-semibold">Does it hold? Tick what yours does, then rate yourself.</legend>
        <ul className="mt-2 flex flex-col gap-1">
          {checks.map((check) => (
            <li key={check}>
              <label className="flex min-h-9 items-center gap-3 font-serif text-base">
                <input type="checkbox" className="size-4 shrink-0" /> {check}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </section>
  );
}
