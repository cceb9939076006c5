import { instantWords } from "#app/take-token";
import { criterionOfField, groupedChanges } from "#domain/scorecards/change";
import type { ScoredQuestion } from "#domain/scorecards/criteria";
import { MARK_WORDS, markVerdictSchema, RECOMMENDATION_WORDS, recommendationSchema } from "#domain/scorecards/mark";
import type { ScorecardView } from "#server/scorecard-view";

type HistoryProps = { history: ScorecardView["history"]; questions: readonly ScoredQuestion[] };

/** Who changed what on a scorecard, when, and from what; the newest first. */
export function History({ history, questions }: HistoryProps) {
  const entries = groupedChanges(history).toReversed();
  return (
    <details className="border-t border-hairline pt-4">
      <summary className="min-h-11 cursor-pointer py-2 text-sm font-medium text-accent">
        History of changes ({entries.length})
      </summary>
      {entries.length === 0 ? (
        <p className="text-sm text-muted">Nothing was changed yet.</p>
      ) : (
        <ol className="divide-y divide-hairline border-y border-hairline text-sm">
          {entries.map((entry) => (
            <li
              key={`${entry.changedAt.toISOString()} ${entry.itemId} ${entry.step} ${entry.field}`}
              className="grid gap-x-6 gap-y-1 py-2 sm:grid-cols-[14rem_minmax(0,1fr)]"
            >
              <span className="tabular text-muted">
                {instantWords(entry.changedAt)}, {entry.by}
              </span>
              <span className="wrap-anywhere">
                <span className="font-medium">{aboutWords(entry, questions)}:</span> {changeWords(entry)}
                {entry.saves > 1 && <span className="text-muted"> (in {entry.saves} steps)</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}

type Entry = ScorecardView["history"][number];

function aboutWords({ itemId, step, field }: Entry, questions: readonly ScoredQuestion[]): string {
  const question = questions.find((one) => one.itemId === itemId && one.step === step);
  const key = criterionOfField(field);
  const what = key === null ? field : (question?.criteria.find((one) => one.key === key)?.statement ?? key);
  return question ? `${question.number}. ${question.title}, ${what}` : what;
}

function changeWords({ field, was, became }: Entry): string {
  if (field === "submitted") return "the scorecard was submitted";
  if (field === "reopened") return `opened again, since “${became}”`;
  if (was === became) return `${valueWords(field, became)}, as it was before`;
  return `${valueWords(field, was)} → ${valueWords(field, became)}`;
}

function valueWords(field: string, value: string | null): string {
  if (value === null) return field === "note" || field === "summary" ? "(empty)" : "(none)";
  if (criterionOfField(field) !== null) return MARK_WORDS[markVerdictSchema.parse(value)];
  return field === "recommendation" ? RECOMMENDATION_WORDS[recommendationSchema.parse(value)] : `“${value}”`;
}
