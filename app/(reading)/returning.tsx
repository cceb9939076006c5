import Link from "next/link";
import { Suspense } from "react";
import { findInterview } from "#server/interview-plan";
import { openToday } from "#server/queue";
import { type Progress, slippedItems } from "#server/progress";
import { findNextItem } from "#server/items";
import { topics } from "#server/topics";
import { ButtonLink } from "#ui/button";
import { Lane } from "#ui/lane";
import { PlanLine } from "./plan-line";

const USUAL_SECONDS = 40;
/** More than somebody who comes back after a while wants to see on one day. */
const MANY_CARDS = 60;

/** The day of somebody who was here before: what is due, what slipped, where to go on. */
export async function Returning({ userId, progress, now }: { userId: string; progress: Progress; now: Date }) {
  const [today, slipped, nextId, all, interview] = await Promise.all([
    openToday(userId, { limit: 0 }, now),
    slippedItems(userId, progress.day),
    findNextItem(userId, null),
    topics(userId),
    findInterview(userId),
  ]);
  const minutes = Math.max(1, Math.round((today.total * (progress.meanSeconds ?? USUAL_SECONDS)) / 60));
  const begun = all.filter(({ answeredCount }) => answeredCount > 0);
  return (
    <div className="flex max-w-3xl flex-col gap-14">
      <section aria-labelledby="today" className="flex flex-col items-start gap-5">
        <h1 id="today" className="font-serif text-2xl">
          {today.total > 0
            ? `${today.total} to review, about ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`
            : "Nothing is due now."}
        </h1>
        <div className="w-full">
          <Lane
            size="tall"
            label={`Today: ${today.done.answered} answered, ${today.total} to go`}
            segments={[
              { state: "done", label: "Answered today", weight: today.done.answered },
              { state: "idle", label: "To answer", weight: today.total || (today.done.answered ? 0 : 1) },
            ]}
          />
        </div>
        <div className="flex flex-wrap gap-3">
          {today.total > 0 && (
            <ButtonLink href="/review" variant="primary">
              Start the review
            </ButtonLink>
          )}
          {nextId && (
            <ButtonLink href={`/practice/${nextId}`} variant={today.total > 0 ? "quiet" : "primary"}>
              Practise the next question
            </ButtonLink>
          )}
          <ButtonLink href="/plan">Will I be ready?</ButtonLink>
          {today.total > MANY_CARDS && <ButtonLink href="/settings/pause">Spread them over some days</ButtonLink>}
        </div>
        {interview && interview.interviewDay > progress.day && (
          <Suspense fallback={<p className="min-h-28 text-muted">Making today’s plan for your interview …</p>}>
            <PlanLine userId={userId} now={now} />
          </Suspense>
        )}
      </section>
      {slipped.length > 0 && (
        <section aria-labelledby="slipped" className="flex flex-col gap-3">
          <h2 id="slipped" className="text-base font-semibold">
            What slipped this week
          </h2>
          <ul className="divide-y divide-hairline border-y border-hairline">
            {slipped.map(({ id, title }) => (
              <li key={id}>
                <Link href={`/practice/${id}`} className="block px-2 py-2.5 font-serif text-base hover:bg-sunken">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {begun.length > 0 && (
        <section aria-labelledby="topics" className="flex flex-col gap-3">
          <h2 id="topics" className="text-base font-semibold">
            Where you stand
          </h2>
          <ul className="divide-y divide-hairline border-y border-hairline">
            {begun.map(({ id, title, answeredCount, itemCount, meanScore }) => (
              <li key={id}>
                <Link
                  href={`/library?topic=${id}`}
                  className="flex flex-col gap-x-4 px-2 py-2.5 hover:bg-sunken sm:flex-row sm:items-baseline"
                >
                  <span>{title}</span>
                  <span className="tabular text-sm text-muted sm:ml-auto">
                    {answeredCount} of {itemCount} answered
                    {meanScore !== null && `, ${Math.round(meanScore * 100)} % on average`}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
