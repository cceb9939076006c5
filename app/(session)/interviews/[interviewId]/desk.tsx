"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { Desk } from "#domain/interviews/edit";
import { type Move, phaseOf } from "#domain/interviews/live-state";
import { markName, NO_NOTE, noteName } from "#domain/interviews/score-edit";
import type { MarkVerdict } from "#domain/scorecards/mark";
import { storableText } from "#domain/storable";
import { KeyboardHelp } from "#ui/keyboard-help";
import { Notice } from "#ui/notice";
import { SessionFrame } from "#ui/session-frame";
import { setPath } from "../../../(reading)/sets/set-path";
import { Agenda } from "./agenda";
import { useServerClock, WholeClock } from "./clocks";
import { DeskBar } from "./desk-bar";
import { SHORTCUTS, useDeskKeys } from "./desk-keys";
import type { DeskCriterion, DeskQuestion } from "./desk-question";
import { DeskStore } from "./desk-store";
import { Barred, Ended, NotBegun } from "./phase-notices";
import { QuestionPanel } from "./question-panel";

type InterviewDeskProps = {
  interviewId: string;
  viewerId: string;
  setId: string;
  candidateName: string;
  questions: readonly [DeskQuestion, ...DeskQuestion[]];
  /** How it stood when the page was made. */
  desk: Desk;
  /** For members who only look on. */
  isReadOnly: boolean;
};

/** The interviewer's page: one question at a time, with everything to ask, to hear and to tick. */
export function InterviewDesk(props: InterviewDeskProps) {
  const { interviewId, viewerId, setId, candidateName, questions, desk } = props;
  const [store] = useState(() => new DeskStore(interviewId, viewerId, desk));
  const view = useSyncExternalStore(store.subscribe, store.view, store.view);
  useEffect(() => store.open(), [store]);
  const { state, sheet } = view;
  const isReadOnly = props.isReadOnly || view.saving === "barred";
  const now = useServerClock(desk.now, view.clockOffset);
  const phase = phaseOf(state);
  const [shown, goTo] = useShown(store, questions, state.currentItemId);
  const [selected, setSelected] = useState(0);
  const [isListening, setListening] = useState(false);

  const { itemId, number, step, criteria } = shown;
  const place = { itemId, step };
  const verdictOf = (one: DeskCriterion): MarkVerdict | null =>
    sheet.marks[markName({ itemId, step: one.step, criterionKey: one.key })] ?? null;

  const move = (made: Move) => store.edit(made);
  function go(to: DeskQuestion | undefined): void {
    if (!to) return;
    goTo(to.itemId);
    setSelected(0);
    if (!isReadOnly && to.itemId !== state.currentItemId) move({ kind: "go", itemId: to.itemId });
  }
  function mark(criterion: DeskCriterion, verdict: MarkVerdict | null): void {
    store.edit({ kind: "mark", itemId, step: criterion.step, criterionKey: criterion.key, verdict });
  }

  const actions = {
    go: (by: 1 | -1) => go(questions[number - 1 + by]),
    mark,
    move,
    select: setSelected,
    flag: (flag: (typeof note.flags)[number], isOn: boolean) => store.edit({ kind: "flag", ...place, flag, isOn }),
    toggleListening: () => setListening((is) => !is),
  };
  const note = sheet.notes[noteName(place)] ?? NO_NOTE;
  useDeskKeys({ state, criteria, selected, note, isReadOnly, actions });

  const plannedMinutes = questions.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <SessionFrame
      title={candidateName}
      segments={questions.map(({ itemId: id, title, minutes }) => ({
        state: id === state.currentItemId ? "running" : (state.spentMs[id] ?? 0) > 0 ? "done" : "idle",
        label: title,
        weight: minutes,
        isCurrent: id === itemId,
      }))}
      position={`${number} of ${questions.length}`}
      exit={{ href: setPath(setId, "/interviews"), label: "Interviews" }}
      aside={
        <>
          {!isReadOnly && <KeyboardHelp shortcuts={SHORTCUTS} />}
          <WholeClock state={state} now={now} plannedMinutes={plannedMinutes} />
        </>
      }
    >
      <div className="flex flex-1 flex-col gap-8 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-10">
        <Agenda
          questions={questions}
          state={state}
          now={now}
          shownItemId={itemId}
          onGo={(id) => go(questions.find((one) => one.itemId === id))}
        />
        <div className="flex min-w-0 flex-1 flex-col gap-6">
          {view.connection === "gone" && (
            <Notice tone="failure" title="This interview is not there any more, or you are signed out." isLive>
              What you did and is not saved stays in this browser. Sign in again in another tab, then load this page
              anew.
            </Notice>
          )}
          {view.saving === "barred" && <Barred waiting={view.waiting} />}
          {view.refusal !== null && <Notice tone="failure" title={view.refusal} isLive />}
          {phase === "ready" && <NotBegun />}
          {phase === "ended" && <Ended state={state} scorecardId={view.scorecardId} isReadOnly={isReadOnly} />}
          {itemId !== state.currentItemId && !isReadOnly && phase !== "ended" && (
            <Notice
              title={
                <>
                  The interview went on elsewhere.{" "}
                  <button
                    type="button"
                    className="underline"
                    onClick={() => go(questions.find((one) => one.itemId === state.currentItemId))}
                  >
                    Go there
                  </button>
                </>
              }
            />
          )}
          <QuestionPanel
            key={itemId}
            interviewId={interviewId}
            question={shown}
            questions={questions}
            state={state}
            now={now}
            note={note}
            verdictOf={verdictOf}
            selected={selected}
            isListening={isListening}
            isReadOnly={isReadOnly}
            isClosed={view.isSubmitted}
            onText={(text) => store.edit({ kind: "note", ...place, text: storableText(text) })}
            actions={actions}
          />
          <DeskBar
            phase={phase}
            view={view}
            isReadOnly={isReadOnly}
            isFirst={number === 1}
            isLast={number === questions.length}
            actions={actions}
            onEnd={async () => {
              move({ kind: "end" });
              return store.settled();
            }}
          />
        </div>
      </div>
    </SessionFrame>
  );
}

/**
 * The question on the screen: the current one, wherever it is changed; but somebody who is typing is not torn away
 * when a colleague or another tab goes on.
 */
function useShown(store: DeskStore, questions: InterviewDeskProps["questions"], currentItemId: string) {
  const [shownId, setShownId] = useState(currentItemId);
  useEffect(() => {
    let known = store.view().state.currentItemId;
    return store.subscribe(() => {
      const next = store.view().state.currentItemId;
      if (next === known) return;
      known = next;
      if (document.activeElement?.tagName !== "TEXTAREA") setShownId(next);
    });
  }, [store]);
  const shown = questions.find(({ itemId }) => itemId === shownId) ?? questions[0];
  return [shown, setShownId] as const;
}
