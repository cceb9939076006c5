import type { ReactNode } from "react";
import { MAX_ANSWER_CHARS } from "#domain/quiz/answer-length";
import type { Fields } from "#domain/quiz/response-form";
import { AnswerBug } from "./answer-bug";
import { AnswerChoice } from "./answer-choice";
import { AnswerCloze } from "./answer-cloze";
import { AnswerCode } from "./answer-code";
import { AnswerOrder } from "./answer-order";
import { AnswerPredict } from "./answer-predict";
import { AnswerText } from "./answer-text";
import { CodeBlock } from "./code-block";
import { InterviewPlan } from "./interview-plan";
import { OpeningFocus } from "./opening-focus";
import { Prose } from "./prose";
import type { QuestionView } from "./question-view";

type QuestionProps = {
  view: QuestionView;
  /** What was typed before, by field name. */
  draft?: Fields;
  disabled?: boolean;
  /** A later step of a chain; without it the first is asked. */
  step?: { key: string; number: number; promptHtml: string };
};

/**
 * A question and the fields of its answer, to stand inside a `<form>`; `responseFromFields` reads them. Give it the
 * item's id as `key`: fields keep what was typed for as long as it stays the same.
 */
export function Question({ view, draft = {}, disabled = false, step }: QuestionProps) {
  const answer = { draft, disabled };
  return (
    <>
      <input type="hidden" name="kind" value={view.kind} />
      <OpeningFocus>{layOut(view, answer, step)}</OpeningFocus>
    </>
  );
}

type Answer = { draft: Fields; disabled: boolean };

function layOut(view: QuestionView, answer: Answer, step: QuestionProps["step"]): ReactNode {
  switch (view.kind) {
    case "flashcard":
      return <Prose html={view.frontHtml} size="question" />;
    case "cloze":
      return <AnswerCloze textHtml={view.textHtml} blanks={view.blanks} {...answer} />;
    case "single_choice":
    case "multi_choice":
      return (
        <Stack promptHtml={view.promptHtml}>
          {view.codeHtml !== null && <CodeBlock html={view.codeHtml} />}
          <AnswerChoice options={view.options} isMultiple={view.kind === "multi_choice"} {...answer} />
        </Stack>
      );
    case "predict_output":
      return (
        <Stack promptHtml={view.promptHtml}>
          <Columns code={<CodeBlock html={view.codeHtml} hasLineNumbers />}>
            <AnswerPredict {...answer} />
          </Columns>
        </Stack>
      );
    case "order_events":
      return (
        <Stack promptHtml={view.promptHtml}>
          <Columns code={<CodeBlock html={view.codeHtml} hasLineNumbers />}>
            <AnswerOrder events={view.events} {...answer} />
          </Columns>
        </Stack>
      );
    case "spot_bug":
      return (
        <Stack promptHtml={view.promptHtml}>
          <AnswerBug codeLines={view.codeLines} reasons={view.reasons} {...answer} />
        </Stack>
      );
    case "fix_code":
    case "write_code":
      return (
        <Stack promptHtml={view.promptHtml}>
          <AnswerCode code={view.code} hintsHtml={view.hintsHtml} {...answer} />
        </Stack>
      );
    case "free_text":
      return (
        <Stack promptHtml={view.promptHtml}>
          <AnswerText {...answer} maxChars={MAX_ANSWER_CHARS} />
        </Stack>
      );
    case "chain":
      return (
        <Stack promptHtml={step?.promptHtml ?? view.promptHtml}>
          <input type="hidden" name="step" value={step?.key ?? view.firstStep} />
          <AnswerText
            {...answer}
            maxChars={MAX_ANSWER_CHARS}
            label={`Your answer, step ${step?.number ?? 1} of at most ${view.stepCount}`}
            key={step?.key ?? view.firstStep}
          />
        </Stack>
      );
    case "mock_interview":
      return <InterviewPlan rules={view.rules} sections={view.sections} />;
  }
}

function Stack({ promptHtml, children }: { promptHtml: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-6">
      <Prose html={promptHtml} size="question" />
      {children}
    </div>
  );
}

/** The program beside the answer where there is room for both. */
function Columns({ code, children }: { code: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] lg:gap-8">
      {code}
      {children}
    </div>
  );
}
