import type { Answered } from "#app/answered";
import { AnswerResult } from "#ui/answer-result";
import { Prose } from "#ui/prose";
import type { QuestionView } from "#ui/question-view";
import { QuestionRecall } from "../practice/[itemId]/question-recall";

/** What was asked, what became of the answer, and the person's own note. */
export default function CardResult({ view, answered }: { view: QuestionView; answered: Answered }) {
  const { answers, lesson, remarkHtml } = answered;
  return (
    <>
      <QuestionRecall view={view} />
      <AnswerResult answers={answers} lesson={lesson} />
      {remarkHtml !== null && (
        <section aria-label="Your note" className="max-w-[68ch] border-l-2 border-accent pl-4">
          <h2 className="text-xs text-muted">Your note</h2>
          <Prose html={remarkHtml} />
        </section>
      )}
    </>
  );
}
