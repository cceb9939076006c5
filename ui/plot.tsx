import { max } from "d3-array";
import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { FILLS, STROKES, type Tone } from "./chart";

/** A mark on an axis: where, 0..1 from its start, and its words. */
type Tick = { at: number; label: string };

type FrameProps = { yTicks: readonly Tick[]; xTicks: readonly Tick[]; height: string; children: React.ReactNode };

// The drawing is stretched to its box, so words stand beside it as text and keep their size.
function Frame({ yTicks, xTicks, height, children }: FrameProps) {
  const gutter = max(yTicks, ({ label }) => label.length) ?? 1;
  return (
    <div
      className="grid text-xs text-muted"
      style={{ gridTemplateColumns: `${Math.max(2, gutter) + 1}ch minmax(0, 1fr)` }}
    >
      <div className={`tabular relative ${height}`}>
        {yTicks.map(({ at, label }) => (
          <span
            key={label}
            className="absolute right-1.5 -translate-y-1/2 leading-none whitespace-nowrap"
            style={{ top: `${(1 - at) * 100}%` }}
          >
            {label}
          </span>
        ))}
      </div>
      <div className={`relative border-b border-edge ${height}`}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full overflow-visible">
          {yTicks
            .filter(({ at }) => at > 0)
            .map(({ at, label }) => (
              <path
                key={label}
                d={`M0 ${(1 - at) * 100}H100`}
                className="stroke-hairline"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          {children}
        </svg>
      </div>
      <div />
      <div className="tabular relative h-5 overflow-x-clip">
        {xTicks.map(({ at, label }) => (
          <span
            key={`${at} ${label}`}
            className="absolute top-1 -translate-x-1/2 leading-none whitespace-nowrap"
            // Under its mark, but for the first and last, which stay inside the picture.
            style={{ left: `clamp(${label.length / 2}ch, ${at * 100}%, 100% - ${label.length / 2}ch)` }}
          >
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

export type Bar = {
  /** Said on hover: "3 March: 14 reviews". */
  label: string;
  value: number;
  tone?: Tone;
  /** Under the bar; absent where there is no room for one under each. */
  tick?: string | undefined;
};

type BarPlotProps = { bars: readonly Bar[]; height?: string; formatValue?: (value: number) => string };

/** One bar for each thing, from zero. */
export function BarPlot({ bars, height = "h-36", formatValue = String }: BarPlotProps) {
  const x = scaleBand<number>().domain(bars.keys()).range([0, 100]).paddingInner(0.2);
  const y = scaleLinear()
    .domain([0, Math.max(1, max(bars, ({ value }) => value) ?? 0)])
    .nice(3);
  const yTicks = y.ticks(3).filter(Number.isInteger);
  return (
    <Frame
      height={height}
      yTicks={yTicks.map((value) => ({ at: y(value), label: formatValue(value) }))}
      xTicks={bars.flatMap(({ tick }, place) =>
        tick === undefined ? [] : { at: ((x(place) ?? 0) + x.bandwidth() / 2) / 100, label: tick },
      )}
    >
      {bars.map(({ label, value, tone = "accent" }, place) => (
        <rect
          key={label}
          x={x(place)}
          width={x.bandwidth()}
          y={100 - y(value) * 100}
          height={y(value) * 100}
          className={FILLS[tone]}
        >
          <title>{label}</title>
        </rect>
      ))}
    </Frame>
  );
}

export type Series = {
  tone: Tone;
  points: readonly { x: number; y: number }[];
  /** Dots on the points, where each is something that happened; else the line alone. */
  hasDots?: boolean;
};

type LinePlotProps = {
  series: readonly Series[];
  x: { from: number; to: number; ticks: readonly { value: number; label: string }[] };
  y: { from: number; to: number; ticks: readonly { value: number; label: string }[] };
  height?: string;
};

/** Values over time, as lines. */
export function LinePlot({ series, x, y, height = "h-36" }: LinePlotProps) {
  const place = scaleLinear()
    .domain([x.from, Math.max(x.to, x.from + 1e-9)])
    .range([0, 1]);
  const rise = scaleLinear().domain([y.from, y.to]).range([0, 1]).clamp(true);
  const path = line<{ x: number; y: number }>(
    (point) => place(point.x) * 100,
    (point) => (1 - rise(point.y)) * 100,
  );
  return (
    <Frame
      height={height}
      yTicks={y.ticks.map(({ value, label }) => ({ at: rise(value), label }))}
      xTicks={x.ticks.map(({ value, label }) => ({ at: place(value), label }))}
    >
      {series.map(({ tone, points, hasDots = false }) => (
        <g key={tone} className={`fill-none ${STROKES[tone]}`} strokeLinecap="round" strokeLinejoin="round">
          <path d={path(points) ?? ""} strokeWidth="1.75" vectorEffect="non-scaling-stroke" />
          {hasDots &&
            points.map((point) => (
              // A line without length and with a round end is a dot, whatever the stretch of the drawing.
              <path
                key={`${point.x} ${point.y}`}
                d={`M${place(point.x) * 100} ${(1 - rise(point.y)) * 100}h0`}
                strokeWidth="6"
                vectorEffect="non-scaling-stroke"
              />
            ))}
        </g>
      ))}
    </Frame>
  );
}
