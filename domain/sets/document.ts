import { z } from "zod";
import { itemIdSchema } from "#domain/content/shared-fields";
import { wishSchema } from "./wish";

export const titleSchema = z
  .string("name the set")
  .trim()
  .min(1, "name the set")
  .max(120, "use at most 120 characters");

/** A member's own version of a question's rubric, as it was when it was given to the set. */
const givenRubricSchema = z.strictObject({
  step: z.string().min(1).max(60),
  rubricId: z.uuid(),
  /** What its author called it, and which of their versions it is. */
  name: z.string().max(80),
  version: z.int().min(1),
});
export type GivenRubric = z.infer<typeof givenRubricSchema>;

const pickSchema = z.strictObject({
  itemId: itemIdSchema,
  /** Kept when the rest is chosen anew. */
  isLocked: z.boolean(),
  /** The question in the interviewer's own words, for this set alone; null is the bank's wording. */
  wording: z.string().min(1).max(4000).nullable(),
  /** Steps that are scored otherwise than by the bank's rubric. */
  rubrics: z.array(givenRubricSchema).max(20).default([]),
});

/** A question as it comes into a set. */
export function plainPick(itemId: string): SetPick {
  return { itemId, isLocked: false, wording: null, rubrics: [] };
}

/** What is in a set, in the order of asking. */
export const setDocumentSchema = z.strictObject({
  wish: wishSchema,
  picks: z.array(pickSchema).max(80),
});
export type SetDocument = z.infer<typeof setDocumentSchema>;
export type SetPick = z.infer<typeof pickSchema>;

const place = z.int("name a question by its place").min(0).max(79);
const pickPlace = { place, itemId: itemIdSchema };

/** One change of a set, as a form sends it: a question is named by place and id, so that a stale page changes nothing else. */
export const setChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("swap"), ...pickPlace, withId: itemIdSchema }),
  z.strictObject({ kind: z.literal("lock"), ...pickPlace, isLocked: z.boolean() }),
  z.strictObject({ kind: z.literal("remove"), ...pickPlace }),
  z.strictObject({ kind: z.literal("add"), itemId: itemIdSchema }),
  z.strictObject({ kind: z.literal("move"), ...pickPlace, to: place }),
  z.strictObject({
    kind: z.literal("reword"),
    ...pickPlace,
    wording: z.string().trim().max(4000, "use at most 4000 characters"),
  }),
]);
/** `score-by` comes from the server alone, which made sure that the rubric is one of the set's workspace. */
export type SetChange =
  | z.infer<typeof setChangeSchema>
  | { kind: "score-by"; place: number; itemId: string; step: string; rubric: GivenRubric | null };
