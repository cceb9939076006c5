import { foldChanges, type ScorecardChange } from "./change";
import type { Mark } from "./mark";

/** Milliseconds since 1970; `until` is infinite while it stays submitted. */
type Period = { from: number; until: number };

/** When a scorecard was submitted and not reopened. */
function submittedPeriods(changes: readonly ScorecardChange[]): Period[] {
  const periods: Period[] = [];
  for (const { field, changedAt } of changes) {
    const open = periods.at(-1);
    if (field === "submitted") periods.push({ from: changedAt.getTime(), until: Number.POSITIVE_INFINITY });
    else if (field === "reopened" && open) open.until = changedAt.getTime();
  }
  return periods;
}

/** When two were first submitted both; null when they never were. */
function firstTogether(one: readonly Period[], other: readonly Period[]): number | null {
  const starts = one.flatMap((a) =>
    other.flatMap((b) => {
      const from = Math.max(a.from, b.from);
      return from < Math.min(a.until, b.until) ? [from] : [];
    }),
  );
  return starts.length === 0 ? null : Math.min(...starts);
}

/**
 * The marks that each rater of one take or interview gave before they could read another's: those that stood when theirs
 * and another were first submitted both. What they changed after that, knowing the other, says nothing of agreement.
 *
 * @param logs the log of each scorecard, the oldest entry first
 * @returns the marks by scorecard; none for a scorecard that no other was compared with yet
 */
export function independentMarks(logs: ReadonlyMap<string, readonly ScorecardChange[]>): Map<string, Mark[]> {
  const periods = new Map([...logs].map(([id, changes]) => [id, submittedPeriods(changes)]));
  const marks = new Map<string, Mark[]>();
  for (const [id, changes] of logs) {
    const moments = [...periods].flatMap(([otherId, other]) => {
      const moment = otherId === id ? null : firstTogether(periods.get(id) ?? [], other);
      return moment === null ? [] : [moment];
    });
    if (moments.length === 0) continue;
    const moment = Math.min(...moments);
    marks.set(id, foldChanges(changes.filter(({ changedAt }) => changedAt.getTime() <= moment)).marks);
  }
  return marks;
}
