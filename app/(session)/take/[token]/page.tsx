import type { Metadata } from "next";
import { cookies } from "next/headers";
import { instantWords } from "#app/take-token";
import { currentVisit } from "#app/visitor";
import { CLOSED_WORDS } from "#domain/takes/take-time";
import { findViewer } from "#server/session";
import { getInvitation } from "#server/takes";
import { ButtonLink } from "#ui/button";
import { Notice } from "#ui/notice";
import { orNothing } from "../or-nothing";
import { TakeFrame } from "../take-frame";
import { BeginForm } from "./begin-form";

export const metadata: Metadata = { title: "Take-home questions", robots: { index: false, follow: false } };

const AFTERWARDS = {
  nothing: "Afterwards you are not shown a result; whoever invited you reads your answers.",
  score: "Afterwards you see your score.",
  feedback: "Afterwards you see your score, and feedback on each answer.",
};

/** What a candidate reads and agrees to before the clock runs. */
export default async function InvitationPage({ params }: PageProps<"/take/[token]">) {
  const { token } = await params;
  const { address, now } = await currentVisit();
  const found = await orNothing(() => getInvitation(token, { address }, now));
  if (typeof found === "string") return <TakeFrame title="Take-home questions">{<Notice title={found} />}</TakeFrame>;
  const { title, questions, minutes, startsAt, endsAt, needsPasscode, reveals, retentionDays, state } = found;
  const viewer = await findViewer();
  const isSignedIn = viewer !== null && !viewer.isGuest;
  const begun = (await cookies()).get("take")?.value;
  return (
    <TakeFrame title={title}>
      {begun && (
        <Notice
          title="You began in this browser already."
          action={
            <ButtonLink href={`/take/at/${begun}`} variant="primary">
              Go on
            </ButtonLink>
          }
        />
      )}
      {state !== "open" && !begun && (
        <Notice tone="warning" title={CLOSED_WORDS[state]}>
          To begin it was open from {instantWords(startsAt)} to {instantWords(endsAt)}.
        </Notice>
      )}
      {state === "open" && (
        <>
          <section aria-labelledby="rules" className="flex flex-col gap-3">
            <h2 id="rules" className="text-sm font-semibold">
              Before you begin
            </h2>
            <ul className="flex max-w-[68ch] list-disc flex-col gap-2 pl-5 font-serif text-base">
              <li>
                {questions === 1 ? "One question" : `${questions} questions`}, {minutes} minutes from when you begin.
                The clock of the server counts; closing the page does not stop it.
              </li>
              <li>Begin by {instantWords(endsAt)}; begun before, you have all of your time.</li>
              <li>What you type is kept as you type. You can go back and change any answer until you submit.</li>
              <li>
                You get a private address to go on from another device. When time is over, what is there is submitted.
              </li>
              <li>{AFTERWARDS[reveals]}</li>
              <li>
                Your name, your answers and their times are kept for whoever invited you, for {retentionDays} days after
                you were last tested, interviewed or scored, and then deleted. Answers are scored by fixed rules; people
                decide.
              </li>
            </ul>
          </section>
          <BeginForm token={token} needsPasscode={needsPasscode} isSignedIn={isSignedIn} />
        </>
      )}
    </TakeFrame>
  );
}
