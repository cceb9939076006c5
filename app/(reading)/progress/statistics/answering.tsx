import { RATING_NAMES, RATING_NUMBERS, RATINGS } from "#domain/scheduling/rating";
import type { Hour } from "#domain/statistics/distribution";
import { PHASES, type Phase } from "#domain/statistics/retention";
import type { ButtonCount } from "#server/statistics";
import { Chart } from "#ui/chart";
import { percentWords } from "#ui/figure-words";
import { Lane, type LaneState } from "#ui/lane";
import { BarPlot } from "#ui/plot";

const STATES = { again: "blocked", hard: "waiting", good: "done", easy: "running" } as const satisfies Record<
  string,
  LaneState
>;

const PHASE_NAMES: Record<Phase, string> = { learning: "Learning", young: "Young", mature: "Mature" };

/** Which buttons were pressed, by how long the card had been away; and the hours of the day. */
export function Answering({ buttons, hours }: { buttons: readonly ButtonCount[]; hours: readonly Hour[] }) {
  const answered = hours.reduce((sum, { total }) => sum + total, 0);
  if (answered === 0) return <p className="text-sm text-muted">You rated no answer in this period.</p>;
  const countOf = (phase: Phase, rating: (typeof RATINGS)[number]) =>
    buttons.find((row) => row.phase === phase && row.rating === RATING_NUMBERS[rating])?.count ?? 0;
  const rows = PHASES.map((phase) => {
    const counts = RATINGS.map((rating) => ({ rating, count: countOf(phase, rating) }));
    return { phase, counts, total: counts.reduce((sum, { count }) => sum + count, 0) };
  });
  const best = hours.filter(({ total }) => total >= answered / 48).toSorted((a, b) => share(b) - share(a))[0];
  return (
    <div className="flex flex-col gap-10">
      <Chart
        title="Answer buttons"
        says="By the interval that the answer ended: none of a day yet, under 21 days, 21 days or more."
        table={{
          columns: ["Interval", ...RATINGS.map((rating) => RATING_NAMES[rating]), "Recalled"],
          rows: rows.map(({ phase, counts, total }) => [
            PHASE_NAMES[phase],
            ...counts.map(({ count }) => count),
            total === 0 ? "–" : percentWords((total - (counts[0]?.count ?? 0)) / total),
          ]),
        }}
      >
        <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 text-sm">
          {rows.map(({ phase, counts, total }) => (
            <Row key={phase} name={PHASE_NAMES[phase]} total={total}>
              {total > 0 && (
                <Lane
                  size="tall"
                  label={PHASE_NAMES[phase]}
                  segments={counts
                    .filter(({ count }) => count > 0)
                    .map(({ rating, count }) => ({
                      state: STATES[rating],
                      label: `${RATING_NAMES[rating]}: ${count}`,
                      weight: count / total,
                    }))}
                />
              )}
            </Row>
          ))}
        </div>
        <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
          {RATINGS.map((rating) => (
            <li key={rating} className="flex items-center gap-2">
              <span className="w-5">
                <Lane size="tall" label={RATING_NAMES[rating]} segments={[{ state: STATES[rating], label: rating }]} />
              </span>
              {RATING_NAMES[rating]}
            </li>
          ))}
        </ul>
      </Chart>
      <Chart
        title="Hours of the day"
        says={
          best &&
          `You recall most between ${best.hour}:00 and ${(best.hour + 1) % 24}:00: ${percentWords(share(best))}.`
        }
        table={{
          columns: ["Hour", "Answers", "Recalled"],
          rows: hours.map((hour) => [
            `${hour.hour}:00`,
            hour.total,
            hour.total === 0 ? "–" : percentWords(share(hour)),
          ]),
        }}
      >
        <BarPlot
          height="h-28"
          bars={hours.map((hour, at) => ({
            label: `${hour.hour}:00: ${hour.total} answers`,
            value: hour.total,
            tick: at % 4 === 0 ? `${hour.hour}` : undefined,
          }))}
        />
      </Chart>
    </div>
  );
}

function Row({ name, total, children }: { name: string; total: number; children: React.ReactNode }) {
  return (
    <>
      <span>{name}</span>
      <span>{children}</span>
      <span className="tabular text-right text-muted">{total.toLocaleString("en")}</span>
    </>
  );
}

function share({ recalled, total }: Hour): number {
  return total === 0 ? 0 : recalled / total;
}
