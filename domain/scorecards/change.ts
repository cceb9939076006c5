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
 * A log to be read: texts are saved while they are typed, so entries on one text by one person that follow each other
 * within five minutes are shown as one.
 */
export function mergedTyping<Entry extends ScorecardChange & { by: string }>(changes: readonly Entry[]): Entry[] {
  const merged: Entry[] = [];
  for (const change of changes) {
    const last = merged.at(-1);
    const isSame =
      last !== undefined &&
      (change.field === "note" || change.field === "summary") &&
      last.field === change.field &&
      last.itemId === change.itemId &&
      last.step === change.step &&
      last.by === change.by &&
      change.changedAt.getTime() - last.changedAt.getTime() <= PAUSE_MS;
    if (isSame) merged.splice(-1, 1, { ...change, was: last.was });
    else merged.push(change);
  }
  return merged;
}
