"use client";

import { type LiveState, type Move, phaseOf, sightOf, type View } from "#domain/interviews/live-state";
import type { LiveNote } from "#domain/interviews/score-edit";
import { FLAGS, type MarkVerdict, type ScorecardFlag } from "#domain/scorecards/mark";
import type { Shortcut } from "#ui/keyboard-help";
import { useKeys } from "#ui/keys";
import type { DeskCriterion } from "./desk-question";
import { NOTE_FIELD } from "./notes";
import { digitOf, VERDICT_KEYS } from "./verdict-keys";

/** What can be done on the page, by the mouse and by keys alike. */
export type DeskActions = {
  go: (by: 1 | -1) => void;
  mark: (criterion: DeskCriterion, verdict: MarkVerdict | null) => void;
  move: (move: Move) => void;
  select: (place: number) => void;
  flag: (flag: ScorecardFlag, isOn: boolean) => void;
  toggleListening: () => void;
};

/** The keys of the page, as its list of keys shows them. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["s"], does: "Begin: the clock runs" },
  { keys: ["f"], does: "Next question" },
  { keys: ["b"], does: "Question before" },
  { keys: ["1", "…", "0"], does: "Choose a criterion" },
  { keys: VERDICT_KEYS.map(({ key }) => key), does: "Mark it met, partly, not, not asked, and go to the next one" },
  { keys: ["c"], does: "Take its mark away" },
  { keys: ["⇧1", "…", `⇧${FLAGS.length}`], does: "Quick flags" },
  { keys: ["w"], does: "Write a note; Esc leaves it" },
  { keys: ["a"], does: "The answer and what to listen for" },
  { keys: ["l"], does: "The candidate's page follows" },
  { keys: ["h"], does: "Hold what the candidate sees" },
  { keys: ["v"], does: "Blank the candidate's page, and show again" },
  { keys: ["t"], does: "Pause the clock, and go on" },
];

type DeskKeys = {
  state: LiveState;
  criteria: readonly DeskCriterion[];
  selected: number;
  note: LiveNote;
  isReadOnly: boolean;
  actions: DeskActions;
};

/** Everything on the page by one key each. */
export function useDeskKeys({ state, criteria, selected, note, isReadOnly, actions }: DeskKeys): void {
  const { go, mark, move, select, flag, toggleListening } = actions;
  const phase = phaseOf(state);

  function choose(place: number): void {
    if (!criteria[place]) return;
    select(place);
    // Once the page shows the verdict, so that the focus is on the chosen one.
    queueMicrotask(() => focusCriterion(place));
  }
  function judge(verdict: MarkVerdict | null): void {
    const criterion = criteria[selected];
    if (!criterion) return;
    mark(criterion, verdict);
    if (verdict !== null) choose(Math.min(selected + 1, criteria.length - 1));
  }

  const digits = criteria.flatMap((_, place) => {
    const digit = digitOf(place);
    return digit === null ? [] : [[digit, () => choose(place)] as const];
  });
  const verdicts = VERDICT_KEYS.map(({ key, verdict }) => [key, () => judge(verdict)] as const);
  const flags = FLAGS.map(
    (one, place) => [`Shift+Digit${place + 1}`, () => flag(one, !note.flags.includes(one))] as const,
  );
  useKeys(
    {
      ...Object.fromEntries([...digits, ...verdicts, ...flags]),
      c: () => judge(null),
      f: () => go(1),
      b: () => go(-1),
      s: () => phase === "ready" && move({ kind: "start" }),
      t: () => move({ kind: phase === "running" ? "pause" : "resume" }),
      l: () => move(shownAs(state, "follow")),
      h: () => move(shownAs(state, "held")),
      v: () => move(shownAs(state, state.view === "blank" ? "follow" : "blank")),
      a: toggleListening,
      w: (event) => {
        event.preventDefault(); // the key itself is no part of the note
        document.getElementById(NOTE_FIELD)?.focus();
      },
    },
    !isReadOnly,
  );
  useKeys({ f: () => go(1), b: () => go(-1), a: toggleListening }, isReadOnly);
}

/** The move after which the candidate sees as chosen: held is what they see now. */
export function shownAs(state: LiveState, view: View): Move {
  const sight = sightOf(state);
  return { kind: "show", view, itemId: sight.kind === "question" ? sight.itemId : state.currentItemId };
}

function focusCriterion(place: number): void {
  const group = document.querySelector(`[data-criterion="${place}"]`);
  const radio = group?.querySelector<HTMLInputElement>("input:checked") ?? group?.querySelector("input");
  radio?.focus();
}
