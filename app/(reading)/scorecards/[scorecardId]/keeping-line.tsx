"use client";

import { Kbd } from "#ui/kbd";
import type { KeepingState } from "./change-queue";
import { useScoring } from "./keeping";

/** How far the scorecard is, and whether all of it is kept; stays in sight. */
export function KeepingLine({ criteria, hasProposal }: { criteria: number; hasProposal: boolean }) {
  const { marks, state, mayEdit } = useScoring();
  if (!mayEdit) return null;
  return (
    <div className="sticky top-0 z-10 -mx-4 flex min-h-11 flex-wrap items-center gap-x-6 border-b border-hairline bg-paper px-4 py-2 text-sm sm:mx-0 sm:px-0">
      <span className="tabular">
        {marks.size} of {criteria} decided
      </span>
      <output className={state.kind === "offline" || state.kind === "refused" ? "text-blocked" : "text-muted"}>
        {wordsOf(state)}
      </output>
      <span className="ml-auto flex flex-wrap gap-x-3 text-xs text-muted max-md:hidden" aria-hidden="true">
        <span>
          <Kbd>j</Kbd> <Kbd>k</Kbd> next, previous
        </span>
        <span>
          <Kbd>1</Kbd>–<Kbd>4</Kbd> verdict
        </span>
        {hasProposal && (
          <span>
            <Kbd>p</Kbd> take over
          </span>
        )}
        <span>
          <Kbd>0</Kbd> take back
        </span>
      </span>
    </div>
  );
}

function wordsOf(state: KeepingState): string {
  switch (state.kind) {
    case "untouched":
      return "Everything is saved as you go";
    case "saving":
      return "Saving …";
    case "saved":
      return "Saved";
    case "offline":
      return "Not saved: no connection. It is tried again by itself.";
    case "refused":
      return `Not saved: ${state.message}`;
  }
}
