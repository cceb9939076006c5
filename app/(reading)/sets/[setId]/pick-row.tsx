"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import Link from "next/link";
import { useState } from "react";
import type { SetChange } from "#domain/sets/document";
import type { RubricChoice } from "#server/set-rubrics";
import { Button } from "#ui/button";
import { setPath } from "../set-path";
import { RubricControl } from "./rubric-control";

export type PickView = {
  id: string;
  place: number;
  title: string;
  /** Topic, kind, time and difficulty in words. */
  facts: string;
  /** Why it is there. */
  reason: string;
  /** Written by the workspace: it is changed where it was written. */
  isOwn: boolean;
  isRequired: boolean;
  isLocked: boolean;
  wording: string | null;
  /** Whose versions of its rubric score it, in words. */
  givenRubrics: string[];
  rubricChoices: RubricChoice[];
};

type PickRowProps = {
  pick: PickView;
  index: number;
  count: number;
  setId: string;
  mayReadRubrics: boolean;
  canEdit: boolean;
  onMove: (step: -1 | 1) => void;
  onChange: (change: SetChange) => void;
  onScoreBy: (step: string, fork: { id: string; version: number } | null) => void;
};

const SMALL =
  "inline-flex min-h-11 items-center rounded px-1.5 text-sm text-muted underline-offset-4 sm:px-2 hover:bg-sunken hover:text-ink disabled:opacity-40 sm:min-h-9";

/** One question of a set, and what can be done with it. */
export function PickRow({ pick, index, count, setId, canEdit, onMove, onChange, ...rubric }: PickRowProps) {
  const [opened, setOpened] = useState<"wording" | "rubric" | null>(null);
  const toggle = (part: "wording" | "rubric") => setOpened(opened === part ? null : part);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: pick.id,
    disabled: !canEdit,
    transition: { duration: 120, easing: "ease-out" },
  });
  const at = { place: pick.place, itemId: pick.id };
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`flex gap-3 py-3 ${isDragging ? "relative z-10 bg-surface shadow-float" : "bg-paper"}`}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        disabled={!canEdit}
        aria-label={`Move question ${index + 1}, ${pick.title}`}
        className="tabular -mt-2 inline-flex h-11 w-9 shrink-0 cursor-grab touch-none items-center justify-center rounded text-sm text-muted hover:bg-sunken disabled:cursor-default"
      >
        {index + 1}
      </button>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-serif text-base break-words">
          {pick.title}
          {pick.isOwn && <span className="ml-2 font-sans text-xs text-accent">your own</span>}
          {pick.isLocked && <span className="ml-2 font-sans text-xs text-accent">locked</span>}
          {pick.isRequired && <span className="ml-2 font-sans text-xs text-accent">required</span>}
          {pick.wording !== null && <span className="ml-2 font-sans text-xs text-accent">reworded</span>}
        </p>
        <p className="text-xs text-muted">{pick.facts}</p>
        <p className="text-xs text-muted">{pick.reason}</p>
        {pick.givenRubrics.length > 0 && (
          <p className="text-xs break-words text-accent">Scored by {pick.givenRubrics.join("; ")}</p>
        )}
        {canEdit && (
          <div className="-ml-1.5 flex flex-wrap sm:-ml-2">
            <Link href={setPath(setId, `/swap/${pick.place}`)} className={SMALL} prefetch={false}>
              Swap
            </Link>
            <button
              type="button"
              className={SMALL}
              aria-pressed={pick.isLocked}
              onClick={() => onChange({ kind: "lock", ...at, isLocked: !pick.isLocked })}
            >
              {pick.isLocked ? "Unlock" : "Lock"}
            </button>
            {pick.isOwn ? (
              <Link href={setPath(setId, `/questions/${pick.id}`)} className={SMALL} prefetch={false}>
                Change
              </Link>
            ) : (
              <button
                type="button"
                className={SMALL}
                aria-expanded={opened === "wording"}
                onClick={() => toggle("wording")}
              >
                Reword
              </button>
            )}
            {pick.rubricChoices.length > 0 && (
              <button
                type="button"
                className={SMALL}
                aria-expanded={opened === "rubric"}
                onClick={() => toggle("rubric")}
              >
                Rubric
              </button>
            )}
            <button
              type="button"
              className={SMALL}
              disabled={index === 0}
              onClick={() => onMove(-1)}
              aria-label={`Move question ${index + 1} up`}
            >
              ↑
            </button>
            <button
              type="button"
              className={SMALL}
              disabled={index === count - 1}
              onClick={() => onMove(1)}
              aria-label={`Move question ${index + 1} down`}
            >
              ↓
            </button>
            <button type="button" className={SMALL} onClick={() => onChange({ kind: "remove", ...at })}>
              Remove
            </button>
          </div>
        )}
        {opened === "rubric" && (
          <RubricControl {...rubric} itemId={pick.id} setId={setId} choices={pick.rubricChoices} />
        )}
        {opened === "wording" && (
          <form
            className="flex flex-col gap-2 pt-2"
            action={(form) => onChange({ kind: "reword", ...at, wording: typed(form) })}
          >
            <label className="flex flex-col gap-1 text-sm">
              <span className="font-medium">How you ask it, in this set alone</span>
              <span className="text-xs text-muted">Markdown. Leave it empty for the bank&rsquo;s wording.</span>
              <textarea
                name="wording"
                rows={4}
                maxLength={4000}
                defaultValue={pick.wording ?? ""}
                className="rounded border border-edge bg-surface px-3 py-2 font-serif text-base"
              />
            </label>
            <Button type="submit" className="self-start">
              Keep this wording
            </Button>
          </form>
        )}
      </div>
    </li>
  );
}

function typed(form: FormData): string {
  const wording = form.get("wording");
  return typeof wording === "string" ? wording : "";
}
