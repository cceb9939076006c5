import { nameBlanks } from "#ui/cloze-text";
import { CodeBlock } from "#ui/code-block";
import { Prose } from "#ui/prose";
import type { QuestionView } from "#ui/question-view";

/** What was asked, above its result. Options and events are told again by the result itself. */
export function QuestionRecall({ view }: { view: QuestionView }) {
  if (view.kind === "chain" || view.kind === "mock_interview") return null;
  return (
    <div className="flex flex-col gap-4 text-muted">
      <Prose html={askedIn(view)} />
      {"codeHtml" in view && view.codeHtml !== null && <CodeBlock html={view.codeHtml} hasLineNumbers />}
      {view.kind === "spot_bug" && <CodeBlock html={programOf(view.codeLines)} hasLineNumbers />}
    </div>
  );
}

type Asked = Exclude<QuestionView, { kind: "chain" | "mock_interview" }>;

function askedIn(view: Asked): string {
  if (view.kind === "flashcard") return view.frontHtml;
  return view.kind === "cloze" ? nameBlanks(view.textHtml, view.blanks) : view.promptHtml;
}

function programOf(codeLines: readonly string[]): string {
  return `<pre class="shiki"><code>${codeLines.join("\n")}</code></pre>`;
}
