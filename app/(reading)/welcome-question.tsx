"use client";

import { useState } from "react";
import type { Answered } from "#app/answered";
import { AnswerResult } from "#ui/answer-result";
import { ButtonLink } from "#ui/button";
import { CodeBlock } from "#ui/code-block";
import type { QuestionView } from "#ui/question-view";
import { ActionBar } from "#ui/session-frame";
import { AnswerForm, type TypedAnswer } from "../(session)/answer-form";
import { sendAnswer } from "../(session)/send";

type WelcomeQuestionProps = { itemId: string; view: QuestionView; isKnown: boolean };

/** The question of the first page: its answer opens in its place. */
export function WelcomeQuestion({ itemId, view, isKnown }: WelcomeQuestionProps) {
  const [answered, setAnswered] = useState<Answered | null>(null);

  async function answer({ id, response, elapsedMs }: TypedAnswer): Promise<void> {
    setAnswered(await sendAnswer({ id, itemId, chainId: null, elapsedMs, response, context: "welcome" }));
  }

  if (!answered) return <AnswerForm itemId={itemId} view={view} draft={null} isKnown={isKnown} onAnswer={answer} />;
  return (
    <div className="flex flex-col gap-8">
      {"codeHtml" in view && view.codeHtml !== null && <CodeBlock html={view.codeHtml} hasLineNumbers />}
      <AnswerResult answers={answered.answers} lesson={answered.lesson} />
      <ActionBar>
        <ButtonLink href="/practice" variant="primary">
          Next question
        </ButtonLink>
        <ButtonLink href={`/practice/${itemId}/${answered.answerId}`}>Schedule it for review</ButtonLink>
      </ActionBar>
    </div>
  );
}
