"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { changeStudy, type StudyState } from "./actions";
import { ConsequencesView } from "./consequences-view";
import { AnswerFields, DayFields, LoadFields, OrderFields, LearningFields } from "./study-fields";

/** All settings of the daily review. They are saved only after their consequences were shown. */
export function StudyForm({ opening, zones }: { opening: StudyState; zones: readonly string[] }) {
  const [state, send, isPending] = useActionState(changeStudy, opening);
  const [touched, setTouched] = useState<StudyState | null>(null);
  const { fields, errors, consequences, isSaved, refusal } = state;
  const isOld = touched === state;
  const wrongCount = Object.keys(errors).length;

  // Sent by hand, since React empties a form of what was typed once its action is done.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => send(form));
  }

  const group = { fields, errors: isOld ? {} : errors };
  return (
    <form action={send} onSubmit={submit} onChange={() => setTouched(state)} noValidate>
      <LoadFields {...group} />
      <LearningFields {...group} />
      <OrderFields {...group} />
      <DayFields {...group} zones={zones} />
      <AnswerFields {...group} />
      <div className="flex flex-col gap-6 border-t border-hairline py-8">
        {wrongCount > 0 && !isOld && (
          <Notice
            tone="failure"
            title={wrongCount === 1 ? "One field is not right yet." : `${wrongCount} fields are not right yet.`}
            isLive
          >
            <ul className="list-disc pl-5">
              {Object.entries(errors).map(([name, sentence]) => (
                <li key={name}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        )}
        {refusal !== null && !isOld && <Notice tone="failure" title={refusal} isLive />}
        {isSaved && !isOld && (
          <Notice tone="success" title="Saved." isLive>
            It counts from the next answer on.
          </Notice>
        )}
        {consequences && !isOld && <ConsequencesView consequences={consequences} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            type="submit"
            name="intent"
            value="preview"
            variant={consequences && !isOld ? "quiet" : "primary"}
            disabled={isPending}
          >
            {consequences && !isOld ? "Reckon again" : "Show what this changes"}
          </Button>
          {consequences && !isOld && consequences.changes.length > 0 && (
            <Button type="submit" name="intent" value="save" variant="primary" disabled={isPending}>
              Save these settings
            </Button>
          )}
          <span aria-live="polite" className="text-sm text-muted">
            {isPending ? "Playing the next eight weeks…" : ""}
          </span>
        </div>
      </div>
    </form>
  );
}
