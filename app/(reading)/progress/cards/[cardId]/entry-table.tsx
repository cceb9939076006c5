import { RATING_NAMES, ratingOf } from "#domain/scheduling/rating";
import type { CardEntry } from "#domain/statistics/card-curve";
import { NumberTable } from "#ui/chart";
import { durationWords, percentWords } from "#ui/figure-words";

const KINDS: Record<string, string> = {
  cram: "Practised",
  suspend: "Suspended",
  unsuspend: "Taken up again",
  bury: "Put off to the next day",
  "bury-sibling": "Put off, a sibling was answered",
  unbury: "Brought back",
  "set-due": "Due date set",
  reschedule: "Rescheduled",
  forget: "Made new",
  reset: "Reset",
  mark: "Marked",
  unmark: "Mark removed",
  remark: "Note changed",
};

/** The log of a card, the latest first. */
export function EntryTable({ entries, timeZone }: { entries: readonly CardEntry[]; timeZone: string }) {
  const when = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  return (
    <NumberTable
      label="Everything that happened"
      table={{
        columns: ["When", "What", "Recall before", "Stability", "Difficulty", "Away for", "Time"],
        rows: entries
          .toReversed()
          .map((entry) => [
            when.format(entry.at),
            nameOf(entry),
            entry.recallBefore === null ? "–" : percentWords(entry.recallBefore),
            entry.stabilityDays === null ? "–" : `${entry.stabilityDays.toFixed(1)} d`,
            entry.difficulty === null ? "–" : entry.difficulty.toFixed(1),
            entry.scheduledDays === 0 ? "within the day" : `${entry.scheduledDays} d`,
            entry.rating === 0 ? "–" : durationWords(entry.elapsedMs),
          ]),
      }}
    />
  );
}

function nameOf({ kind, rating }: CardEntry): string {
  const name = ratingOf(rating);
  if (kind === "rated" && name) return RATING_NAMES[name];
  return KINDS[kind] ?? kind;
}
