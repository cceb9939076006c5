"use client";

import { useState } from "react";
import type { Answered } from "#app/answered";
import { AnswerResult } from "#ui/answer-result";
import { ButtonLink } from "#ui/button";
import type { QuestionView } from "#ui/question-view";
import { ActionBar } from "#ui/session-frame";
import { AnswerForm, type TypedAnswer } from "../(session)/answer-form";
import { QuestionRecall } from "../(session)/practice/[itemId]/question-recall";
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
      <QuestionRecall view={view} />
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
