import type { ReactNode } from "react";
import { responseWords } from "#domain/scorecards/response-words";
import type { ScoredQuestion } from "#domain/scorecards/criteria";
import type { MarkVerdict } from "#domain/scorecards/mark";
import type { TakenAnswer } from "#server/take-results";
import { OneAnswer } from "#ui/answer-result";
import { viewAnswer, viewLesson } from "#ui/answer-view";
import { Explanation } from "#ui/explanation";
import { GradeView } from "#ui/grade";
import { renderInline, renderMarkdown } from "#ui/markdown";
import { Inline, Prose } from "#ui/prose";
import { MarkControl, TakeOver } from "./mark-control";
import { NoteField } from "./note-field";

type QuestionSectionProps = {
  question: ScoredQuestion;
  /** Of a take; null in an interview. */
  answer: TakenAnswer | null;
  /** By criterion; null where nothing is proposed, or it is hidden. */
  proposals: Map<string, MarkVerdict> | null;
};

/** One question of a scorecard: what was asked and answered, what is decided on, and what was written down. */
export async function QuestionSection({ question, answer, proposals }: QuestionSectionProps) {
  const { itemId, step, number, title, ask, criteria } = question;
  const id = `q-${itemId}-${step}`.replaceAll(".", "-");
  const isStep = step !== "main";
  return (
    <section aria-labelledby={id} className="flex scroll-mt-16 flex-col gap-6 border-t border-ink pt-5">
      <div>
        <h2 id={id} className="text-base font-semibold">
          {number}. {title}
          {isStep && <span className="font-normal text-muted">, {step}</span>}
        </h2>
        {answer && answer.response === null && <p className="text-sm text-muted">Not answered</p>}
      </div>
      <Prose html={await renderMarkdown(ask)} />
      <Marked question={question} answer={answer} proposals={proposals} />
      {proposals && proposals.size > 0 && criteria.length > 1 && (
        <TakeOver itemId={itemId} step={step} proposals={[...proposals]} />
      )}
      <NoteField itemId={itemId} step={step} />
      {answer && (
        <details>
          <summary className="min-h-11 py-2 text-sm font-medium text-accent sm:min-h-9">The answer, explained</summary>
          <Explanation explanation={await viewLesson(answer.key)} />
        </details>
      )}
    </section>
  );
}

/** The answer with the decisions beside what they rest on; where nothing is proposed, the decisions alone. */
async function Marked({ question, answer, proposals }: QuestionSectionProps) {
  const { itemId, step, criteria } = question;
  const controls = Object.fromEntries(
    criteria.map(({ key, statement }): [string, ReactNode] => [
      key,
      <MarkControl
        key={key}
        itemId={itemId}
        step={step}
        criterionKey={key}
        label={statement}
        proposal={proposals?.get(key) ?? null}
      />,
    ]),
  );
  if (!answer?.response) return <Criteria question={question} controls={controls} />;
  const { response, key, outcome, graded } = answer;
  const standing = { overrides: [], settlements: [], settledPoints: null, opinion: null };
  const view = await viewAnswer(
    {
      id: `${itemId}#${step}`,
      step,
      response,
      outcome: outcome?.score === null ? null : outcome,
      graded: graded && { ...graded, ...standing },
    },
    key,
  );
  if (view.graded && view.typed !== null) {
    return (
      <>
        <p className="text-sm text-muted">
          The verdict and its quotes are a proposal. Nothing counts but what you decide beneath each criterion.
        </p>
        <GradeView
          answer={view.typed}
          grade={view.graded.grade}
          rubric={view.graded.rubric}
          isOwn={false}
          actions={controls}
        />
      </>
    );
  }
  return (
    <>
      <div className="flex flex-col gap-2">
        <h3 className="text-sm font-semibold">What was answered</h3>
        <Prose html={await renderMarkdown(responseWords(answer.question, response))} />
      </div>
      {view.outcome && (
        <OneAnswer
          answer={{ ...view, promptHtml: null, modelAnswerHtml: null, timeline: null, checks: [] }}
          gradeNode={null}
        />
      )}
      {view.checks.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="text-sm font-semibold">What it has to do</h3>
          <ul className="flex max-w-[68ch] list-disc flex-col gap-1 pl-5 font-serif text-base">
            {view.checks.map((check) => (
              <li key={check}>{check}</li>
            ))}
          </ul>
        </div>
      )}
      <Criteria question={question} controls={controls} />
    </>
  );
}

async function Criteria({
  question: { criteria },
  controls,
}: {
  question: ScoredQuestion;
  controls: Record<string, ReactNode>;
}) {
  const statements = await Promise.all(criteria.map(({ statement }) => renderInline(statement)));
  return (
    <div className="max-w-[68ch]">
      <h3 className="mb-2 text-sm font-semibold">What you decide on</h3>
      <ol className="divide-y divide-hairline border-y border-hairline">
        {criteria.map(({ key, points }, at) => (
          <li key={key} className="flex flex-col gap-2 py-3">
            <p className="flex items-baseline gap-3">
              <span className="font-serif text-base leading-snug">
                <Inline html={statements[at] ?? ""} />
              </span>
              {criteria.length > 1 && (
                <span className="tabular ml-auto shrink-0 text-xs text-muted">
                  {points} {points === 1 ? "point" : "points"}
                </span>
              )}
            </p>
            {controls[key]}
          </li>
        ))}
      </ol>
    </div>
  );
}
