import { useEffect, useRef } from "react";
import { Notice } from "#ui/notice";
import type { Consequences } from "./consequences";

/** What the changed settings lead to: the changes themselves, and the days to come beside those of now. */
export function ConsequencesView({ consequences }: { consequences: Consequences }) {
  const { changes, cardCount, weeks, chart, warnings } = consequences;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<Consequences | null>(null);
  useEffect(() => {
    if (shown.current === consequences) return;
    shown.current = consequences;
    // They stand below a long form: whoever asked for them is taken there.
    heading.current?.focus();
  }, [consequences]);
  if (changes.length === 0) return <Notice title="Nothing would change: these are your settings." isLive />;
  return (
    <section aria-labelledby="consequences" className="flex max-w-3xl flex-col gap-5">
      <h2 id="consequences" ref={heading} tabIndex={-1} className="text-base font-semibold outline-none">
        What this changes
      </h2>
      <p aria-live="polite" className="font-serif text-lg text-pretty">
        About {consequences.after.reviewsPerDay} reviews and {consequences.after.minutesPerDay} minutes a day over the
        next eight weeks; with your present settings {consequences.before.reviewsPerDay} and{" "}
        {consequences.before.minutesPerDay}.
      </p>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning" title={warning} />
      ))}
      <table className="w-full text-sm">
        <caption className="sr-only">Settings that change</caption>
        <thead>
          <tr className="border-b border-hairline text-left text-muted">
            <th scope="col" className="py-1.5 pr-4 font-normal">
              Setting
            </th>
            <th scope="col" className="py-1.5 pr-4 font-normal">
              Now
            </th>
            <th scope="col" className="py-1.5 font-normal">
              Then
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ name, before, after }) => (
            <tr key={name} className="border-b border-hairline align-top">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {name}
              </th>
              <td className="tabular py-1.5 pr-4 text-muted">{before}</td>
              <td className="tabular py-1.5 font-medium">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <figure className="flex flex-col gap-2">
        <svg
          viewBox={`0 0 ${chart.width} ${chart.height}`}
          className="h-36 w-full overflow-visible"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path
            d={chart.after}
            className="fill-accent-soft stroke-accent"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={chart.before}
            className="fill-none stroke-muted"
            strokeWidth="1.5"
            strokeDasharray="5 4"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <div
          aria-hidden="true"
          className="tabular flex justify-between border-t border-hairline pt-1 text-xs text-muted"
        >
          <span>today</span>
          <span>at most {chart.most} a day</span>
          <span>in 8 weeks</span>
        </div>
        <figcaption className="text-xs text-muted">
          Reviews a day: filled with these settings, dashed with the present ones. A simulation with {cardCount}{" "}
          questions, yours and those still to come, and your own way of answering.
        </figcaption>
        <details className="text-sm">
          <summary className="py-1 text-muted">Reviews a day, as a table</summary>
          <table className="tabular mt-2">
            <thead>
              <tr className="text-left text-muted">
                <th scope="col" className="pr-8 font-normal">
                  Week
                </th>
                <th scope="col" className="pr-8 text-right font-normal">
                  Now
                </th>
                <th scope="col" className="text-right font-normal">
                  Then
                </th>
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.name}>
                  <th scope="row" className="pr-8 text-left font-normal">
                    {week.name}
                  </th>
                  <td className="pr-8 text-right">{week.before}</td>
                  <td className="text-right">{week.after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figure>
    </section>
  );
}
