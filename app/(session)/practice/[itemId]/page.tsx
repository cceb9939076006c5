import type { Metadata } from "next";
import { cache } from "react";
import { notFound } from "next/navigation";
import { requestTime } from "#app/request-time";
import { viewScoreHistory } from "#app/score-history";
import { KIND_NAMES } from "#domain/content/question";
import { Refusal } from "#domain/refusal";
import { findDraft } from "#server/drafts";
import { findNextItem, getItem } from "#server/items";
import { findLastAnswer } from "#server/results";
import { findViewer } from "#server/session";
import { findStudy } from "#server/study";
import { ButtonLink } from "#ui/button";
import { InterviewPlan } from "#ui/interview-plan";
import { KeyboardHelp } from "#ui/keyboard-help";
import { viewQuestion } from "#ui/question-view";
import { ScoreDots } from "#ui/score-history";
import { SessionFrame } from "#ui/session-frame";
import { answerWithoutScripts } from "../actions";
import { exitOf } from "./exit";
import { InterviewSections } from "./interview-sections";
import { LastAnswer } from "./last-answer";
import { PracticeForm } from "./practice-form";
import { keysFor } from "./practice-keys";

const findItem = cache(async (id: string) => {
  try {
    return await getItem(id, (await findViewer())?.id ?? null);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
});

export async function generateMetadata({ params }: PageProps<"/practice/[itemId]">): Promise<Metadata> {
  const item = await findItem((await params).itemId);
  return { title: item?.title ?? "No such question" };
}

/** One question to answer. Nothing of its answer is read here. */
export default async function PracticePage({ params }: PageProps<"/practice/[itemId]">) {
  const item = await findItem((await params).itemId);
  if (!item) notFound();
  const viewer = await findViewer();
  const { id: itemId, question } = item;
  const position = item.isOwn ? "Your card" : `${KIND_NAMES[item.kind]}, difficulty ${item.difficulty} of 5`;
  const frame = {
    title: item.title,
    segments: [{ state: "running", label: item.title, isCurrent: true }],
    exit: exitOf(item),
    position,
  } as const;

  if (question.kind === "mock_interview") {
    return (
      <SessionFrame {...frame}>
        <div className="pb-16">
          <InterviewPlan rules={question.rules} sections={question.sections} />
          <InterviewSections userId={viewer?.id ?? null} sections={question.sections} />
        </div>
      </SessionFrame>
    );
  }

  const step = question.kind === "chain" ? question.firstStep : "main";
  const draft = viewer && (await findDraft(viewer.id, itemId, step));
  const last = viewer && (await findLastAnswer(viewer.id, itemId));
  const nextId = await findNextItem(viewer?.id ?? null, itemId);
  const shownAt = requestTime();
  const study = viewer && last && (await findStudy(viewer.id, shownAt));
  // Scores alone: what was covered would tell what to say now.
  const history =
    viewer && last && item.kind === "free_text"
      ? await viewScoreHistory(viewer.id, { itemId, step, answerId: null }, shownAt)
      : null;
  const answerId = crypto.randomUUID();
  const chainId = question.kind === "chain" ? crypto.randomUUID() : null;
  return (
    <SessionFrame {...frame} aside={<KeyboardHelp shortcuts={keysFor(item.kind)} />}>
      {last && study && (
        <LastAnswer
          itemId={itemId}
          answer={last}
          isChain={question.kind === "chain"}
          timeZone={study.settings.timeZone}
        />
      )}
      {history && (
        <div className="-mt-3 mb-6">
          <ScoreDots history={history} />
        </div>
      )}
      <PracticeForm
        {...{ itemId, chainId }}
        view={await viewQuestion(question)}
        draft={draft && { fields: draft.fields, at: draft.updatedAt.getTime() }}
        isKnown={viewer !== null}
        action={answerWithoutScripts}
        fallback={
          <>
            <input type="hidden" name="answerId" value={answerId} />
            <input type="hidden" name="itemId" value={itemId} />
            <input type="hidden" name="chainId" value={chainId ?? ""} />
            <input type="hidden" name="shownAt" value={shownAt.getTime()} />
          </>
        }
        actions={nextId && <ButtonLink href={`/practice/${nextId}`}>Skip</ButtonLink>}
      />
    </SessionFrame>
  );
}
