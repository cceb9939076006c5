import type { Metadata } from "next";
import Link from "next/link";
import { currentVisit } from "#app/visitor";
import { KIND_NAMES } from "#domain/content/question";
import { getOwnTake, type OwnTake } from "#server/takes";
import { takenAnswers } from "#server/take-results";
import { Notice } from "#ui/notice";
import { viewQuestion } from "#ui/question-view";
import { SessionFrame } from "#ui/session-frame";
import { TakenAnswers } from "../../../../taken-answers";
import { orNothing } from "../../or-nothing";
import { TakeFrame } from "../../take-frame";
import { OwnAddress } from "./own-address";
import { SubmitForm } from "./submit-form";
import { TakeForm } from "./take-form";
import { TimeLeft } from "./time-left";

export const metadata: Metadata = { title: "Take-home questions", robots: { index: false, follow: false } };

/** A candidate's own take, at its private address: the overview, one question, or what is left to say afterwards. */
export default async function OwnTakePage({ params, searchParams }: PageProps<"/take/at/[resume]">) {
  const { resume } = await params;
  const { address, now } = await currentVisit();
  const take = await orNothing(() => getOwnTake(resume, { address }, now));
  if (typeof take === "string") return <TakeFrame title="Take-home questions">{<Notice title={take} />}</TakeFrame>;
  if (take.submittedAt !== null) return <Submitted take={take} />;
  const leftMs = take.deadlineAt.getTime() - now.getTime();
  const number = Number((await searchParams)["question"]);
  const current = take.questions[number - 1];
  if (!current) return <Overview take={take} resume={resume} leftMs={leftMs} />;
  const count = take.questions.length;
  return (
    <SessionFrame
      title={take.title}
      segments={take.questions.map(({ savedAt }, at) => ({
        state: savedAt === null ? "idle" : "done",
        label: `Question ${at + 1}`,
        isCurrent: at === number - 1,
      }))}
      position={`${number} of ${count}`}
      exit={{ href: `/take/at/${resume}`, label: "Overview" }}
      aside={<TimeLeft leftMs={leftMs} />}
    >
      <TakeForm
        key={current.itemId}
        resumeToken={resume}
        itemId={current.itemId}
        step={current.step}
        view={await viewQuestion(current.question)}
        saved={current.fields}
        number={number}
        count={count}
      />
    </SessionFrame>
  );
}

function Overview({ take, resume, leftMs }: { take: OwnTake; resume: string; leftMs: number }) {
  const open = take.questions.filter(({ savedAt }) => savedAt === null).length;
  return (
    <TakeFrame title={take.title}>
      <p className="text-base">
        <TimeLeft leftMs={leftMs} />. What you type is kept as you type.
      </p>
      <nav aria-label="Questions">
        <ol className="divide-y divide-hairline border-y border-hairline">
          {take.questions.map(({ itemId, question, savedAt }, at) => (
            <li key={itemId}>
              <Link
                href={`/take/at/${resume}?question=${at + 1}`}
                className="flex min-h-11 items-baseline gap-4 px-2 py-3 hover:bg-sunken"
              >
                <span className="font-serif text-base">
                  Question {at + 1}: {KIND_NAMES[question.kind].toLowerCase()}
                </span>
                <span className="ml-auto shrink-0 text-sm text-muted">{savedAt === null ? "open" : "answered"}</span>
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <OwnAddress />
      <section aria-labelledby="submit" className="flex flex-col gap-3">
        <h2 id="submit" className="text-sm font-semibold">
          Submit
        </h2>
        <SubmitForm resumeToken={resume} open={open} />
      </section>
    </TakeFrame>
  );
}

async function Submitted({ take }: { take: OwnTake }) {
  const { submittedAt, deadlineAt, reveals, score } = take;
  const isLate = submittedAt !== null && submittedAt >= deadlineAt;
  return (
    <TakeFrame title={take.title}>
      <Notice
        tone="success"
        title={isLate ? "Time is over: what you had typed was submitted." : "Your answers were submitted. Thank you."}
      >
        {reveals === "nothing"
          ? "Whoever invited you reads them now. You can close this page."
          : score === null
            ? "Nothing in it is scored by itself: a person reads it."
            : `You reached ${Math.round(score * 100)} % of what is scored by fixed rules. People decide, not this number.`}
      </Notice>
      {reveals === "feedback" && (
        <TakenAnswers answers={await takenAnswers(take.workspaceId, take.id)} startedAt={take.startedAt} isOwn />
      )}
    </TakeFrame>
  );
}
