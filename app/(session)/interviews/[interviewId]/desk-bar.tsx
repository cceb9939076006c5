"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Phase } from "#domain/interviews/live-state";
import { Button } from "#ui/button";
import { ActionBar } from "#ui/session-frame";
import type { DeskActions } from "./desk-keys";
import type { DeskView } from "./desk-store";

type DeskBarProps = {
  phase: Phase;
  view: DeskView;
  isReadOnly: boolean;
  isFirst: boolean;
  isLast: boolean;
  actions: DeskActions;
  /** Ends the interview. @returns whether the server knows of it */
  onEnd: () => Promise<boolean>;
};

/** Where everything stands with the server, in words. */
function savingWords({ saving, waiting, connection }: DeskView): string {
  if (saving === "barred") return "Not saved: you may no longer change this workspace.";
  if (saving === "unreached") {
    const changes = waiting === 1 ? "1 change is" : `${waiting} changes are`;
    return `Not reached: ${changes} kept here and sent again until the server has them.`;
  }
  if (saving === "saving") return "Saving …";
  return connection === "lost" ? "Everything is saved. The connection is lost; trying again." : "Everything is saved.";
}

/** The way through the interview, at the bottom edge; and whether all is saved. */
export function DeskBar({ phase, view, isReadOnly, isFirst, isLast, actions, onEnd }: DeskBarProps) {
  const { go, move } = actions;
  const isBegun = phase === "running" || phase === "paused";
  const note =
    isReadOnly && view.saving !== "barred"
      ? "You are looking on: what the interviewers tick and note is theirs."
      : savingWords(view);
  return (
    <ActionBar
      note={
        <output className={view.saving === "unreached" || view.saving === "barred" ? "text-waiting" : ""}>
          {note}
        </output>
      }
    >
      {phase === "ready" && !isReadOnly && (
        <Button variant="primary" shortcut="s" aria-keyshortcuts="s" onClick={() => move({ kind: "start" })}>
          Begin: the clock runs
        </Button>
      )}
      <Button
        variant={isBegun && !isLast ? "primary" : "quiet"}
        shortcut="f"
        aria-keyshortcuts="f"
        disabled={isLast}
        onClick={() => go(1)}
      >
        Next question
      </Button>
      <Button shortcut="b" aria-keyshortcuts="b" disabled={isFirst} onClick={() => go(-1)}>
        Back
      </Button>
      {isBegun && !isReadOnly && (
        <>
          <Button
            shortcut="t"
            aria-keyshortcuts="t"
            onClick={() => move({ kind: phase === "running" ? "pause" : "resume" })}
          >
            {phase === "running" ? "Pause" : "Go on"}
          </Button>
          <EndButton isProminent={isLast} scorecardId={view.scorecardId} onEnd={onEnd} />
        </>
      )}
    </ActionBar>
  );
}

type EndButtonProps = { isProminent: boolean; scorecardId: string | null; onEnd: () => Promise<boolean> };

function EndButton({ isProminent, scorecardId, onEnd }: EndButtonProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isEnding, setEnding] = useState(false);

  async function end(): Promise<void> {
    setEnding(true);
    const isSaved = await onEnd();
    dialog.current?.close();
    setEnding(false);
    if (isSaved && scorecardId !== null) router.push(`/scorecards/${scorecardId}` as Route);
  }

  return (
    <>
      <Button
        variant={isProminent ? "primary" : "quiet"}
        className="sm:ml-auto"
        onClick={() => dialog.current?.showModal()}
      >
        <span className="sm:hidden">End</span>
        <span className="max-sm:hidden">End the interview</span>
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="end-title"
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded border border-hairline bg-surface p-6 text-ink shadow-float"
      >
        <h2 id="end-title" className="text-base font-semibold">
          End the interview?
        </h2>
        <p className="mt-2 text-sm text-muted">
          The clock stops and the candidate&rsquo;s page says that it is over. You go on to your scorecard, where every
          mark and note can still be changed.
        </p>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button onClick={() => dialog.current?.close()}>Not yet</Button>
          <Button variant="primary" aria-disabled={isEnding} onClick={() => void end()}>
            {isEnding ? "Ending …" : "End it"}
          </Button>
        </div>
      </dialog>
    </>
  );
}
