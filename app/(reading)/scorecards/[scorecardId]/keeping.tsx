"use client";

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import type { MarkInput, MarkVerdict, NoteInput, Recommendation } from "#domain/scorecards/mark";
import { useKeys } from "#ui/keys";
import { ChangeQueue, type KeepingState } from "./change-queue";

const TYPING_MS = 800;
type NoteText = Pick<NoteInput, "text" | "flags">;
type Overall = { recommendation: Recommendation | null; summary: string };

type Scoring = {
  mayEdit: boolean;
  state: KeepingState;
  marks: ReadonlyMap<string, MarkVerdict>;
  notes: ReadonlyMap<string, NoteText>;
  overall: Overall;
  mark: (marks: readonly MarkInput[]) => void;
  note: (place: { itemId: string; step: string }, note: NoteText) => void;
  judge: (overall: Overall) => void;
  /** Sends what waits. @returns whether all of it is kept */
  flush: () => Promise<boolean>;
};

const ScoringContext = createContext<Scoring | null>(null);

/** What stands on the scorecard of this page, and how to change it. */
export function useScoring(): Scoring {
  const scoring = use(ScoringContext);
  if (!scoring) throw new Error("a scorecard's control stands outside of its scorecard");
  return scoring;
}

type KeepingProps = {
  scorecardId: string;
  mayEdit: boolean;
  marks: [string, MarkVerdict][];
  notes: [string, NoteText][];
  overall: Overall;
  children: ReactNode;
};

/** Keeps each decision at once and each text a moment after a pause; tries again for as long as there is no connection. */
export function Keeping({ scorecardId, mayEdit, children, ...initial }: KeepingProps) {
  const [marks, setMarks] = useState(() => new Map(initial.marks));
  const [notes, setNotes] = useState(() => new Map(initial.notes));
  const [overall, setOverall] = useState(initial.overall);
  const [state, setState] = useState<KeepingState>({ kind: "untouched" });
  const [queue] = useState(() => new ChangeQueue(scorecardId, setState));

  useEffect(() => {
    function leave(event: BeforeUnloadEvent): void {
      if (queue.isEmpty) return;
      void queue.flush();
      event.preventDefault();
    }
    const online = () => void queue.flush();
    window.addEventListener("beforeunload", leave);
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("beforeunload", leave);
      window.removeEventListener("online", online);
      void queue.flush();
    };
  }, [queue]);

  useKeys({ j: () => moveFocus(1), k: () => moveFocus(-1) });

  const scoring = useMemo(
    (): Scoring => ({
      mayEdit,
      state,
      marks,
      notes,
      overall,
      flush: () => queue.flush(),
      mark: (inputs) => {
        setMarks((now) => {
          const next = new Map(now);
          for (const { itemId, step, criterionKey, verdict } of inputs) {
            const id = `${itemId}#${step}#${criterionKey}`;
            if (verdict === null) next.delete(id);
            else next.set(id, verdict);
          }
          return next;
        });
        const changes = inputs.map((input) => ({ kind: "mark" as const, ...input }));
        queue.keep(changes, 0);
      },
      note: (place, note) => {
        setNotes((now) => new Map(now).set(`${place.itemId}#${place.step}`, note));
        queue.keep([{ kind: "note", ...place, ...note }], TYPING_MS);
      },
      judge: (judged) => {
        setOverall(judged);
        queue.keep([{ kind: "overall", ...judged }], TYPING_MS);
      },
    }),
    [mayEdit, state, marks, notes, overall, queue],
  );
  return <ScoringContext value={scoring}>{children}</ScoringContext>;
}

/** To the next or the previous criterion, from wherever the focus is. */
function moveFocus(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-criterion]")];
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const target = at === -1 ? all[by === 1 ? 0 : all.length - 1] : all[at + by];
  const radio = target?.querySelector<HTMLInputElement>("input:checked") ?? target?.querySelector("input");
  radio?.focus();
  target?.scrollIntoView({ block: "nearest" });
}
