"use client";

import { Kbd } from "./kbd";
import { useKeys } from "./keys";

type UndoBarProps = {
  /** What was done: "Rated Good. Next on 3 December." Null while there is nothing to say. */
  message: string | null;
  /** Takes it back; without it the bar only tells. */
  onUndo?: (() => void) | undefined;
  isPending?: boolean;
};

/** Tells what was just done and offers to take it back. Spoken politely; its place is always kept. */
export function UndoBar({ message, onUndo, isPending = false }: UndoBarProps) {
  const canUndo = message !== null && onUndo !== undefined && !isPending;
  useKeys({ u: () => onUndo?.(), "$mod+z": () => onUndo?.() }, canUndo);
  return (
    <div className="flex min-h-9 items-center gap-3 text-sm text-muted">
      <output className="min-w-0 truncate">{message ?? ""}</output>
      {message !== null && onUndo && (
        <button
          type="button"
          onClick={onUndo}
          disabled={isPending}
          aria-keyshortcuts="u"
          className="inline-flex min-h-9 shrink-0 items-center gap-1.5 rounded px-2 font-medium text-accent underline underline-offset-2 hover:bg-sunken disabled:opacity-60"
        >
          {isPending ? "Undoing…" : "Undo"} <Kbd>u</Kbd>
        </button>
      )}
    </div>
  );
}
