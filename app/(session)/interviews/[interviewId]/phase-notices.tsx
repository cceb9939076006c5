"use client";

import type { Route } from "next";
import { clockWords } from "#domain/interviews/clock-words";
import { type LiveState, spentAltogether } from "#domain/interviews/live-state";
import { ButtonLink } from "#ui/button";
import { Notice } from "#ui/notice";

/** Before the start. */
export function NotBegun() {
  return <Notice title="Not begun. The candidate's page says so; look around, nothing is counted yet." />;
}

/** Somebody who may no longer change the workspace, with what they did since. */
export function Barred({ waiting }: { waiting: number }) {
  return (
    <Notice tone="failure" title="An owner changed your role: you may look at this interview, not change it." isLive>
      {waiting === 1 ? "Your last change is" : `Your last ${waiting} changes are`} not saved. This browser keeps{" "}
      {waiting === 1 ? "it" : "them"}, and saves {waiting === 1 ? "it" : "them"} as soon as an owner makes you an
      interviewer again.
    </Notice>
  );
}

type EndedProps = { state: LiveState; scorecardId: string | null; isReadOnly: boolean };

/** After the end: how long it took, and the way to the scorecard. */
export function Ended({ state, scorecardId, isReadOnly }: EndedProps) {
  return (
    <Notice
      tone="success"
      title={`This interview has ended after ${clockWords(spentAltogether(state, 0))}.`}
      action={
        scorecardId !== null &&
        !isReadOnly && (
          <ButtonLink href={`/scorecards/${scorecardId}` as Route} variant="primary">
            To the scorecard
          </ButtonLink>
        )
      }
    >
      The candidate&rsquo;s page says so.
    </Notice>
  );
}
