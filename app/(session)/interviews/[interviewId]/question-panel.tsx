"use client";

import { useEffect, useRef } from "react";
import { type LiveState, phaseOf } from "#domain/interviews/live-state";
import type { LiveNote } from "#domain/interviews/score-edit";
import type { MarkVerdict } from "#domain/scorecards/mark";
import { Kbd } from "#ui/kbd";
import { Notice } from "#ui/notice";
import { Inline } from "#ui/prose";
import { QuestionClock } from "./clocks";
import { Criteria } from "./criteria";
import { type DeskActions, shownAs } from "./desk-keys";
import { NewAddress } from "./new-address";
import type { DeskCriterion, DeskQuestion } from "./desk-question";
import { Notes } from "./notes";
import { SightControl } from "./sight-control";

type QuestionPanelProps = {
  question: DeskQuestion;
  interviewId: string;
  questions: readonly DeskQuestion[];
  state: LiveState;
  now: number;
  note: LiveNote;
  verdictOf: (criterion: DeskCriterion) => MarkVerdict | null;
  selected: number;
  /** Whether the answer is opened. */
  isListening: boolean;
  isReadOnly: boolean;
  /** Whether the scorecard was submitted: it takes nothing more. */
  isClosed: boolean;
  onText: (text: string) => void;
  actions: DeskActions;
};

/** One question: what to ask, then what to hear, to tick and to note. */
export function QuestionPanel({
  question,
  state,
  now,
  note,
  isReadOnly,
  isClosed,
  actions,
  ...rest
}: QuestionPanelProps) {
  const { itemId, number, title, facts, minutes, ask, followUps, listenFor, criteria } = question;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo({ top: 0 });
    // What had the focus on the question before is gone; the new question takes it.
    if (document.activeElement === null || document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <section aria-labelledby="question" className="flex flex-col gap-6">
      <header className="flex flex-col gap-1">
        <h2
          id="question"
          ref={heading}
          tabIndex={-1}
          className="font-sans text-lg font-semibold wrap-anywhere outline-none"
        >
          {number}. {title}
        </h2>
        <p className="flex flex-wrap gap-x-4 text-sm text-muted">
          <span>{facts}</span>
          <QuestionClock state={state} itemId={itemId} now={now} minutes={minutes} />
        </p>
      </header>
      <SightControl
        state={state}
        questions={rest.questions}
        onShow={isReadOnly ? null : (view) => actions.move(shownAs(state, view))}
      />
      {ask}
      {followUps.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="text-sm font-semibold">Then ask</h3>
          <ul className="flex max-w-[68ch] list-disc flex-col gap-1 pl-5 font-serif text-base">
            {followUps.map((html) => (
              <li key={html}>
                <Inline html={html} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {isClosed && <Notice title="Your scorecard is submitted. Reopen it there before you change a mark." />}
      <Criteria
        criteria={criteria}
        verdictOf={rest.verdictOf}
        selected={rest.selected}
        onSelect={actions.select}
        onMark={actions.mark}
        isReadOnly={isReadOnly}
      />
      {!isReadOnly && <Notes note={note} onText={rest.onText} onFlag={actions.flag} />}
      <div className="flex flex-col gap-4">
        <div>
          <button
            type="button"
            aria-expanded={rest.isListening}
            aria-controls="listen-for"
            aria-keyshortcuts="a"
            onClick={actions.toggleListening}
            className="inline-flex min-h-11 items-center gap-2 text-sm font-medium text-accent sm:min-h-9"
          >
            <span aria-hidden="true">{rest.isListening ? "▾" : "▸"}</span> The answer and what to listen for{" "}
            <Kbd>a</Kbd>
          </button>
        </div>
        <div id="listen-for" hidden={!rest.isListening} className={rest.isListening ? "flex flex-col gap-5" : ""}>
          {listenFor}
        </div>
      </div>
      {!isReadOnly && phaseOf(state) !== "ended" && <NewAddress interviewId={rest.interviewId} />}
    </section>
  );
}
