"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import type { Fields } from "#domain/quiz/response-form";
import { Button, ButtonLink } from "#ui/button";
import { Notice } from "#ui/notice";
import { Question } from "#ui/question";
import type { QuestionView } from "#ui/question-view";
import { ActionBar } from "#ui/session-frame";
import { fieldsOf } from "../../../draft";
import { useKeeping } from "./use-keeping";

type TakeFormProps = {
  resumeToken: string;
  itemId: string;
  step: string;
  view: QuestionView;
  saved: Fields;
  /** Of this question, from 1; and how many there are. */
  number: number;
  count: number;
};

const WORDS = {
  untouched: "",
  saving: "Keeping …",
  saved: "Kept.",
  offline: "No connection: trying again. Leave this page open.",
  refused: "",
};

/** One question of a take; what is typed is kept, and nothing is scored before all is submitted. */
export function TakeForm({ resumeToken, itemId, step, view, saved, number, count }: TakeFormProps) {
  const router = useRouter();
  const { opening, keeping, keep, flush } = useKeeping({ resumeToken, itemId, step }, saved);
  const overview = `/take/at/${resumeToken}` as const;
  const isLast = number === count;

  async function goOn(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await flush()) router.push(isLast ? overview : `${overview}?question=${number + 1}`);
  }

  return (
    <form
      noValidate // a question may be left half answered, or not at all
      onSubmit={(event) => void goOn(event)}
      onInput={(event) => keep(fieldsOf(event.currentTarget))}
      className="flex flex-1 flex-col"
    >
      <Question view={view} draft={opening} />
      {keeping.kind === "refused" && (
        <div className="mt-6">
          <Notice tone="failure" title={keeping.message} isLive />
        </div>
      )}
      <ActionBar note={<span aria-live="polite">{WORDS[keeping.kind]}</span>}>
        <Button type="submit" variant="primary">
          {isLast ? "To the overview" : "Next question"}
        </Button>
        {number > 1 && <ButtonLink href={`${overview}?question=${number - 1}`}>Back</ButtonLink>}
      </ActionBar>
    </form>
  );
}
