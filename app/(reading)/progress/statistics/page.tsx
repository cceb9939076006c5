import type { Metadata } from "next";
import Link from "next/link";
import { requestTime } from "#app/request-time";
import { forgettingCurve } from "#domain/scheduling/memory";
import { calendarWeeks, streakOf } from "#domain/statistics/calendar";
import { dayOfHours } from "#domain/statistics/distribution";
import { forecastOf } from "#domain/statistics/forecast";
import { type Period, RETENTION_PERIODS, trueRetention } from "#domain/statistics/retention";
import { scoreTrends } from "#domain/statistics/score-trend";
import { findViewer } from "#server/session";
import { hardCards, sumCards, sumHours, sumReviews, sumScores } from "#server/statistics";
import { findStudy } from "#server/study";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { Answering } from "./answering";
import { Calendar } from "./calendar";
import { CardRanges } from "./card-ranges";
import { HardCards } from "./hard-cards";
import { DueForecast } from "./due-forecast";
import { Retention } from "./retention";
import { Scores } from "./scores";
import { TimeSpent } from "./time-spent";

export const metadata: Metadata = { title: "Statistics" };

const FORECAST_DAYS = 30;
const CALENDAR_WEEKS = 53;
const PERIODS = RETENTION_PERIODS.filter(({ key }) => ["month", "year", "all"].includes(key));

/** Everything that the log of one's reviews adds up to, each picture also as a table. */
export default async function StatisticsPage({ searchParams }: PageProps<"/progress/statistics">) {
  const chosen = [(await searchParams)["period"]].flat()[0];
  const period = PERIODS.find(({ key }) => key === chosen) ?? PERIODS[1];
  const viewer = await findViewer();
  if (!viewer || !period) return <NothingYet />;
  const { settings, day } = await findStudy(viewer.id, requestTime());
  const since = period.days === null ? -1 : day - period.days;
  const [reviews, hours, cards, scores, hard] = await Promise.all([
    sumReviews(viewer.id, day, since),
    sumHours(viewer.id, since, settings.timeZone),
    sumCards(viewer.id, day, forgettingCurve(settings.parameters.weights)),
    sumScores(viewer.id),
    hardCards(viewer.id),
  ]);
  if (reviews.total.count === 0) return <NothingYet />;
  return (
    <div className="flex max-w-3xl flex-col gap-14">
      <header className="flex flex-col gap-2">
        <Link href="/progress" className="w-fit text-sm text-muted underline underline-offset-2 hover:text-ink">
          Progress
        </Link>
        <h1 className="text-xl font-semibold">Statistics</h1>
      </header>
      <Retention rows={trueRetention(reviews.retention)} desired={settings.desiredRetention} />
      <DueForecast forecast={forecastOf(cards.due, day, FORECAST_DAYS)} cards={cards} today={day} />
      <Calendar
        weeks={calendarWeeks(reviews.days, day, CALENDAR_WEEKS)}
        streak={streakOf(reviews.days, day)}
        total={reviews.total}
      />
      <TimeSpent days={reviews.days} today={day} />
      <CardRanges cards={cards} />
      <section aria-labelledby="answering" className="flex flex-col gap-6">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          <h2 id="answering" className="text-base font-semibold">
            How do I answer?
          </h2>
          <Periods chosen={period} />
        </div>
        <Answering buttons={reviews.buttons} hours={dayOfHours(hours, settings.rolloverHour)} />
      </section>
      <Scores trends={scoreTrends(scores)} />
      <HardCards cards={hard} />
    </div>
  );
}

function Periods({ chosen }: { chosen: Period }) {
  return (
    <nav aria-label="Period" className="flex gap-4 text-sm">
      {PERIODS.map(({ key, name }) => (
        <Link
          key={key}
          href={`/progress/statistics?period=${key}#answering`}
          prefetch={false}
          {...(key === chosen.key ? { "aria-current": "true" } : {})}
          className="py-2 text-muted underline-offset-4 hover:text-ink aria-[current]:font-medium aria-[current]:text-ink aria-[current]:underline"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

function NothingYet() {
  return (
    <Empty
      title="Your statistics will be here."
      action={
        <ButtonLink href="/review" variant="primary">
          Begin the review
        </ButtonLink>
      }
    >
      They count rated answers: how much you remember, what comes back when, at which hours you do well. Rate a first
      answer and they begin.
    </Empty>
  );
}
