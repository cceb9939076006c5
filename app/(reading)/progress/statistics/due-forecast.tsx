import type { Forecast } from "#domain/statistics/forecast";
import type { CardTotals } from "#server/statistics";
import { Chart } from "#ui/chart";
import { longDay, shortDay } from "#ui/figure-words";
import { BarPlot } from "#ui/plot";

type DueForecastProps = { forecast: Forecast; cards: Pick<CardTotals, "fresh" | "suspended">; today: number };

/** How many reviews fall due on each of the days to come; what is late stands apart, before today. */
export function DueForecast({ forecast: { overdue, days, later }, cards, today }: DueForecastProps) {
  const week = days.slice(0, 7).reduce((sum, count) => sum + count, 0);
  const late = { label: `Overdue: ${overdue}`, value: overdue, tone: "blocked", tick: "late" } as const;
  const bars = days.map((value, at) => ({
    label: `${longDay(today + at)}: ${value}`,
    value,
    tick: at % 7 === 0 ? (at === 0 ? "today" : shortDay(today + at)) : undefined,
  }));
  return (
    <section aria-labelledby="coming" className="flex flex-col gap-3">
      <h2 id="coming" className="text-base font-semibold">
        What is coming?
      </h2>
      <p className="max-w-[60ch] font-serif text-lg">
        {overdue > 0 ? `${reviews(overdue)} overdue, and ` : ""}
        {`${reviews(week)} in the next 7 days, today included.`}
      </p>
      <Chart
        title={`Reviews due in the next ${days.length} days`}
        says={`${reviews(later)} later. ${cards.fresh} new cards wait${cards.suspended > 0 ? `, ${cards.suspended} are suspended` : ""}; they are not in the picture.`}
        table={{
          columns: ["Day", "Reviews"],
          rows: [
            ["Overdue", overdue],
            ...days.map((count, at) => [longDay(today + at), count] as const),
            ["Later", later],
          ],
        }}
      >
        <BarPlot
          bars={overdue > 0 ? [late, ...bars.map((bar, at) => (at === 0 ? { ...bar, tick: undefined } : bar))] : bars}
        />
      </Chart>
    </section>
  );
}

function reviews(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "review" : "reviews"}`;
}
