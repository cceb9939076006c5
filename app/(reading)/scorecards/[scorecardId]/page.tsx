import type { Metadata } from "next";
import Link from "next/link";
import { requestTime } from "#app/request-time";
import { instantWords } from "#app/take-token";
import { type ScorecardView, viewScorecard } from "#server/scorecard-view";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { Notice } from "#ui/notice";
import { candidatePath } from "../../candidates/candidate-path";
import { ActionForm } from "../../sets/action-form";
import { setPath } from "../../sets/set-path";
import { reopen } from "../actions";
import { scorecardPath } from "../scorecard-path";
import { foundFor } from "../signed-in";
import { History } from "./history";
import { Keeping } from "./keeping";
import { KeepingLine } from "./keeping-line";
import { OverallForm } from "./overall-form";
import { QuestionSection } from "./question-section";
import { SideBySide } from "./side-by-side";

export const metadata: Metadata = { title: "Scorecard" };

/** One rater's scorecard of a take or an interview: theirs to fill in, or another's to read once both are in. */
export default async function ScorecardPage({ params }: PageProps<"/scorecards/[scorecardId]">) {
  const { scorecardId } = await params;
  const view = await foundFor((userId) => viewScorecard(userId, scorecardId, requestTime()));
  const { card, isOwn, mayEdit, answers, proposals, comparison, history } = view;
  const { questions, marks, notes, recommendation, summary, submittedAt } = card;
  const criteria = questions.reduce((sum, question) => sum + question.criteria.length, 0);
  return (
    <Keeping
      key={`${card.id} ${submittedAt?.toISOString() ?? ""}`}
      scorecardId={card.id}
      mayEdit={mayEdit}
      marks={marks.map((mark) => [`${mark.itemId}#${mark.step}#${mark.criterionKey}`, mark.verdict])}
      notes={notes.map(({ itemId, step, text, flags }) => [`${itemId}#${step}`, { text, flags }])}
      overall={{ recommendation, summary }}
    >
      <div className="flex max-w-5xl flex-col gap-10">
        <Heading view={view} />
        {isOwn && submittedAt !== null && <Submitted scorecardId={card.id} submittedAt={submittedAt} />}
        {comparison && <SideBySide comparison={comparison} />}
        <KeepingLine criteria={criteria} hasProposal={proposals !== null} />
        {questions.map((question) => {
          const id = `${question.itemId}#${question.step}`;
          const answer = answers?.find((one) => `${one.itemId}#${one.step}` === id) ?? null;
          return (
            <QuestionSection key={id} question={question} answer={answer} proposals={proposals?.get(id) ?? null} />
          );
        })}
        <section aria-labelledby="overall" className="flex flex-col gap-4 border-t border-ink pt-5">
          <h2 id="overall" className="text-base font-semibold">
            Overall
          </h2>
          <OverallForm scorecardId={card.id} criteria={criteria} />
        </section>
        <History history={history} questions={questions} />
      </div>
    </Keeping>
  );
}

function Heading({ view }: { view: ScorecardView }) {
  const { card, isOwn, raterName, others, proposals, answers } = view;
  const { subject, candidateName, setTitle } = card;
  return (
    <header className="flex flex-col gap-2">
      <p className="text-sm text-muted">
        <Link href={setPath(subject.setId, "/compare")} className="underline">
          Candidates of {setTitle}
        </Link>
      </p>
      <h1 className="text-xl font-semibold wrap-anywhere">
        {isOwn ? "Your scorecard" : `${raterName}’s scorecard`} for{" "}
        <Link href={candidatePath(card.subject.candidateId)} className="underline decoration-hairline">
          {candidateName}
        </Link>
      </h1>
      <p className="max-w-[68ch] font-serif text-base text-muted">
        {subject.kind === "take" ? "A set taken at home" : "An interview"}, {instantWords(subject.askedAt)}.{" "}
        {answers !== null &&
          (proposals === null
            ? "You decide without the automatic proposal; it is shown once you have submitted."
            : "What the scoring proposes is shown with its quotes; what counts is what you decide.")}
      </p>
      {others.length > 0 && (
        <p className="text-sm text-muted">
          {others.map((other, at) => (
            <span key={other.id}>
              {at > 0 && "; "}
              {other.isReadable ? (
                <Link href={scorecardPath(other.id)} className="underline">
                  {other.name}
                </Link>
              ) : (
                other.name
              )}{" "}
              {other.isSubmitted ? "has submitted" : "is scoring too"}
            </span>
          ))}
          .{others.some(({ isReadable }) => !isReadable) && " What the others found is hidden until both are in."}
        </p>
      )}
    </header>
  );
}

function Submitted({ scorecardId, submittedAt }: { scorecardId: string; submittedAt: Date }) {
  return (
    <Notice tone="success" title={`Submitted ${instantWords(submittedAt)}.`}>
      <details>
        <summary className="min-h-11 cursor-pointer py-2 underline">Reopen it to change something</summary>
        <ActionForm action={reopen} hidden={{ scorecardId }} className="mt-2 flex max-w-[60ch] flex-col gap-3">
          <TextField
            label="Why"
            name="reason"
            required
            minLength={3}
            maxLength={500}
            hint="The reason stands in the history. Agreement is told by what you had submitted first."
          />
          <div>
            <Button type="submit" pendingLabel="Opening …">
              Reopen
            </Button>
          </div>
        </ActionForm>
      </details>
    </Notice>
  );
}
