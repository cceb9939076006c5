import type { StudiedDay } from "#domain/statistics/calendar";
import { Chart } from "#ui/chart";
import { durationWords, longDay, shortDay } from "#ui/figure-words";
import { BarPlot } from "#ui/plot";

const DAYS = 30;
const MINUTE_MS = 60_000;

/** How long one answered on each of the last days. */
export function TimeSpent({ days, today }: { days: readonly StudiedDay[]; today: number }) {
  const byDay = new Map(days.map((row) => [row.day, row]));
  const shown = Array.from({ length: DAYS }, (_, at) => {
    const day = today - DAYS + 1 + at;
    return byDay.get(day) ?? { day, count: 0, ms: 0 };
  });
  const ms = shown.reduce((sum, row) => sum + row.ms, 0);
  const count = shown.reduce((sum, row) => sum + row.count, 0);
  const studied = shown.filter((row) => row.count > 0).length;
  return (
    <section aria-labelledby="time" className="flex flex-col gap-3">
      <h2 id="time" className="text-base font-semibold">
        How long does it take?
      </h2>
      <p className="max-w-[60ch] font-serif text-lg">
        {studied === 0
          ? "You rated no answer in the last 30 days."
          : `${durationWords(ms)} in the last 30 days: ${durationWords(ms / studied)} on a day with answers, ${durationWords(ms / count)} for each.`}
      </p>
      <Chart
        title="Minutes of answering on each of the last 30 days"
        table={{
          columns: ["Day", "Time", "Answers"],
          rows: shown.toReversed().map((row) => [longDay(row.day), durationWords(row.ms), row.count]),
        }}
      >
        <BarPlot
          height="h-28"
          bars={shown.map((row, at) => ({
            label: `${longDay(row.day)}: ${durationWords(row.ms)}`,
            value: row.ms / MINUTE_MS,
            tick: at === DAYS - 1 ? "today" : at % 7 === 1 && at < DAYS - 4 ? shortDay(row.day) : undefined,
          }))}
        />
      </Chart>
    </section>
  );
}
