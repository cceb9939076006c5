import type { Metadata, Route } from "next";
import Link from "next/link";
import { instantWords } from "#app/take-token";
import { candidatesForSet, interviewsOf, type ListedInterview } from "#server/interviews";
import { requireViewer } from "#server/session";
import { Button } from "#ui/button";
import { Empty } from "#ui/empty";
import { ActionForm } from "../../action-form";
import { toldApart } from "../../named-candidates";
import { setPath } from "../../set-path";
import { setOfPage } from "../set-of-page";
import { takeBack } from "./actions";
import { InterviewForm } from "./interview-form";

export const metadata: Metadata = { title: "Interviews" };

/** The interviews with a set, and the preparing of a new one. */
export default async function InterviewsPage({ params }: PageProps<"/sets/[setId]/interviews">) {
  const { set } = await setOfPage((await params).setId);
  const viewer = await requireViewer();
  const [interviews, candidates] = await Promise.all([
    interviewsOf(viewer.id, set.id),
    candidatesForSet(viewer.id, set.id),
  ]);
  const canEdit = set.role !== "viewer";
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href={setPath(set.id)} className="underline">
            {set.title}
          </Link>
        </p>
        <h1 className="text-xl font-semibold">Interview somebody</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          You ask the questions of version {set.version}, with the clock, what to listen for and your scorecard beside
          them. The candidate sees the question and its code on a page of their own, and nothing else.
        </p>
      </header>
      {canEdit && set.deletedAt === null && (
        <section aria-labelledby="new-interview" className="flex flex-col gap-4">
          <h2 id="new-interview" className="text-sm font-semibold">
            A new interview
          </h2>
          <InterviewForm setId={set.id} candidates={toldApart(candidates)} />
        </section>
      )}
      <section aria-labelledby="interviews" className="flex flex-col gap-4">
        <h2 id="interviews" className="text-sm font-semibold">
          Interviews with this set
        </h2>
        {interviews.length === 0 ? (
          <Empty title="The interviews that you prepare are listed here, with the way back to each." />
        ) : (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {interviews.map((one) => (
              <OneInterview key={one.id} interview={one} setId={set.id} canEdit={canEdit} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

type OneInterviewProps = { interview: ListedInterview; setId: string; canEdit: boolean };

function OneInterview({ interview, setId, canEdit }: OneInterviewProps) {
  const { id, candidateName, setVersion, by, phase, scorecardId } = interview;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 px-2 py-3">
      <div className="flex min-w-0 flex-1 basis-64 flex-col">
        <Link href={`/interviews/${id}`} className="font-serif text-base wrap-anywhere underline">
          {candidateName}
        </Link>
        <span className="tabular text-sm text-muted">
          {stateWords(interview)} · set version {setVersion} · by {by}
        </span>
      </div>
      {scorecardId !== null && phase === "ended" && (
        <Link href={`/scorecards/${scorecardId}` as Route} className="text-sm underline">
          Your scorecard
        </Link>
      )}
      {canEdit && phase === "ready" && (
        <ActionForm action={takeBack} hidden={{ setId, interviewId: id }}>
          <Button type="submit" pendingLabel="Deleting …" aria-label={`Delete the interview of ${candidateName}`}>
            Delete
          </Button>
        </ActionForm>
      )}
    </li>
  );
}

function stateWords({ phase, createdAt, startedAt, endedAt }: ListedInterview): string {
  if (phase === "ready" || startedAt === null) return `Prepared ${instantWords(createdAt)}, not begun`;
  if (endedAt === null) return `Running since ${instantWords(startedAt)}`;
  const minutes = Math.max(1, Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000));
  return `Held ${instantWords(startedAt)}, ${minutes} min`;
}
