"use client";

import { useActionState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { dropInterview, takeTodaysQuestions } from "./actions";

/** Takes today's share of new questions into the review. */
export function TakeForm({ count }: { count: number }) {
  const [state, take] = useActionState(takeTodaysQuestions, null);
  const words = count === 1 ? "Take the new question into the review" : `Take ${count} new questions into the review`;
  return (
    <form action={take} className="flex flex-col gap-3">
      {count > 0 && (
        <div>
          <Button type="submit" variant="primary" pendingLabel="Taking them in…">
            {words}
          </Button>
        </div>
      )}
      {state?.ok && (
        <Notice
          tone="success"
          title={state.value === 1 ? "One question is in your review." : `${state.value} questions are in your review.`}
          isLive
        />
      )}
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}

/** Forgets the interview. */
export function DropForm() {
  const [state, drop] = useActionState(dropInterview, null);
  return (
    <form action={drop} className="flex flex-col gap-3">
      <div>
        <Button type="submit" pendingLabel="Removing…">
          Remove this interview
        </Button>
      </div>
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}
