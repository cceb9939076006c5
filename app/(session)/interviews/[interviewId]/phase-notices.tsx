"use client";

import type { Route } from "next";
import { useActionState } from "react";
import { clockWords } from "#domain/interviews/clock-words";
import { type LiveState, spentAltogether } from "#domain/interviews/live-state";
import { Button, ButtonLink } from "#ui/button";
import { Notice } from "#ui/notice";
import { makeAddress } from "./actions";
import { CandidateAddress } from "./candidate-address";

/** Before the start: what the candidate sees, and a way to give them an address. */
export function NotBegun({ interviewId, isReadOnly }: { interviewId: string; isReadOnly: boolean }) {
  const [state, make] = useActionState(makeAddress, null);
  return (
    <Notice title="Not begun. The candidate's page says so; look around, nothing is counted yet.">
      {!isReadOnly && (
        <form action={make} className="mt-2 flex flex-col items-start gap-3">
          <input type="hidden" name="interviewId" value={interviewId} />
          {state?.ok ? (
            <CandidateAddress path={state.value} />
          ) : (
            <Button type="submit" pendingLabel="Making it …">
              New address for the candidate
            </Button>
          )}
          {state?.ok === false && <p role="alert">{state.message}</p>}
          {!state?.ok && <p>The address you were shown before would then lead nowhere.</p>}
        </form>
      )}
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
