import type { CalendarWeek } from "#domain/statistics/calendar";
import { Chart } from "#ui/chart";
import { longDay, monthOfDay } from "#ui/figure-words";

type CalendarProps = {
  weeks: readonly CalendarWeek[];
  streak: number;
  total: { count: number; days: number };
};

const LEVELS = ["fill-sunken stroke-hairline", "fill-accent/25", "fill-accent/50", "fill-accent/75", "fill-accent"];
const PHONE_WEEKS = 27;
const CELL = 12;
const SQUARE = 10;
const TOP = 16;
const LEFT = 26;

/** One square a study day, the fuller the more was answered. A phone shows the last half of the year. */
export function Calendar({ weeks, streak, total }: CalendarProps) {
  const days = weeks.flat().flatMap((day) => (day && day.count > 0 ? day : []));
  return (
    <section aria-labelledby="studied" className="flex flex-col gap-3">
      <h2 id="studied" className="text-base font-semibold">
        When did I study?
      </h2>
      <p className="max-w-[60ch] font-serif text-lg">
        {`${total.count.toLocaleString("en")} ${total.count === 1 ? "answer" : "answers"} on ${total.days} ${total.days === 1 ? "day" : "days"} in all${streak > 1 ? `, the last ${streak} days in a row` : ""}.`}
      </p>
      <Chart
        title="Answers rated on each study day of the last year"
        table={{
          columns: ["Day", "Answers"],
          rows: days.toReversed().map(({ day, count }) => [longDay(day), count]),
        }}
      >
        <Grid weeks={weeks} className="max-sm:hidden" />
        <Grid weeks={weeks.slice(-PHONE_WEEKS)} className="sm:hidden" />
        <div className="mt-2 flex items-center justify-end gap-1 text-xs text-muted">
          less
          <svg viewBox={`0 0 ${LEVELS.length * CELL} ${CELL}`} width={LEVELS.length * CELL} height={CELL}>
            {LEVELS.map((look, level) => (
              <rect key={look} x={level * CELL + 1} y="1" width={SQUARE} height={SQUARE} rx="2" className={look} />
            ))}
          </svg>
          more
        </div>
      </Chart>
    </section>
  );
}

function Grid({ weeks, className }: { weeks: readonly CalendarWeek[]; className: string }) {
  const months = weeks.map((week) => monthOfDay(week[0]?.day ?? 0));
  return (
    <svg viewBox={`0 0 ${LEFT + weeks.length * CELL} ${TOP + 7 * CELL}`} className={`w-full ${className}`}>
      {["Mon", "Wed", "Fri"].map((name, at) => (
        <text key={name} x="0" y={TOP + 2 * at * CELL + 9} className="fill-muted text-[10px]">
          {name}
        </text>
      ))}
      {months.map((month, at) =>
        month !== months[at - 1] && at > 0 && at < months.length - 1 ? (
          <text key={`${month} ${at}`} x={LEFT + at * CELL} y="9" className="fill-muted text-[10px]">
            {month}
          </text>
        ) : null,
      )}
      {weeks.map((week, column) =>
        week.map(
          (day, row) =>
            day && (
              <rect
                key={day.day}
                x={LEFT + column * CELL}
                y={TOP + row * CELL}
                width={SQUARE}
                height={SQUARE}
                rx="2"
                strokeWidth="0.5"
                className={LEVELS[day.level] ?? ""}
              >
                <title>{`${longDay(day.day)}: ${day.count}`}</title>
              </rect>
            ),
        ),
      )}
    </svg>
  );
}
