import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requestTime } from "#app/request-time";
import { instantWords } from "#app/take-token";
import { Refusal } from "#domain/refusal";
import { findViewer } from "#server/session";
import { getTakeResult } from "#server/take-results";
import { Button } from "#ui/button";
import { TakenAnswers } from "../../../../../taken-answers";
import { score as openOwn } from "../../../../scorecards/actions";
import { ActionForm } from "../../../action-form";
import { setPath } from "../../../set-path";
import { removeTake } from "../actions";

export const metadata: Metadata = { title: "A candidate's answers" };

/** What one candidate answered, for members of the workspace. */
export default async function TakePage({ params }: PageProps<"/sets/[setId]/links/[takeId]">) {
  const { setId, takeId } = await params;
  const take = await resultOf(setId, takeId);
  const { candidateName, startedAt, deadlineAt, submittedAt, answers, score, role, showsProposal } = take;
  const minutes = submittedAt && Math.max(1, Math.round((submittedAt.getTime() - startedAt.getTime()) / 60_000));
  return (
    <div className="flex max-w-5xl flex-col gap-10">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href={setPath(setId, "/links")} className="underline">
            Links of {take.setTitle}
          </Link>
        </p>
        <h1 className="text-xl font-semibold wrap-anywhere">{candidateName}</h1>
        <p className="tabular max-w-[68ch] font-serif text-base text-muted">
          Began {instantWords(startedAt)}.{" "}
          {submittedAt
            ? `Submitted after ${minutes} min. ${resultWords(score, showsProposal)}`
            : `Still writing, until ${instantWords(deadlineAt)} at the latest: the answers are shown once they are submitted.`}
        </p>
        {submittedAt && showsProposal && (
          <p className="max-w-[68ch] text-sm text-muted">
            The verdicts are a proposal, with the words they rest on. What counts is your own judgement.
          </p>
        )}
        {submittedAt && (
          <div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-2">
            {role !== "viewer" && (
              <ActionForm action={openOwn} hidden={{ kind: "take", id: takeId }}>
                <Button type="submit" variant="primary" pendingLabel="Opening …">
                  Score this take
                </Button>
              </ActionForm>
            )}
            <Link href={setPath(setId, "/compare")} className="py-2 text-sm text-accent underline">
              Compare with other candidates
            </Link>
          </div>
        )}
      </header>
      <TakenAnswers answers={answers} startedAt={startedAt} isOwn={false} showsResults={showsProposal} />
      {role !== "viewer" && (
        <section aria-labelledby="delete" className="flex max-w-[68ch] flex-col gap-3 border-t border-hairline pt-6">
          <h2 id="delete" className="text-sm font-semibold">
            Delete this candidate&rsquo;s take
          </h2>
          <p className="text-sm text-muted">
            Name, answers and scores are gone for good. The use of the link becomes free again.
          </p>
          <ActionForm action={removeTake} hidden={{ setId, takeId }} className="flex flex-col items-start gap-3">
            <label className="flex min-h-11 items-center gap-3 text-sm">
              <input type="checkbox" name="sure" value="yes" required className="size-4" />
              <span>Yes, delete everything of this take</span>
            </label>
            <Button type="submit" variant="danger" pendingLabel="Deleting …">
              Delete
            </Button>
          </ActionForm>
        </section>
      )}
    </div>
  );
}

function resultWords(score: number | null, showsProposal: boolean): string {
  if (!showsProposal) return "What the scoring found is hidden, since you may score this take without it.";
  return score === null
    ? "There is nothing that the app could score."
    : `${Math.round(score * 100)} % of what the app could score.`;
}

async function resultOf(setId: string, takeId: string) {
  const viewer = await findViewer();
  if (!viewer) notFound();
  try {
    return await getTakeResult(viewer.id, setId, takeId, requestTime());
  } catch (error) {
    if (error instanceof Refusal && error.reason === "not-found") notFound();
    throw error;
  }
}
