"use client";

import { type ReactNode, useActionState, useEffect, useId, useRef } from "react";
import type { Answered } from "#app/answered";
import type { VerdictOverride } from "#domain/rubric/override";
import { MAX_REASON_CHARS } from "#domain/rubric/reason-length";
import { Button } from "#ui/button";
import { Field } from "#ui/field";
import { Notice } from "#ui/notice";
import { sayOfVerdict, takeBack } from "./verdict-actions";

/** What a form about one verdict needs. */
export type ClaimTarget = {
  answerId: string;
  ownerKey: string;
  override: VerdictOverride | null;
  /** Hears how the answer stands after a claim; a page that is made anew by the server needs it not. */
  onChanged?: ((answered: Answered) => void) | undefined;
};

/** "Did you say that?", where the scoring was not sure: answered by the one who knows what they meant. */
export function OwnCheck({ settledBy, ...target }: ClaimTarget & { settledBy: string | null }) {
  const { override } = target;
  const said = override?.claim === "said";
  return (
    <ClaimFrame {...target} words={said ? "Your own check: you said it." : "Your own check: you did not say it."}>
      <ClaimForm {...target}>
        <p className="text-sm">
          {settledBy === null
            ? "Read the statement and your words again. Did you say that?"
            : "Do you see it otherwise?"}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="claim" value="said" pendingLabel="Keeping …">
            Yes, I said that
          </Button>
          <Button type="submit" name="claim" value="not-said" pendingLabel="Keeping …">
            No
          </Button>
        </div>
      </ClaimForm>
    </ClaimFrame>
  );
}

type DisputeProps = ClaimTarget & { claim: "dispute-missed" | "not-meant" };

/** "I said that" and "I did not mean that", each with a reason that authors read. */
export function Dispute({ claim, ...target }: DisputeProps) {
  const { override } = target;
  const title = claim === "not-meant" ? "I did not mean that" : "I said that";
  return (
    <ClaimFrame {...target} words={`You disagree: “${override?.reason ?? ""}” The score stays as it is.`}>
      <details className="text-sm">
        <summary className="min-h-11 w-fit cursor-pointer py-2 text-accent underline underline-offset-2 sm:min-h-8 sm:py-1">
          {title}
        </summary>
        <ClaimForm {...target}>
          <input type="hidden" name="claim" value={claim} />
          <Field
            label={claim === "not-meant" ? "What did you mean?" : "Where, and in which words?"}
            hint={`At most ${MAX_REASON_CHARS} characters. The authors of the questions read this and the answer it is about. It changes no score.`}
          >
            {(control) => (
              <textarea
                {...control}
                name="reason"
                required
                minLength={3}
                maxLength={MAX_REASON_CHARS}
                rows={2}
                className="field-sizing-content w-full rounded border border-edge bg-surface px-3 py-2 text-base"
              />
            )}
          </Field>
          <div>
            <Button type="submit" pendingLabel="Sending …">
              Send to the authors
            </Button>
          </div>
        </ClaimForm>
      </details>
    </ClaimFrame>
  );
}

/** Either the way to make a claim, or the claim with the way to take it back. The focus stays here between the two. */
function ClaimFrame({ words, children, ...target }: ClaimTarget & { words: string; children: ReactNode }) {
  const { override } = target;
  const frame = useRef<HTMLDivElement>(null);
  const wasClaimed = useRef(override !== null);
  useEffect(() => {
    if (wasClaimed.current === (override !== null)) return;
    wasClaimed.current = override !== null;
    frame.current?.focus({ preventScroll: true });
  }, [override]);
  return (
    <div ref={frame} tabIndex={-1} className="mt-1 flex flex-col gap-2 outline-none">
      {override === null ? children : <Claimed {...target} words={words} />}
    </div>
  );
}

function Claimed({ words, answerId, ownerKey, onChanged }: ClaimTarget & { words: string }) {
  const [state, act] = useActionState(takeBack, null);
  useNews(state, onChanged);
  return (
    <form action={act} className="flex flex-col gap-2 border-l-2 border-accent pl-3 text-sm">
      <Target answerId={answerId} ownerKey={ownerKey} />
      <output className="block wrap-anywhere whitespace-pre-line">{words}</output>
      <div>
        <Button type="submit" pendingLabel="Taking back …">
          Take it back
        </Button>
      </div>
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
    </form>
  );
}

function ClaimForm({ answerId, ownerKey, onChanged, children }: ClaimTarget & { children: ReactNode }) {
  const [state, act] = useActionState(sayOfVerdict, null);
  const id = useId();
  useNews(state, onChanged);
  return (
    <form action={act} aria-describedby={state?.ok === false ? id : undefined} className="flex flex-col gap-2">
      <Target answerId={answerId} ownerKey={ownerKey} />
      {children}
      <div id={id}>{state?.ok === false && <Notice tone="failure" title={state.message} isLive />}</div>
    </form>
  );
}

function Target({ answerId, ownerKey }: Pick<ClaimTarget, "answerId" | "ownerKey">) {
  return (
    <>
      <input type="hidden" name="answerId" value={answerId} />
      <input type="hidden" name="ownerKey" value={ownerKey} />
    </>
  );
}

function useNews(
  state: Awaited<ReturnType<typeof sayOfVerdict>>,
  onChanged: ((answered: Answered) => void) | undefined,
): void {
  useEffect(() => {
    if (state?.ok) onChanged?.(state.value);
  }, [state, onChanged]);
}
