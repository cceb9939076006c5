"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { QuestionView } from "#ui/question-view";
import { AnswerForm, type TypedAnswer } from "../../answer-form";
import type { SavedDraft } from "../../draft";
import { sendAnswer } from "../../send";

type PracticeFormProps = {
  itemId: string;
  chainId: string | null;
  view: QuestionView;
  step?: { key: string; number: number; promptHtml: string };
  draft: SavedDraft | null;
  isKnown: boolean;
  action: (form: FormData) => Promise<void>;
  fallback: ReactNode;
  actions?: ReactNode;
};

/** The form of one question in practice; its answer has a page of its own. */
export function PracticeForm({ chainId, ...rest }: PracticeFormProps) {
  const router = useRouter();
  const { itemId } = rest;

  async function answer({ id, response, elapsedMs }: TypedAnswer): Promise<void> {
    await sendAnswer({ id, itemId, chainId, elapsedMs, response, context: "practice" });
    router.push(`/practice/${itemId}/${id}`);
  }

  return <AnswerForm {...rest} onAnswer={answer} />;
}
