import type { Metadata } from "next";
import Link from "next/link";
import { requestTime } from "#app/request-time";
import { studyDayDate } from "#domain/scheduling/study-day";
import { findProgress } from "#server/progress";
import { findViewer } from "#server/session";
import { topics } from "#server/topics";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { DayBars } from "./day-bars";
import { TopicScores } from "./topic-scores";

export const metadata: Metadata = { title: "Progress" };

/** Am I remembering, what is coming, where am I weak: one picture each; and will I be ready, which has its own page. */
export default async function ProgressPage() {
  const viewer = await findViewer();
  const progress = viewer && (await findProgress(viewer.id, requestTime()));
  if (!viewer || !progress || progress.answerCount === 0) {
    return (
      <Empty
        title="Your progress will be here."
        action={
          <ButtonLink href="/practice" variant="primary">
            Answer a first question
          </ButtonLink>
        }
      >
        How much you remember, what comes back in the next two weeks, and where you are weak.
      </Empty>
    );
  }
  const { retention, forecast, rated, day } = progress;
  const all = await topics(viewer.id);
  return (
    <div className="flex max-w-3xl flex-col gap-14">
      <h1 className="text-xl font-semibold">Progress</h1>
      <section aria-labelledby="remembering" className="flex flex-col gap-3">
        <h2 id="remembering" className="text-base font-semibold">
          Am I remembering?
        </h2>
        <p className="font-serif text-lg">
          {retention.total > 0
            ? `You recalled ${Math.round((100 * retention.recalled) / retention.total)} % of ${retention.total} reviews in the last 30 days.`
            : "Reviews of a day or more will be counted here; the first ones have not come back yet."}
        </p>
        <DayBars label="Answers rated on each of the last 14 days" days={withDates(rated, day - rated.length + 1)} />
      </section>
      <section aria-labelledby="coming" className="flex flex-col gap-3">
        <h2 id="coming" className="text-base font-semibold">
          What is coming?
        </h2>
        {forecast.every((count) => count === 0) && (
          <p className="font-serif text-lg">
            No review is due in the next 14 days. Rate an answer, and its return shows here.
          </p>
        )}
        <DayBars
          label="Reviews due on each of the next 14 days; today with what is overdue"
          days={withDates(forecast, day)}
        />
        <Link href="/review/cards" className="py-2 text-sm text-accent underline underline-offset-2">
          Your cards: suspended, put off, marked
        </Link>
      </section>
      <section aria-labelledby="weak" className="flex flex-col gap-3">
        <h2 id="weak" className="text-base font-semibold">
          Where am I weak?
        </h2>
        <TopicScores topics={all} />
      </section>
      <section aria-labelledby="ready" className="flex flex-col gap-3">
        <h2 id="ready" className="text-base font-semibold">
          Will I be ready on the day?
        </h2>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          Name the date, the level and the topics of your interview: what to do each day until then, and how ready you
          will be, topic by topic.
        </p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/plan">The plan for an interview</ButtonLink>
          <ButtonLink href="/progress/statistics">All statistics</ButtonLink>
          <ButtonLink href="/cards">Cards of your own</ButtonLink>
        </div>
      </section>
    </div>
  );
}

function withDates(counts: readonly number[], firstDay: number) {
  return counts.map((count, at) => ({ date: studyDayDate(firstDay + at), count }));
}
