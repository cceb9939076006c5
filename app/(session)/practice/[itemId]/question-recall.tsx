import { CodeBlock } from "#ui/code-block";
import { Prose } from "#ui/prose";
import type { QuestionView } from "#ui/question-view";

/** What was asked, above its result. */
export function QuestionRecall({ view }: { view: QuestionView }) {
  if (view.kind === "chain" || view.kind === "mock_interview") return null;
  const html = "promptHtml" in view ? view.promptHtml : view.kind === "flashcard" ? view.frontHtml : null;
  return (
    <div className="flex flex-col gap-4 text-muted">
      {html !== null && <Prose html={html} />}
      {"codeHtml" in view && view.codeHtml !== null && <CodeBlock html={view.codeHtml} hasLineNumbers />}
    </div>
  );
}
