import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requestTime } from "#app/request-time";
import { instantWords } from "#app/take-token";
import { Refusal } from "#domain/refusal";
import { type CandidateView, getCandidate } from "#server/candidates";
import { findViewer } from "#server/session";
import { Button } from "#ui/button";
import { TextField } from "#ui/field";
import { ActionForm } from "../../sets/action-form";
import { setPath } from "../../sets/set-path";
import { Section } from "../../settings/section";
import { correctCandidate, removeCandidate } from "../actions";
import { CandidateFields } from "../candidate-fields";
import { counted } from "../counted";

export const metadata: Metadata = { title: "A candidate" };

/** One candidate: what they took, what was asked and found, and what the workspace may do with it. */
export default async function CandidatePage({ params }: PageProps<"/candidates/[candidateId]">) {
  const candidate = await candidateOf((await params).candidateId);
  const { id, name, email, createdAt, role, takes, interviews, scorecards } = candidate;
  return (
    <>
      <header className="mb-8 flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href="/candidates" className="underline">
            Candidates
          </Link>{" "}
          · {candidate.workspaceName}
        </p>
        <h1 className="text-xl font-semibold wrap-anywhere">{name}</h1>
        <p className="tabular text-sm wrap-anywhere text-muted">
          {email !== null && `${email} · `}since {instantWords(createdAt)}
        </p>
      </header>
      <Section id="takes" title="Sets taken at home">
        <Entries empty="None was begun.">
          {takes.map((take) => (
            <Entry key={take.id} href={setPath(take.setId, `/links/${take.id}`)} title={take.setTitle}>
              {takeWords(take)}
            </Entry>
          ))}
        </Entries>
      </Section>
      <Section id="interviews" title="Interviews">
        <Entries empty="There was none.">
          {interviews.map((interview) => (
            <Entry key={interview.id} href={pathOf("interviews", interview.id)} title={interview.setTitle}>
              {interviewWords(interview)}
            </Entry>
          ))}
        </Entries>
      </Section>
      <Section id="scorecards" title="Scorecards" about="What a rater found is read on their scorecard.">
        <Entries empty="Nobody has scored yet.">
          {scorecards.map(({ id: scorecardId, of, rater, isOwn, isReadable, submittedAt }) => (
            <Entry
              key={scorecardId}
              href={isReadable ? pathOf("scorecards", scorecardId) : null}
              title={isOwn ? "Yours" : `By ${rater}`}
            >
              of {of === "take" ? "a set taken at home" : "an interview"},{" "}
              {submittedAt === null ? "not submitted yet" : `submitted ${instantWords(submittedAt)}`}
              {submittedAt !== null && !isReadable && ", hidden while you may score them"}
            </Entry>
          ))}
        </Entries>
      </Section>
      {role !== "viewer" && (
        <>
          <Section id="details" title="Name and address">
            <ActionForm
              action={correctCandidate}
              hidden={{ candidateId: id }}
              done="Saved."
              className="flex flex-col gap-4"
            >
              <CandidateFields name={name} email={email} />
              <div>
                <Button type="submit" pendingLabel="Saving …">
                  Save
                </Button>
              </div>
            </ActionForm>
          </Section>
          <Section
            id="export"
            title="Export everything"
            about="All that is kept about this candidate, scorecards included, as one JSON file: for when they ask what you have."
          >
            <p>
              <a href={`/api/candidates/${id}`} download className="text-accent underline">
                Download everything about this candidate
              </a>
            </p>
          </Section>
          <Deletion candidate={candidate} />
        </>
      )}
    </>
  );
}

function Deletion({ candidate: { id, name, takes, interviews, scorecards } }: { candidate: CandidateView }) {
  const goes = [
    counted(takes.length, "take with all answers", "takes with all answers"),
    counted(interviews.length, "interview", "interviews"),
    counted(scorecards.length, "scorecard with marks and notes", "scorecards with marks and notes"),
  ].filter((words) => words !== null);
  return (
    <Section id="delete" title="Delete completely" about="At once and for good, for all members of the workspace.">
      <p className="text-sm">
        {["Name, email address and the links meant for them alone", ...goes].join("; ")}. Nothing of this candidate is
        left.
      </p>
      <ActionForm action={removeCandidate} hidden={{ candidateId: id }} className="flex flex-col items-start gap-4">
        <div className="w-full">
          <TextField label={`Type "${name}" to delete them`} name="name" required autoComplete="off" />
        </div>
        <Button type="submit" variant="danger" pendingLabel="Deleting …">
          Delete completely
        </Button>
      </ActionForm>
    </Section>
  );
}

function Entries({ empty, children }: { empty: string; children: ReactNode[] }) {
  if (children.length === 0) return <p className="text-sm text-muted">{empty}</p>;
  return <ul className="divide-y divide-hairline border-y border-hairline">{children}</ul>;
}

function Entry({ href, title, children }: { href: Route | null; title: string; children: ReactNode }) {
  const words = (
    <>
      <span className="font-serif text-base wrap-anywhere">{title}</span>
      <span className="tabular text-sm text-muted">{children}</span>
    </>
  );
  return (
    <li>
      {href === null ? (
        <div className="flex flex-col px-2 py-3">{words}</div>
      ) : (
        <Link href={href} className="flex flex-col px-2 py-3 hover:bg-sunken">
          {words}
        </Link>
      )}
    </li>
  );
}

function takeWords({ startedAt, submittedAt, score, isScoreHidden }: CandidateView["takes"][number]): string {
  if (submittedAt === null) return `running since ${instantWords(startedAt)}`;
  if (isScoreHidden) return `submitted ${instantWords(submittedAt)}, result hidden while you may score it`;
  const scored =
    score === null ? "nothing that the app could score" : `${Math.round(score * 100)} % of what the app could score`;
  return `submitted ${instantWords(submittedAt)}, ${scored}`;
}

function interviewWords({ createdAt, startedAt, endedAt }: CandidateView["interviews"][number]): string {
  if (endedAt !== null) return `ended ${instantWords(endedAt)}`;
  return startedAt === null ? `planned ${instantWords(createdAt)}` : `running since ${instantWords(startedAt)}`;
}

function pathOf(place: "interviews" | "scorecards", id: string): Route {
  return `/${place}/${id}` as Route;
}

async function candidateOf(candidateId: string): Promise<CandidateView> {
  const viewer = await findViewer();
  if (!viewer) notFound();
  try {
    return await getCandidate(viewer.id, candidateId, requestTime());
  } catch (error) {
    if (error instanceof Refusal && error.reason === "not-found") notFound();
    throw error;
  }
}
