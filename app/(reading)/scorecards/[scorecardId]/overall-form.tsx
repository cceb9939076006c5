"use client";

import { startTransition, useActionState, useRef } from "react";
import type { FormState } from "#app/refusals";
import { RECOMMENDATION_WORDS, RECOMMENDATIONS } from "#domain/scorecards/mark";
import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { Notice } from "#ui/notice";
import { submit } from "../actions";
import { useScoring } from "./keeping";

type OverallFormProps = { scorecardId: string; criteria: number };

/** The judgement of the whole: in words, and in one of four bands that the rater chooses. */
export function OverallForm({ scorecardId, criteria }: OverallFormProps) {
  const { overall, judge, mayEdit, marks, flush } = useScoring();
  const form = useRef<HTMLFormElement>(null);
  const [state, send, isPending] = useActionState(async (previous: FormState, data: FormData): Promise<FormState> => {
    if (await flush()) return submit(previous, data);
    return { ok: false, reason: "unavailable", message: "Not everything is saved yet, so nothing was submitted." };
  }, null);
  const undecided = criteria - marks.size;
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        startTransition(() => send(data));
      }}
      className="flex max-w-[68ch] flex-col gap-6"
    >
      <input type="hidden" name="scorecardId" value={scorecardId} />
      <Field label="Summary" hint={mayEdit ? "What decides, in a few sentences that others can follow." : undefined}>
        {(control) => (
          <textarea
            {...control}
            value={overall.summary}
            rows={4}
            maxLength={10_000}
            readOnly={!mayEdit}
            onChange={({ target }) => judge({ ...overall, summary: target.value })}
            className="field-sizing-content min-h-28 w-full rounded border border-edge bg-surface px-3 py-2 font-serif text-base"
          />
        )}
      </Field>
      <fieldset disabled={!mayEdit} className="flex flex-col gap-2">
        <legend className="mb-2 text-sm font-medium">Recommendation</legend>
        <div className="grid grid-cols-2 overflow-hidden rounded border border-edge sm:grid-cols-4">
          {RECOMMENDATIONS.map((recommendation) => (
            <label
              key={recommendation}
              className="flex min-h-12 cursor-pointer items-center not-has-checked:print:hidden justify-center border-edge px-2 text-sm odd:border-r hover:bg-sunken has-checked:bg-accent-soft has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent max-sm:nth-[n+3]:border-t sm:not-last:border-r"
            >
              <input
                type="radio"
                name="recommendation"
                checked={overall.recommendation === recommendation}
                onChange={() => judge({ ...overall, recommendation })}
                className="mr-2 size-4"
              />
              {RECOMMENDATION_WORDS[recommendation]}
            </label>
          ))}
        </div>
        <p className="text-xs text-muted">It is yours to choose: no sum of marks decides it.</p>
      </fieldset>
      {mayEdit && (
        <div className="flex flex-col gap-3">
          <p className="text-sm text-muted">
            {undecided > 0
              ? `${undecided} of ${criteria} criteria are not decided. They stay undecided: no proposal is counted for you.`
              : "Every criterion is decided."}{" "}
            Once it is submitted, whoever scored the same and submitted it reads yours, and you read theirs.
          </p>
          <div>
            <Button type="submit" variant="primary" aria-disabled={isPending}>
              {isPending ? "Submitting …" : "Submit the scorecard"}
            </Button>
          </div>
        </div>
      )}
      {state && !state.ok && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}
