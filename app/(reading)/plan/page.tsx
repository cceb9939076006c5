import type { Metadata } from "next";
import Link from "next/link";
import { requestTime } from "#app/request-time";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { studyDay, studyDayDate } from "#domain/scheduling/study-day";
import { findPlanAccuracy, findPlanToday, type PlanToday } from "#server/interview-plan";
import { findViewer } from "#server/session";
import { topics } from "#server/topics";
import { InterviewForm } from "./interview-form";
import { Past } from "./past";
import { PlanView } from "./plan-view";

export const metadata: Metadata = { title: "Interview plan" };

const USUAL_DAYS = 14;
const USUAL_MINUTES = 30;

/** Will I be ready? The plan until an interview, made anew each day from what one remembers. */
export default async function PlanPage() {
  const now = requestTime();
  const viewer = await findViewer();
  const today = viewer && (await findPlanToday(viewer.id, now));
  const isPast = today ? today.interview.interviewDay < today.day : false;
  return (
    <div className="flex max-w-3xl flex-col gap-12">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href="/progress" className="underline">
            Progress
          </Link>
        </p>
        <h1 className="text-xl font-semibold">Will I be ready?</h1>
      </header>
      {!today && (
        <p className="max-w-[60ch] font-serif text-lg">
          Name the day of an interview and what it will be about. From what you remember, and from how you answer, this
          page reckons what you will recall on that day, and what to do each day until then.
        </p>
      )}
      {today && viewer && isPast && (
        <Past
          interviewDay={today.interview.interviewDay}
          accuracy={await findPlanAccuracy(viewer.id, today.interview.interviewDay)}
        />
      )}
      {today && !isPast && <PlanView today={today} />}
      <InterviewSection today={today} now={now} userId={viewer?.id ?? null} />
    </div>
  );
}

type SectionProps = { today: PlanToday | null; now: Date; userId: string | null };

async function InterviewSection({ today, now, userId }: SectionProps) {
  const offered = (await topics(userId)).map(({ id, title, itemCount }) => ({ id, title, itemCount }));
  const day = today?.day ?? studyDay(now, DEFAULT_SETTINGS);
  const interview = today?.interview;
  const isAhead = interview !== undefined && interview.interviewDay > day;
  const form = (
    <InterviewForm
      topics={offered}
      earliest={studyDayDate(day + 1)}
      isNew={!interview}
      values={{
        date: studyDayDate(isAhead ? interview.interviewDay : day + USUAL_DAYS),
        level: interview?.level ?? "mid",
        minutesPerDay: interview?.minutesPerDay ?? USUAL_MINUTES,
        topicIds: interview?.topicIds ?? offered.map(({ id }) => id),
      }}
    />
  );
  return (
    <section aria-labelledby="interview" className="flex flex-col gap-5 border-t border-hairline pt-8">
      <h2 id="interview" className="text-base font-semibold">
        {isAhead ? "Change the interview" : interview ? "The next interview" : "The interview"}
      </h2>
      {isAhead ? (
        <details>
          <summary className="py-1 text-sm text-muted">Date, role, minutes and topics</summary>
          <div className="mt-5">{form}</div>
        </details>
      ) : (
        form
      )}
    </section>
  );
}
