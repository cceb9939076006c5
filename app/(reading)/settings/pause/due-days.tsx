import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { studyDayDate } from "#domain/scheduling/study-day";
import type { BatchPreview } from "#server/due-batches";

const HEIGHT = 110;
const BAR = 20;
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** Reviews due on each day, as they are and as they would be; and the same as a table. */
export function DueDays({ days }: { days: BatchPreview["days"] }) {
  const y = scaleLinear(
    [0, Math.max(1, max(days, ({ before, after }) => Math.max(before, after)) ?? 1)],
    [0, HEIGHT - 4],
  );
  return (
    <figure className="flex flex-col gap-2">
      <svg
        viewBox={`0 0 ${days.length * BAR} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-28 w-full border-b border-hairline"
        aria-hidden="true"
      >
        {days.map(({ day, before, after }, index) => (
          <g key={day}>
            <rect x={index * BAR + 3} width={BAR - 6} y={HEIGHT - y(after)} height={y(after)} className="fill-accent" />
            <rect
              x={index * BAR + 1}
              width={BAR - 2}
              y={HEIGHT - y(before)}
              height={y(before)}
              className="fill-none stroke-muted"
              strokeDasharray="4 3"
              vectorEffect="non-scaling-stroke"
            />
          </g>
        ))}
      </svg>
      <div aria-hidden="true" className="tabular flex justify-between text-xs text-muted">
        <span>{days[0] && words(days[0].day)}</span>
        <span>{words(days.at(-1)?.day ?? 0)}</span>
      </div>
      <figcaption className="text-xs text-muted">
        Reviews due a day. Dashed: as it is. Filled: as it would be.
      </figcaption>
      <details className="text-sm">
        <summary className="py-1 text-muted">Day by day, as a table</summary>
        <table className="tabular mt-2">
          <thead>
            <tr className="text-muted">
              {["Day", "As it is", "Then"].map((name, index) => (
                <th key={name} scope="col" className={`pr-8 font-normal ${index > 0 ? "text-right" : "text-left"}`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, before, after }) => (
              <tr key={day}>
                <th scope="row" className="pr-8 text-left font-normal">
                  {words(day)}
                </th>
                <td className="pr-8 text-right">{before}</td>
                <td className="pr-8 text-right">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function words(day: number): string {
  return DAY.format(new Date(`${studyDayDate(day)}T00:00:00Z`));
}
