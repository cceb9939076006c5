import { type CardEntry, type DayPoint, dayTicks, pointsOf, recallCurve } from "#domain/statistics/card-curve";
import { Chart } from "#ui/chart";
import { endTicks, longDay, percentWords } from "#ui/figure-words";
import { LinePlot } from "#ui/plot";

type MemoryCurvesProps = {
  entries: readonly CardEntry[];
  today: number;
  curve: { decay: number; factor: number };
};

/** Chance of recall, stability and difficulty of one card over time. */
export function MemoryCurves({ entries, today, curve }: MemoryCurvesProps) {
  const stability = pointsOf(entries, "stabilityDays");
  const difficulty = pointsOf(entries, "difficulty");
  const from = stability[0]?.x ?? today;
  const to = Math.max(today, from + 1);
  const x = { from, to, ticks: endTicks(from, to) };
  const stabilityTicks = dayTicks(Math.max(1, ...stability.map(({ y }) => y)));
  return (
    <section aria-label="Memory over time" className="flex flex-col gap-10">
      <Chart
        title="Chance of recall"
        says="It falls from the moment of an answer, the more slowly the more stable the memory is."
        table={{
          columns: ["Answered on", "Just before"],
          rows: entries.flatMap(({ day, rating, recallBefore }) =>
            rating === 0 ? [] : [[longDay(day), recallBefore === null ? "–" : percentWords(recallBefore)]],
          ),
        }}
      >
        <LinePlot
          x={x}
          y={{ from: 0, to: 1, ticks: [0, 0.5, 1].map((value) => ({ value, label: percentWords(value) })) }}
          series={[{ tone: "accent", points: recallCurve(entries, today, curve) }]}
        />
      </Chart>
      <div className="grid gap-x-10 gap-y-10 sm:grid-cols-2">
        <Chart
          title="Stability"
          says="Days until the chance of recall falls to 90 %."
          table={tableOf("Days", stability, 1)}
        >
          <LinePlot
            height="h-28"
            x={x}
            y={{
              from: 0,
              to: stabilityTicks.at(-1) ?? 1,
              ticks: stabilityTicks.map((value) => ({ value, label: `${value}\u{a0}d` })),
            }}
            series={[{ tone: "done", points: stability, hasDots: true }]}
          />
        </Chart>
        <Chart title="Difficulty" says="From 1, easy, to 10." table={tableOf("Difficulty", difficulty, 2)}>
          <LinePlot
            height="h-28"
            x={x}
            y={{ from: 1, to: 10, ticks: [1, 5, 10].map((value) => ({ value, label: String(value) })) }}
            series={[{ tone: "running", points: difficulty, hasDots: true }]}
          />
        </Chart>
      </div>
    </section>
  );
}

function tableOf(name: string, points: readonly DayPoint[], digits: number) {
  return { columns: ["After", name], rows: points.map(({ x, y }) => [longDay(x), y.toFixed(digits)]) };
}
