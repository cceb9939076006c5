import { z } from "zod";
import { flagSchema, markInputSchema, markVerdictSchema, noteInputSchema } from "#domain/scorecards/mark";

/** What an interviewer writes onto their own scorecard. */
export const scoreEditSchema = z.discriminatedUnion("kind", [
  markInputSchema.extend({ kind: z.literal("mark") }),
  noteInputSchema.omit({ flags: true }).extend({ kind: z.literal("note") }),
  noteInputSchema
    .omit({ flags: true, text: true })
    .extend({ kind: z.literal("flag"), flag: flagSchema, isOn: z.boolean() }),
]);
export type ScoreEdit = z.infer<typeof scoreEditSchema>;

export const liveNoteSchema = z.object({ text: z.string(), flags: z.array(flagSchema) });
/** What is noted on one question. */
export type LiveNote = z.infer<typeof liveNoteSchema>;

/** An interviewer's own marks and notes; by `markName` and `noteName`. */
export const sheetSchema = z.object({
  marks: z.record(z.string(), markVerdictSchema),
  notes: z.record(z.string(), liveNoteSchema),
});
export type Sheet = z.infer<typeof sheetSchema>;

/** The name of a mark in a sheet. */
export function markName(place: { itemId: string; step: string; criterionKey: string }): string {
  return `${place.itemId} ${place.step} ${place.criterionKey}`;
}

/** The name of a note in a sheet. */
export function noteName(place: { itemId: string; step: string }): string {
  return `${place.itemId} ${place.step}`;
}

/** A note on which nothing stands. */
export const NO_NOTE: LiveNote = { text: "", flags: [] };

/** A note after an edit of its text or of one flag: the other part stays as it is. */
export function editedNote({ text, flags }: LiveNote, edit: Exclude<ScoreEdit, { kind: "mark" }>): LiveNote {
  if (edit.kind === "note") return { text: edit.text, flags };
  const others = flags.filter((flag) => flag !== edit.flag);
  return { text, flags: edit.isOn ? [...others, edit.flag] : others };
}

/** A sheet after one edit. */
export function afterScoreEdit(sheet: Sheet, edit: ScoreEdit): Sheet {
  if (edit.kind === "mark") {
    const name = markName(edit);
    const { [name]: _, ...others } = sheet.marks;
    return { ...sheet, marks: edit.verdict === null ? others : { ...others, [name]: edit.verdict } };
  }
  const name = noteName(edit);
  return { ...sheet, notes: { ...sheet.notes, [name]: editedNote(sheet.notes[name] ?? NO_NOTE, edit) } };
}
