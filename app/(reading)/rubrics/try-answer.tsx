"use client";

import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { FormState } from "#app/refusals";
import { MAX_ANSWER_CHARS } from "#domain/quiz/answer-length";
import { AnswerArea } from "#ui/answer-area";
import { Button } from "#ui/button";
import { GradeView } from "#ui/grade";
import { Notice } from "#ui/notice";
import { type Trial, tryAnAnswer } from "./actions";

/** Typing has stopped for so long when an answer is scored by itself. */
const PAUSE_MS = 700;

type TryAnswerProps = { tried: Parameters<typeof tryAnAnswer>[0] };

/** Any answer, scored as it is typed by the rubric on the page; nothing of it is kept. */
export function TryAnswer({ tried }: TryAnswerProps) {
  const [state, setState] = useState<FormState<Trial>>(null);
  const [isPending, startTransition] = useTransition();
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);
  useEffect(() => () => clearTimeout(pause.current), []);

  function score(answer: string): void {
    clearTimeout(pause.current);
    latest.current += 1;
    const number = latest.current;
    startTransition(async () => {
      const result = await tryAnAnswer(tried, answer);
      if (number === latest.current) setState(result);
    });
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    score(textIn(event.currentTarget));
  }

  function type(event: FormEvent<HTMLFormElement>): void {
    const text = textIn(event.currentTarget);
    clearTimeout(pause.current);
    if (text.trim() !== "") pause.current = setTimeout(() => score(text), PAUSE_MS);
  }

  return (
    <div className="flex flex-col gap-6">
      <form onSubmit={submit} onInput={type} className="flex max-w-[68ch] flex-col gap-3">
        <AnswerArea
          name="answer"
          label="An answer to try"
          text=""
          disabled={false}
          look="prose"
          className="min-h-28"
          status={(text) => ({
            words: `${text.length.toLocaleString("en")} of ${MAX_ANSWER_CHARS.toLocaleString("en")} characters. Scored when you pause; nothing is kept.`,
            isWrong: text.length > MAX_ANSWER_CHARS,
          })}
        />
        <div className="flex min-h-11 items-center gap-3">
          <Button type="submit">Score it</Button>
          <output className="text-sm text-muted">{isPending ? "Scoring …" : ""}</output>
        </div>
      </form>
      {state?.ok === false && <Notice tone="failure" title={state.message} isLive />}
      {state?.ok && (
        <div className="relative">
          <GradeView answer={state.value.answer} grade={state.value.grade} rubric={state.value.rubric} />
        </div>
      )}
    </div>
  );
}

function textIn(form: HTMLFormElement): string {
  const typed = new FormData(form).get("answer");
  return typeof typed === "string" ? typed : "";
}
