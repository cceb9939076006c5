import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestTime } from "#app/request-time";
import { Refusal } from "#domain/refusal";
import type { ScoredQuestion } from "#domain/scorecards/criteria";
import type { KitQuestion } from "#domain/sets/kit";
import { getInterviewKit } from "#server/interview-kit";
import { getDesk } from "#server/live-desk";
import { mayReadRubrics } from "#server/rubric-readers";
import { findViewer } from "#server/session";
import { renderInline, renderMarkdown } from "#ui/markdown";
import { Prose } from "#ui/prose";
import { KitClosed } from "../../../(reading)/sets/[setId]/kit/kit-closed";
import { InterviewDesk } from "./desk";
import type { DeskQuestion } from "./desk-question";
import { ListenFor } from "./listen-for";

export const metadata: Metadata = { title: "Interview", robots: { index: false, follow: false } };

/** A live interview, for the members of its workspace. */
export default async function InterviewPage({ params }: PageProps<"/interviews/[interviewId]">) {
  const { interviewId } = await params;
  const viewer = await findViewer();
  if (!viewer) notFound();
  const { kit, desk } = await found(viewer.id, interviewId);
  const { id, setId, setTitle, candidateName, role, questions } = kit;
  if (!(await mayReadRubrics(viewer))) {
    return (
      <main id="main" tabIndex={-1} className="mx-auto max-w-5xl px-4 pt-12 outline-none sm:px-6">
        <KitClosed setId={setId} title={setTitle} />
      </main>
    );
  }
  const [first, ...others] = await Promise.all(questions.map(({ kit: one, scored }) => deskQuestion(one, scored)));
  if (!first) notFound();
  return (
    <InterviewDesk
      interviewId={id}
      viewerId={viewer.id}
      setId={setId}
      candidateName={candidateName}
      questions={[first, ...others]}
      desk={desk}
      isReadOnly={role === "viewer"}
    />
  );
}

async function found(userId: string, interviewId: string) {
  try {
    const [kit, desk] = await Promise.all([
      getInterviewKit(userId, interviewId),
      getDesk(userId, interviewId, requestTime()),
    ]);
    return { kit, desk };
  } catch (error) {
    if (error instanceof Refusal && error.reason === "not-found") notFound();
    throw error;
  }
}

/** One question rendered: its criteria step by step, as they stand on the scorecard. */
async function deskQuestion(question: KitQuestion, scored: readonly ScoredQuestion[]): Promise<DeskQuestion> {
  const { itemId, number, title, topic, difficulty, minutes, ask, followUps } = question;
  return {
    itemId,
    step: scored[0]?.step ?? "main",
    number,
    title,
    facts: `${topic}, difficulty ${difficulty} of 5`,
    minutes,
    ask: <Prose html={await renderMarkdown(ask)} size="question" />,
    followUps: await Promise.all(followUps.map(renderInline)),
    listenFor: <ListenFor question={question} />,
    criteria: await Promise.all(
      scored.flatMap(({ step, criteria }) =>
        criteria.map(async ({ key, statement, points }) => ({
          step,
          key,
          points: criteria.length > 1 ? points : null,
          html: await renderInline(statement),
        })),
      ),
    ),
  };
}
