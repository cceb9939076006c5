import type { ScoreTrend } from "#domain/statistics/score-trend";
import { Chart } from "#ui/chart";
import { longDay, percentWords, shortDay } from "#ui/figure-words";
import { LinePlot } from "#ui/plot";

const SHARES = [0, 0.5, 1].map((value) => ({ value, label: percentWords(value) }));
const PER_WEEK = 7;
/** Those with the most answers; a phone would otherwise scroll through all topics. */
const SHOWN = 6;

/** How the rubric scores of typed answers went, topic by topic, week by week. */
export function Scores({ trends }: { trends: readonly ScoreTrend[] }) {
  return (
    <section aria-labelledby="scores" className="flex flex-col gap-6">
      <h2 id="scores" className="text-base font-semibold">
        Do my answers get better?
      </h2>
      {trends.length === 0 ? (
        <p className="max-w-[60ch] text-sm text-muted">
          Answers in your own words are scored by a rubric; their scores will be drawn here, topic by topic.
        </p>
      ) : (
        <>
          <Trends trends={trends.slice(0, SHOWN)} />
          {trends.length > SHOWN && (
            <details>
              <summary className="min-h-11 py-3 text-sm text-accent">
                {trends.length - SHOWN === 1 ? "One more topic" : `${trends.length - SHOWN} more topics`}
              </summary>
              <div className="pt-6">
                <Trends trends={trends.slice(SHOWN)} />
              </div>
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Trends({ trends }: { trends: readonly ScoreTrend[] }) {
  return (
    <div className="grid gap-x-10 gap-y-10 sm:grid-cols-2">
      {trends.map((trend) => (
        <Trend key={trend.topicId} trend={trend} />
      ))}
    </div>
  );
}

function Trend({ trend: { title, weeks, count, change } }: { trend: ScoreTrend }) {
  const first = weeks[0]?.week ?? 0;
  const last = weeks.at(-1)?.week ?? first;
  const ticks = [first, last].filter((week, at, all) => all.indexOf(week) === at);
  const answers = count === 1 ? "1 typed answer" : `${count} typed answers`;
  return (
    <Chart
      title={title}
      says={
        change
          ? `${answers}: ${percentWords(change.before)} on average at first, ${percentWords(change.after)} lately.`
          : `${answers}: ${percentWords(weeks[0]?.mean ?? 0)} on average.`
      }
      table={{
        columns: ["Week from", "Mean score", "Answers"],
        rows: weeks.map((row) => [longDay(row.week * PER_WEEK), percentWords(row.mean), row.count]),
      }}
    >
      <LinePlot
        height="h-24"
        x={{
          from: first === last ? first - 1 : first,
          to: first === last ? last + 1 : last,
          ticks: ticks.map((value) => ({ value, label: shortDay(value * PER_WEEK) })),
        }}
        y={{ from: 0, to: 1, ticks: SHARES }}
        series={[{ tone: "accent", hasDots: true, points: weeks.map(({ week, mean }) => ({ x: week, y: mean })) }]}
      />
    </Chart>
  );
}
