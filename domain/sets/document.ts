import { z } from "zod";
import { itemIdSchema } from "#domain/content/shared-fields";
import { wishSchema } from "./wish";

export const titleSchema = z
  .string("name the set")
  .trim()
  .min(1, "name the set")
  .max(120, "use at most 120 characters");

const pickSchema = z.strictObject({
  itemId: itemIdSchema,
  /** Kept when the rest is chosen anew. */
  isLocked: z.boolean(),
  /** The question in the interviewer's own words, for this set alone; null is the bank's wording. */
  wording: z.string().min(1).max(4000).nullable(),
});

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
export type SetChange = z.infer<typeof setChangeSchema>;
