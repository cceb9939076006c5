import { min } from "d3-array";
import { scaleLinear, scaleSqrt } from "d3-scale";
import { line } from "d3-shape";
import type { CalibrationBin, Fit } from "#domain/scheduling/calibration";

const SIZE = 300;
const MARGIN = 36;

/** How often cards were recalled, by the chance that was predicted: on the diagonal the prediction was right. */
export function CalibrationPlot({ before, after }: { before: Fit; after: Fit }) {
  const all = [...before.bins, ...after.bins];
  const lowest = Math.floor((min(all.flatMap(({ predicted, recalled }) => [predicted, recalled])) ?? 0) * 10) / 10;
  const low = Math.min(0.8, lowest);
  const x = scaleLinear([low, 1], [MARGIN, SIZE - 14]);
  const y = scaleLinear([low, 1], [SIZE - MARGIN, 8]);
  const size = scaleSqrt([0, Math.max(1, ...all.map(({ count }) => count))], [2, 9]);
  const path = (bins: readonly CalibrationBin[]) =>
    line<CalibrationBin>(
      ({ predicted }) => x(predicted),
      ({ recalled }) => y(recalled),
    )([...bins]) ?? "";
  const ticks = x.ticks(4);
  return (
    <figure className="flex flex-col gap-3">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className="w-full max-w-80" aria-hidden="true">
        {ticks.map((tick) => (
          <g key={tick} className="fill-muted text-xs">
            <line x1={MARGIN} x2={SIZE - 14} y1={y(tick)} y2={y(tick)} className="stroke-hairline" />
            <text x={MARGIN - 6} y={y(tick)} dy="0.32em" textAnchor="end" className="tabular" fontSize="11">
              {Math.round(tick * 100)}
            </text>
            <text x={x(tick)} y={SIZE - MARGIN + 16} textAnchor="middle" className="tabular" fontSize="11">
              {Math.round(tick * 100)}
            </text>
          </g>
        ))}
        <line x1={x(low)} y1={y(low)} x2={x(1)} y2={y(1)} className="stroke-edge" strokeDasharray="2 4" />
        <path d={path(before.bins)} className="fill-none stroke-muted" strokeDasharray="5 4" strokeWidth="1.5" />
        <path d={path(after.bins)} className="fill-none stroke-accent" strokeWidth="1.5" />
        {before.bins.map((bin) => (
          <circle
            key={bin.predicted}
            cx={x(bin.predicted)}
            cy={y(bin.recalled)}
            r={size(bin.count)}
            className="fill-paper stroke-muted"
          />
        ))}
        {after.bins.map((bin) => (
          <circle
            key={bin.predicted}
            cx={x(bin.predicted)}
            cy={y(bin.recalled)}
            r={size(bin.count)}
            className="fill-accent"
          />
        ))}
        <text x={SIZE / 2 + MARGIN / 2} y={SIZE - 2} textAnchor="middle" className="fill-muted" fontSize="11">
          predicted, %
        </text>
        <text
          transform={`translate(9 ${(SIZE - MARGIN) / 2}) rotate(-90)`}
          textAnchor="middle"
          className="fill-muted"
          fontSize="11"
        >
          recalled, %
        </text>
      </svg>
      <figcaption className="text-xs text-muted">
        Recall by predicted chance. Filled: the weights found. Hollow and dashed: those of before. A larger dot stands
        for more answers; on the dotted line a prediction is exactly right.
      </figcaption>
      <details className="text-sm">
        <summary className="py-1 text-muted">The same as a table</summary>
        <div className="mt-2 flex flex-wrap gap-8">
          <BinTable caption="Before" bins={before.bins} />
          <BinTable caption="Found" bins={after.bins} />
        </div>
      </details>
    </figure>
  );
}

function BinTable({ caption, bins }: { caption: string; bins: readonly CalibrationBin[] }) {
  return (
    <table className="tabular">
      <caption className="text-left font-medium">{caption}</caption>
      <thead>
        <tr className="text-muted">
          {["Predicted", "Recalled", "Answers"].map((name) => (
            <th key={name} scope="col" className="pr-4 text-right font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bins.map(({ predicted, recalled, count }) => (
          <tr key={predicted}>
            <td className="pr-4 text-right">{Math.round(predicted * 100)} %</td>
            <td className="pr-4 text-right">{Math.round(recalled * 100)} %</td>
            <td className="pr-4 text-right">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
