import { z } from "zod";
import { flagSchema, type Mark, markVerdictSchema, type Note, type Recommendation, recommendationSchema } from "./mark";

/** One row of a scorecard's log: who changed what, when, from what to what. Null says that there was nothing. */
export type ScorecardChange = {
  changedAt: Date;
  /** Of which question; null for the scorecard as a whole. */
  itemId: string | null;
  step: string | null;
  /** "recommendation", "summary", "submitted", "reopened", "note", "flags", or "criterion:" and its key */
  field: string;
  was: string | null;
  became: string | null;
};

/** What stands on a scorecard. */
export type ScorecardState = {
  marks: Mark[];
  notes: Note[];
  recommendation: Recommendation | null;
  summary: string;
  submittedAt: Date | null;
};

const CRITERION = "criterion:";

/** How the log names a criterion. */
export function criterionField(key: string): string {
  return `${CRITERION}${key}`;
}

/** The key of the criterion that an entry is about; null when it is about something else. */
export function criterionOfField(field: string): string | null {
  return field.startsWith(CRITERION) ? field.slice(CRITERION.length) : null;
}

/** Flags as the log writes them: null for none. */
export function flagsWords(flags: readonly string[]): string | null {
  return flags.length === 0 ? null : flags.join(", ");
}

const flagsSchema = z
  .string()
  .transform((text) => text.split(", "))
  .pipe(z.array(flagSchema));

/** What the entries of a log, the oldest first, make of an empty scorecard. */
export function foldChanges(changes: readonly ScorecardChange[]): ScorecardState {
  const marks = new Map<string, Mark>();
  const notes = new Map<string, Note>();
  let recommendation: Recommendation | null = null;
  let summary = "";
  let submittedAt: Date | null = null;
  for (const { itemId, step, field, became } of changes) {
    if (itemId !== null && step !== null) {
      applyToQuestion({ marks, notes }, { itemId, step }, field, became);
    } else if (field === "recommendation") {
      recommendation = became === null ? null : recommendationSchema.parse(became);
    } else if (field === "summary") summary = became ?? "";
    else if (field === "submitted") submittedAt = became === null ? null : new Date(became);
    else if (field === "reopened") submittedAt = null;
  }
  return { marks: [...marks.values()], notes: [...notes.values()], recommendation, summary, submittedAt };
}

function applyToQuestion(
  { marks, notes }: { marks: Map<string, Mark>; notes: Map<string, Note> },
  place: { itemId: string; step: string },
  field: string,
  became: string | null,
): void {
  const at = `${place.itemId}#${place.step}`;
  const criterionKey = criterionOfField(field);
  if (criterionKey !== null) {
    const id = `${at}#${criterionKey}`;
    if (became === null) marks.delete(id);
    else marks.set(id, { ...place, criterionKey, verdict: markVerdictSchema.parse(became) });
    return;
  }
  const note = notes.get(at) ?? { ...place, text: "", flags: [] };
  const changed =
    field === "flags"
      ? { ...note, flags: became === null ? [] : flagsSchema.parse(became) }
      : { ...note, text: became ?? "" };
  if (changed.text === "" && changed.flags.length === 0) notes.delete(at);
  else notes.set(at, changed);
}

const PAUSE_MS = 5 * 60_000;

/**
 * A log to be read, the oldest first: what one person made of one field, never five minutes apart, is one entry with the
 * first value, the last, and how often it was saved between, whatever else they changed meanwhile. Submitting and
 * reopening divide what was before from what came after.
 */
export function groupedChanges<Entry extends ScorecardChange & { by: string }>(
  changes: readonly Entry[],
): (Entry & { saves: number })[] {
  let grouped: (Entry & { saves: number })[] = [];
  for (const change of changes) {
    const since = grouped.findLastIndex(({ field }) => DIVIDING.has(field));
    const at = grouped.findLastIndex((entry, place) => place > since && isOneWith(entry, change));
    const before = DIVIDING.has(change.field) ? undefined : grouped[at];
    if (before) grouped = grouped.toSpliced(at, 1);
    grouped.push({ ...change, was: before ? before.was : change.was, saves: (before?.saves ?? 0) + 1 });
  }
  return grouped;
}

const DIVIDING = new Set(["submitted", "reopened"]);

function isOneWith<Entry extends ScorecardChange & { by: string }>(before: Entry, change: Entry): boolean {
  return (
    before.field === change.field &&
    before.itemId === change.itemId &&
    before.step === change.step &&
    before.by === change.by &&
    change.changedAt.getTime() - before.changedAt.getTime() <= PAUSE_MS
  );
}
