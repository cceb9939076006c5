import Link from "next/link";
import type { PlanToday } from "#server/interview-plan";
import { ButtonLink } from "#ui/button";
import { Notice } from "#ui/notice";
import { PlanDays } from "./plan-days";
import { DropForm, TakeForm } from "./plan-forms";
import { dayWords, percent, remedyWords } from "./plan-words";
import { TopicReadiness } from "./topic-readiness";

/** The plan as of today: the one number with its error, today's share, the topics, the days. */
export function PlanView({ today }: { today: PlanToday }) {
  const { interview, plan, titles, toAdd } = today;
  const { overall, overallIfStopped, days } = plan;
  const [first] = days;
  return (
    <>
      <section aria-labelledby="outlook" className="flex flex-col gap-4">
        <h2 id="outlook" className="font-serif text-2xl text-pretty">
          On {dayWords(interview.interviewDay)} you will recall {percent(overall.share)} of it.
        </h2>
        <p className="max-w-[60ch] text-muted">
          Nine times out of ten between {percent(Math.max(0, overall.share - overall.error))} and{" "}
          {percent(Math.min(1, overall.share + overall.error))}, if you follow the plan; {percent(overallIfStopped)} if
          you stopped today. A question not met yet counts as not known, and one of your own level counts double.
        </p>
      </section>
      {first && (
        <section aria-labelledby="today" className="flex flex-col gap-4">
          <h2 id="today" className="text-base font-semibold">
            Today
          </h2>
          <p className="font-serif text-lg">
            {[
              counted(first.newItems, "new question"),
              ...(first.reviews > 0 ? [counted(first.reviews, "review")] : []),
            ].join(" and ")}
            , about {counted(Math.max(1, Math.round(first.minutes)), "minute")}.
            {today.otherReviews > 0 && ` Your other cards bring about ${counted(today.otherReviews, "review")} a day.`}
          </p>
          {plan.newPerDay > today.newLimit && (
            <Notice
              tone="warning"
              title={`The plan takes ${plan.newPerDay} new questions a day, but your settings let in ${today.newLimit}.`}
            >
              <Link href="/settings/study?preset=interview" className="text-accent underline">
                See what the interview preset would change
              </Link>
            </Notice>
          )}
          <TakeForm count={toAdd.length} />
          <div>
            <ButtonLink href="/review">Start the review</ButtonLink>
          </div>
        </section>
      )}
      {plan.unreached > 0 && (
        <Notice
          tone="warning"
          title={`${counted(plan.unreached, "question")} cannot be reached in ${interview.minutesPerDay} minutes a day.`}
        >
          <ul className="list-disc pl-5">
            {remedyWords(today).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <section aria-labelledby="by-topic" className="flex flex-col gap-3">
        <h2 id="by-topic" className="text-base font-semibold">
          Topic by topic on the day
        </h2>
        <p className="text-sm text-muted">
          Filled: what you keep without doing anything. Hatched: what the plan adds. The weakest come first.
        </p>
        <TopicReadiness topics={plan.topics} titles={titles} />
      </section>
      {days.length > 0 && (
        <section aria-labelledby="by-day" className="flex flex-col gap-3">
          <h2 id="by-day" className="text-base font-semibold">
            Day by day
          </h2>
          <PlanDays days={days} />
          <p className="text-sm text-muted">Made anew each day from what you then remember.</p>
        </section>
      )}
      <DropForm />
    </>
  );
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
