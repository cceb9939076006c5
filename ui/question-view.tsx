import type { Question } from "#domain/content/question";
import { markBlanks } from "./cloze-text";
import { highlightPython, highlightPythonLines, renderInline, renderMarkdown } from "./markdown";

export type OptionView = { key: string; html: string };

type MockInterview = Extract<Question, { kind: "mock_interview" }>;

/** A question made ready for the screen: the same union, its Markdown as HTML and its code highlighted. */
export type QuestionView =
  | { kind: "flashcard"; frontHtml: string }
  /** Blanks are the marks that `fillBlanks` turns into fields. */
  | { kind: "cloze"; textHtml: string; blanks: string[] }
  | { kind: "single_choice" | "multi_choice"; promptHtml: string; codeHtml: string | null; options: OptionView[] }
  | { kind: "predict_output"; promptHtml: string; codeHtml: string }
  | { kind: "order_events"; promptHtml: string; codeHtml: string; events: OptionView[] }
  | { kind: "spot_bug"; promptHtml: string; codeLines: string[]; reasons: OptionView[] }
  /** `code` is what the editor starts with, as it is. */
  | { kind: "fix_code" | "write_code"; promptHtml: string; code: string; hintsHtml: string[] }
  | { kind: "free_text"; promptHtml: string }
  | { kind: "chain"; promptHtml: string; firstStep: string; stepCount: number }
  | MockInterview;

/** The question with its Markdown rendered; runs on the server. */
export async function viewQuestion(question: Question): Promise<QuestionView> {
  switch (question.kind) {
    case "flashcard":
      return { kind: question.kind, frontHtml: await renderMarkdown(question.front) };
    case "cloze":
      return {
        kind: question.kind,
        textHtml: await renderMarkdown(markBlanks(question.text, question.blanks)),
        blanks: question.blanks,
      };
    case "single_choice":
    case "multi_choice":
      return {
        kind: question.kind,
        promptHtml: await renderMarkdown(question.prompt),
        codeHtml: question.code === null ? null : await highlightPython(question.code),
        options: await viewOptions(question.options),
      };
    case "predict_output":
      return {
        kind: question.kind,
        promptHtml: await renderMarkdown(question.prompt),
        codeHtml: await highlightPython(question.code),
      };
    case "order_events":
      return {
        kind: question.kind,
        promptHtml: await renderMarkdown(question.prompt),
        codeHtml: await highlightPython(question.code),
        events: await viewOptions(question.events),
      };
    case "spot_bug":
      return {
        kind: question.kind,
        promptHtml: await renderMarkdown(question.prompt),
        codeLines: await highlightPythonLines(question.code),
        reasons: await viewOptions(question.reasons),
      };
    case "fix_code":
    case "write_code":
      return {
        kind: question.kind,
        promptHtml: await renderMarkdown(question.prompt),
        code: question.code,
        hintsHtml: await Promise.all(question.hints.map(renderMarkdown)),
      };
    case "free_text":
      return { kind: question.kind, promptHtml: await renderMarkdown(question.prompt) };
    case "chain": {
      const { kind, firstStep, stepCount } = question;
      return { kind, firstStep, stepCount, promptHtml: await renderMarkdown(question.prompt) };
    }
    case "mock_interview":
      return question;
  }
}

function viewOptions(options: readonly { key: string; text: string }[]): Promise<OptionView[]> {
  return Promise.all(options.map(async ({ key, text }) => ({ key, html: await renderInline(text) })));
}
