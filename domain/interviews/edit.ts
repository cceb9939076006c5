import { z } from "zod";
import { type LiveState, liveStateSchema, moveSchema, afterMove } from "./live-state";
import { afterScoreEdit, scoreEditSchema, type Sheet, sheetSchema } from "./score-edit";

/** Anything an interviewer does while an interview runs. */
export const editSchema = z.union([moveSchema, scoreEditSchema]);
export type Edit = z.infer<typeof editSchema>;

/** What a page sends: edits in the order in which they were made. */
export const editsSchema = z.strictObject({
  edits: z
    .array(
      z.strictObject({
        id: z.uuid(),
        /** How long ago it was made: the clocks of browsers differ, a stretch of time does not. */
        ageMs: z.number().min(0),
        edit: editSchema,
      }),
    )
    .min(1)
    .max(50),
});
export type SentEdit = z.infer<typeof editsSchema>["edits"][number];

export const deskSchema = z.object({
  state: liveStateSchema,
  /** The viewer's own marks and notes, and nobody else's. */
  sheet: sheetSchema,
  scorecardId: z.string().nullable(),
  /** Whether the viewer has submitted their scorecard, which closes it. */
  isSubmitted: z.boolean(),
  /** Grow with every change, so that an older picture is never taken for a newer one. */
  version: z.array(z.number()),
  /** The server's clock when this was read. */
  now: z.number(),
});
/** An interview as one interviewer's page has it. */
export type Desk = z.infer<typeof deskSchema>;

/** What became of edits: the refused ones with the reason, and how things stand. */
export const editedSchema = z.object({
  refused: z.array(z.object({ id: z.string(), message: z.string() })),
  desk: deskSchema,
});

/** What both a page and the server make of an edit. */
export function afterEdit<Thing extends { state: LiveState; sheet: Sheet }>(
  desk: Thing,
  edit: Edit,
  at: number,
): Thing {
  switch (edit.kind) {
    case "mark":
    case "note":
    case "flag":
      return { ...desk, sheet: afterScoreEdit(desk.sheet, edit) };
    default:
      return { ...desk, state: afterMove(desk.state, edit, at) };
  }
}

/** Whether `next` is as new as `known` in every respect. */
export function isNewer(next: readonly number[], known: readonly number[]): boolean {
  return known.every((count, at) => (next[at] ?? 0) >= count);
}

/** The field that an edit sets: a later edit of the same makes an earlier one that was not sent yet pointless. */
export function fieldOf(edit: Edit): string | null {
  switch (edit.kind) {
    case "mark":
      return `mark ${edit.itemId} ${edit.step} ${edit.criterionKey}`;
    case "note":
      return `note ${edit.itemId} ${edit.step}`;
    case "flag":
      return `flag ${edit.itemId} ${edit.step} ${edit.flag}`;
    default:
      return null;
  }
}
