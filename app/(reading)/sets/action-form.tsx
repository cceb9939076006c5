"use client";

import { type ReactNode, useActionState } from "react";
import type { FormState } from "#app/refusals";
import { Notice } from "#ui/notice";

type ActionFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  /** Values that come along unseen. */
  hidden: Record<string, string | number>;
  /** What is said beneath once it is done, where the page itself does not show it. */
  done?: string;
  className?: string;
  children: ReactNode;
};

/** A small form that does one thing, and says beneath why it could not. */
export function ActionForm({ action, hidden, done, className = "", children }: ActionFormProps) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} onReset={(event) => event.preventDefault()} className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {state && !state.ok && <Notice tone="failure" title={state.message} isLive />}
      {state?.ok && done && <Notice tone="success" title={done} isLive />}
    </form>
  );
}
