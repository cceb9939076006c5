import { responseWords } from "#domain/scorecards/response-words";
import { askOf } from "#domain/sets/kit";
import type { TakenAnswer } from "#server/take-results";
import { OneAnswer } from "#ui/answer-result";
import { viewAnswer, viewLesson } from "#ui/answer-view";
import { Explanation } from "#ui/explanation";
import { GradeView } from "#ui/grade";
import { renderMarkdown } from "#ui/markdown";
import { Prose } from "#ui/prose";

/** Every answer of a submitted take with its question, its score and the reasons; runs on the server. */
export async function TakenAnswers({
  answers,
  startedAt,
  isOwn,
  showsResults = true,
}: {
  answers: readonly TakenAnswer[];
  startedAt: Date;
  /** Read by the candidate, and not by an interviewer. */
  isOwn: boolean;
  /** Without them, what was answered is shown as it stands. */
  showsResults?: boolean;
}) {
  return answers.map((answer, at) => (
    <TakenAnswerView
      key={`${answer.itemId}#${answer.step}`}
      answer={answer}
      number={at + 1}
      startedAt={startedAt}
      isOwn={isOwn}
      showsResults={showsResults}
    />
  ));
}

async function TakenAnswerView({
  answer,
  number,
  startedAt,
  isOwn,
  showsResults,
}: {
  answer: TakenAnswer;
  number: number;
  startedAt: Date;
  isOwn: boolean;
  showsResults: boolean;
}) {
  const { title, question, key, score, savedAt, response } = answer;
  const [ask, lesson] = await Promise.all([renderMarkdown(askOf(question, null)), viewLesson(key)]);
  const minutes = savedAt && Math.max(1, Math.round((savedAt.getTime() - startedAt.getTime()) / 60_000));
  return (
    <section aria-labelledby={`answer-${number}`} className="flex flex-col gap-6 border-t border-ink pt-5">
      <div>
        <h2 id={`answer-${number}`} className="text-base font-semibold">
          {number}. {title}
        </h2>
        <p className="tabular text-sm text-muted">
          {response === null ? "Not answered" : `Last changed ${minutes} min after the start`}
          {score === null ? (showsResults ? ", to be judged by a person" : "") : `, ${Math.round(score * 100)} %`}
        </p>
      </div>
      <Prose html={ask} />
      {response !== null && showsResults && <Result answer={answer} response={response} isOwn={isOwn} />}
      {response !== null && !showsResults && <Prose html={await renderMarkdown(responseWords(question, response))} />}
      <details>
        <summary className="min-h-11 py-2 text-sm font-medium text-accent sm:min-h-9">The answer, explained</summary>
        <Explanation explanation={lesson} />
      </details>
    </section>
  );
}

type ResultProps = { answer: TakenAnswer; response: NonNullable<TakenAnswer["response"]>; isOwn: boolean };

async function Result({ answer, response, isOwn }: ResultProps) {
  const { itemId, step, key, outcome, graded } = answer;
  const standing = { overrides: [], settlements: [], settledPoints: null, opinion: null };
  const isJudged = outcome === null ? graded === null : outcome.score === null;
  const view = await viewAnswer(
    { id: itemId, step, response, outcome: isJudged ? null : outcome, graded: graded && { ...graded, ...standing } },
    key,
  );
  const { typed } = view;
  return (
    <>
      <OneAnswer
        answer={{ ...view, promptHtml: null }}
        gradeNode={
          view.graded &&
          typed !== null && (
            <GradeView answer={typed} grade={view.graded.grade} rubric={view.graded.rubric} isOwn={isOwn} />
          )
        }
      />
      {isJudged && typed !== null && (
        <div className="flex flex-col gap-4">
          <h3 className="text-sm font-semibold">What was written</h3>
          <div className="overflow-x-auto rounded border border-hairline bg-surface p-4">
            <pre
              className={
                outcome === null
                  ? "font-serif text-base whitespace-pre-wrap wrap-anywhere"
                  : "w-max font-mono text-sm leading-[1.6]"
              }
            >
              {typed}
            </pre>
          </div>
          {view.checks.length > 0 && (
            <>
              <h3 className="text-sm font-semibold">What it has to do</h3>
              <ul className="flex max-w-[68ch] list-disc flex-col gap-1 pl-5 font-serif text-base">
                {view.checks.map((check) => (
                  <li key={check}>{check}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </>
  );
}
