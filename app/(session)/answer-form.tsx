"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Kind } from "#domain/content/question";
import { responseFromFields } from "#domain/quiz/response-form";
import { Button } from "#ui/button";
import { useKeys } from "#ui/keys";
import { Notice } from "#ui/notice";
import { Question } from "#ui/question";
import type { QuestionView } from "#ui/question-view";
import { ActionBar } from "#ui/session-frame";
import { type SavedDraft, type DraftStatus, useDraft } from "./draft";
import { SendFailure } from "./send";

export type TypedAnswer = {
  /** The same for the same words sent again, so that they are one answer even when a reply was lost. */
  id: string;
  response: unknown;
  elapsedMs: number;
};

type AnswerFormProps = {
  itemId: string;
  view: QuestionView;
  /** A later step of a chain; without it the first is asked. */
  step?: { key: string; number: number; promptHtml: string } | undefined;
  draft: SavedDraft | null;
  isKnown: boolean;
  /** Submits the form where scripts do not run. */
  action?: (form: FormData) => Promise<void>;
  /** Hidden fields for that. */
  fallback?: ReactNode;
  /** Sends the answer. @throws {SendFailure} */
  onAnswer: (answer: TypedAnswer) => Promise<void>;
  /** Further actions beside the one that submits. */
  actions?: ReactNode;
};

const SUBMIT_WORDS: Partial<Record<Kind, string>> = {
  flashcard: "Show the answer",
  free_text: "Score my answer",
  chain: "Score my answer",
  fix_code: "Compare with a solution",
  write_code: "Compare with a solution",
};

const STATUS_WORDS: Record<DraftStatus, string> = {
  untouched: "",
  saved: "Kept as you type.",
  "on-this-device": "No connection: kept on this device only.",
};

/** A question with the fields of its answer, what is typed kept, and the one action that submits it. */
export function AnswerForm({
  itemId,
  view,
  step,
  draft: saved,
  isKnown,
  action,
  fallback,
  onAnswer,
  actions,
}: AnswerFormProps) {
  const place = { itemId, step: step?.key ?? (view.kind === "chain" ? view.firstStep : "main") };
  const { draft, status, keep, forget } = useDraft(place, saved, isKnown);
  const form = useRef<HTMLFormElement>(null);
  const startedAt = useRef(0);
  const attempt = useRef({ id: "", words: "" });
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const version = draft?.at ?? 0;

  useEffect(() => {
    startedAt.current = performance.now();
  }, []);
  useKeys(
    {
      Space: (event) => {
        event.preventDefault();
        form.current?.requestSubmit();
      },
    },
    view.kind === "flashcard",
  );
  useEffect(() => {
    // At the window, after a field that has a use of its own for these keys.
    function submitByKey(event: KeyboardEvent): void {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      const { target } = event;
      if (target instanceof HTMLAnchorElement || !(target instanceof Node)) return;
      if (target !== document.body && !form.current?.contains(target)) return;
      event.preventDefault();
      if (!event.repeat) form.current?.requestSubmit();
    }
    window.addEventListener("keydown", submitByKey);
    return () => window.removeEventListener("keydown", submitByKey);
  }, []);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setFailure(null);
    const response = responseFromFields(new FormData(event.currentTarget));
    const words = JSON.stringify(response);
    if (attempt.current.words !== words) attempt.current = { id: crypto.randomUUID(), words };
    const { id } = attempt.current;
    try {
      await onAnswer({ id, response, elapsedMs: Math.round(performance.now() - startedAt.current) });
      forget();
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error;
      setFailure(error);
      setSending(false);
    }
  }

  return (
    <form
      ref={form}
      {...(action ? { action } : {})}
      onSubmit={(event) => void submit(event)}
      onInput={(event) => keep(event.currentTarget)}
      data-works-offline
      className="flex flex-1 flex-col"
    >
      {fallback}
      <Question
        key={`${place.itemId} ${place.step} ${version}`}
        view={view}
        draft={draft?.fields ?? {}}
        {...(step ? { step } : {})}
      />
      {failure && (
        <div className="mt-6">
          <Notice tone="failure" title="Your answer was not sent" isLive>
            {failure.message}
          </Notice>
        </div>
      )}
      <ActionBar note={<span aria-live="polite">{STATUS_WORDS[status]}</span>}>
        <Button
          type="submit"
          variant="primary"
          aria-disabled={isSending}
          shortcut={view.kind === "flashcard" ? "Space" : "Ctrl Enter"}
        >
          {isSending ? "Scoring …" : (SUBMIT_WORDS[view.kind] ?? "Check my answer")}
        </Button>
        {actions}
      </ActionBar>
    </form>
  );
}
