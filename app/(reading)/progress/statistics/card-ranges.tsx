import { type Bin, difficultyBins, recallBins, stabilityBins } from "#domain/statistics/distribution";
import type { CardTotals } from "#server/statistics";
import { Chart } from "#ui/chart";
import { BarPlot } from "#ui/plot";

type CardRangesProps = { cards: Pick<CardTotals, "stability" | "difficulty" | "recall"> };

/** What the memory model believes about the cards, as three histograms. */
export function CardRanges({ cards }: CardRangesProps) {
  return (
    <section aria-labelledby="cards" className="flex flex-col gap-6">
      <h2 id="cards" className="text-base font-semibold">
        How well do my cards stand?
      </h2>
      <div className="grid gap-x-8 gap-y-10 sm:grid-cols-3">
        <Histogram
          title="Stability in days"
          says="Days until the chance of recall falls to 90 %."
          bins={stabilityBins(cards.stability)}
        />
        <Histogram title="Difficulty" says="From 1, easy, to 10." bins={difficultyBins(cards.difficulty)} />
        <Histogram title="Recall in %" says="The chance of recalling a card now." bins={recallBins(cards.recall)} />
      </div>
    </section>
  );
}

function Histogram({ title, says, bins }: { title: string; says: string; bins: readonly Bin[] }) {
  return (
    <Chart
      title={title}
      says={says}
      table={{ columns: [title, "Cards"], rows: bins.map(({ label, count }) => [label, count]) }}
    >
      <BarPlot
        height="h-28"
        bars={bins.map(({ label, tick, count }, at) => ({
          label: `${label}: ${count}`,
          value: count,
          tick: at % 2 === 0 ? tick : undefined,
        }))}
      />
    </Chart>
  );
}
