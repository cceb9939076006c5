type DayBarsProps = { label: string; days: readonly { date: string; count: number }[] };

/** One bar a day, and the same as a table. */
export function DayBars({ label, days }: DayBarsProps) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  return (
    <figure className="flex flex-col gap-2">
      <div aria-hidden="true" className="flex h-28 items-end gap-1 border-b border-hairline">
        {days.map(({ date, count }) => (
          <div
            key={date}
            title={`${shortDate(date)}: ${count}`}
            className="flex h-full flex-1 flex-col items-center justify-end gap-1"
          >
            {count > 0 && <span className="tabular text-xs text-muted">{count}</span>}
            <span className="w-full rounded-t-sm bg-accent" style={{ height: `${(70 * count) / most}%` }} />
          </div>
        ))}
      </div>
      <div aria-hidden="true" className="tabular flex justify-between text-xs text-muted">
        <span>{shortDate(days[0]?.date)}</span>
        <span>{shortDate(days.at(-1)?.date)}</span>
      </div>
      <details className="text-sm">
        <summary className="py-1 text-muted">{label}, as a table</summary>
        <table className="tabular mt-2">
          <thead>
            <tr className="text-left text-muted">
              <th scope="col" className="pr-8 font-normal">
                Day
              </th>
              <th scope="col" className="font-normal">
                Count
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, count }) => (
              <tr key={date}>
                <td className="pr-8">{shortDate(date)}</td>
                <td className="text-right">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function shortDate(date: string | undefined): string {
  if (date === undefined) return "";
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
