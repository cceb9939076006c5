import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { InterviewPlan } from "#domain/scheduling/interview-plan";
import { shortDayWords } from "./plan-words";

const HEIGHT = 120;
const BAR = 20;

/** What each day until the interview asks: new questions below, reviews above; and the same as a table. */
export function PlanDays({ days }: { days: InterviewPlan["days"] }) {
  const y = scaleLinear(
    [0, Math.max(1, max(days, ({ newItems, reviews }) => newItems + reviews) ?? 1)],
    [0, HEIGHT - 4],
  );
  const width = days.length * BAR;
  return (
    <figure className="flex flex-col gap-2">
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-32 w-full border-b border-hairline"
        aria-hidden="true"
      >
        {days.map(({ day, newItems, reviews }, index) => (
          <g key={day}>
            <rect
              x={index * BAR + 2}
              width={BAR - 4}
              y={HEIGHT - y(newItems)}
              height={y(newItems)}
              className="fill-running"
            />
            <rect
              x={index * BAR + 2}
              width={BAR - 4}
              y={HEIGHT - y(newItems + reviews)}
              height={y(reviews)}
              className="fill-accent-soft stroke-accent"
              strokeWidth="1"
              vectorEffect="non-scaling-stroke"
            />
          </g>
        ))}
      </svg>
      <div aria-hidden="true" className="tabular flex justify-between text-xs text-muted">
        <span>{days[0] && shortDayWords(days[0].day)}</span>
        <span>{days.length > 1 && shortDayWords(days.at(-1)?.day ?? 0)}</span>
      </div>
      <figcaption className="text-xs text-muted">
        Filled: new questions. Outlined, above them: reviews, those that the new ones bring included.
      </figcaption>
      <details className="text-sm">
        <summary className="py-1 text-muted">Day by day, as a table</summary>
        <table className="tabular mt-2">
          <thead>
            <tr className="text-muted">
              {["Day", "New", "Reviews", "Minutes"].map((name, index) => (
                <th key={name} scope="col" className={`pr-6 font-normal ${index > 0 ? "text-right" : "text-left"}`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, newItems, reviews, minutes }) => (
              <tr key={day}>
                <th scope="row" className="pr-6 text-left font-normal">
                  {shortDayWords(day)}
                </th>
                <td className="pr-6 text-right">{newItems}</td>
                <td className="pr-6 text-right">{reviews}</td>
                <td className="pr-6 text-right">{Math.round(minutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
