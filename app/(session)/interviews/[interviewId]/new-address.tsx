"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { makeAddress } from "./actions";
import { CandidateAddress } from "./candidate-address";

/** For a candidate whose address was lost, or went to the wrong person. */
export function NewAddress({ interviewId }: { interviewId: string }) {
  const [state, make] = useActionState(makeAddress, null);
  return (
    <details className="text-sm">
      <summary className="min-h-11 py-2 text-muted hover:text-ink sm:min-h-0 sm:py-0">
        Another address for the candidate
      </summary>
      <form action={make} className="mt-3 flex max-w-lg flex-col items-start gap-3">
        <input type="hidden" name="interviewId" value={interviewId} />
        <p className="text-muted">The address that you were shown before then leads nowhere.</p>
        {state?.ok && <CandidateAddress path={state.value} />}
        <Button type="submit" pendingLabel="Making it …">
          {state?.ok ? "Make another" : "Make a new address"}
        </Button>
        {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
      </form>
    </details>
  );
}
