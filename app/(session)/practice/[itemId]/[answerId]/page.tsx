import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Answered, viewAnswered } from "#app/answered";
import { requestTime } from "#app/request-time";
import { Refusal } from "#domain/refusal";
import { findNextItem, getItem, type PublicItem } from "#server/items";
import { ownReports } from "#server/problem-reports";
import { findViewer, type Viewer } from "#server/session";
import { AnswerResult } from "#ui/answer-result";
import { ButtonLink } from "#ui/button";
import { type QuestionView, viewQuestion } from "#ui/question-view";
import { ScoreHistory } from "#ui/score-history";
import { ActionBar, SessionFrame } from "#ui/session-frame";
import { ScoredAnswer } from "../../../scored-answer";
import { answerWithoutScripts } from "../../actions";
import { exitOf } from "../exit";
import { MakeCard } from "../make-card";
import { PracticeForm } from "../practice-form";
import { ItemFacts } from "../item-facts";
import { QuestionRecall } from "../question-recall";
import { RateForm } from "../rate-form";
import { Rated } from "../rated";
import { ReportProblem } from "../report-problem";

export const metadata: Metadata = { title: "Your answer" };

/** What became of one answer; of a chain, also the step that comes next. */
export default async function AnswerPage({ params }: PageProps<"/practice/[itemId]/[answerId]">) {
  const { itemId, answerId } = await params;
  const viewer = await findViewer();
  if (!viewer) notFound();
  const found = await findAnswer(viewer, { itemId, answerId });
  if (!found) notFound();
  const { item, answered } = found;
  const view = await viewQuestion(item.question);
  const { answers, lesson, next, history, opinionModel } = answered;
  const grades = Object.fromEntries(
    answers.map((answer) => [answer.id, <ScoredAnswer key={answer.id} answer={answer} opinionModel={opinionModel} />]),
  );
  return (
    <SessionFrame
      title={item.title}
      segments={segmentsOf(answered)}
      exit={exitOf(item)}
      position={next ? `Step ${next.number}` : "Answered"}
    >
      <div className="flex flex-1 flex-col gap-10">
        <QuestionRecall view={view} />
        <AnswerResult answers={answers} lesson={lesson} grades={grades} />
        {history && <ScoreHistory history={history} />}
        {!item.isOwn && lesson && <MakeCard itemId={item.id} />}
        {!next && !item.isOwn && (
          <ItemFacts
            item={item}
            report={
              <ReportProblem
                itemId={item.id}
                reportId={crypto.randomUUID()}
                own={await ownReports(viewer.id, item.id)}
              />
            }
          />
        )}
        {next ? <NextStep {...{ item, answered, view, next }} /> : <Ending {...{ viewer, item, answered }} />}
      </div>
    </SessionFrame>
  );
}

async function findAnswer(viewer: Viewer, { itemId, answerId }: { itemId: string; answerId: string }) {
  try {
    const [item, answered] = await Promise.all([
      getItem(itemId, viewer.id),
      viewAnswered(viewer.id, answerId, requestTime()),
    ]);
    return { item, answered };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function segmentsOf({ answers, next }: Answered) {
  const done = answers.map((_, at) => ({ state: "done", label: `Step ${at + 1}` }) as const);
  return next ? [...done, { state: "running", label: `Step ${next.number}`, isCurrent: true } as const] : done;
}

type StepProps = { item: PublicItem; answered: Answered; view: QuestionView; next: NonNullable<Answered["next"]> };

/** A chain goes on: the next step's form, under the results so far. */
function NextStep({ item, answered, view, next }: StepProps) {
  const answerId = crypto.randomUUID();
  const { chainId } = answered;
  return (
    <section aria-label={`Step ${next.number}`} className="flex flex-1 flex-col border-t border-hairline pt-8">
      <PracticeForm
        key={next.key}
        {...{ itemId: item.id, chainId, view, draft: null, isKnown: true }}
        step={next}
        action={answerWithoutScripts}
        fallback={
          <>
            <input type="hidden" name="answerId" value={answerId} />
            <input type="hidden" name="itemId" value={item.id} />
            <input type="hidden" name="chainId" value={chainId ?? ""} />
            <input type="hidden" name="shownAt" value={requestTime().getTime()} />
          </>
        }
      />
    </section>
  );
}

async function Ending({ viewer, item, answered }: { viewer: Viewer; item: PublicItem; answered: Answered }) {
  const { card, proposal, rated, answerId, elapsedMs } = answered;
  const nextId = await findNextItem(viewer.id, item.id);
  const actions = (
    <>
      {nextId && (
        <ButtonLink href={`/practice/${nextId}`} variant={card ? "quiet" : "primary"}>
          Next question
        </ButtonLink>
      )}
      <ButtonLink href={`/practice/${item.id}`}>Answer it again</ButtonLink>
    </>
  );
  if (!card) {
    return <ActionBar note={rated && <Rated rated={rated} />}>{actions}</ActionBar>;
  }
  return (
    <RateForm
      {...{ itemId: item.id, answerId, card, proposal, elapsedMs }}
      reviewId={crypto.randomUUID()}
      actions={actions}
    />
  );
}
