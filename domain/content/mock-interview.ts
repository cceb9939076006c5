import { z } from "zod";
import { closedObject } from "./closed-object";
import { KIND_NAMES, type Kind } from "./question";
import { itemIdSchema, sharedFields, slugSchema } from "./shared-fields";

const KINDS = Object.keys(KIND_NAMES).filter((kind): kind is Kind => kind in KIND_NAMES);
const kind = z.enum(KINDS);

/** A timed interview over the bank: which items, in which sections, and how the parts make a verdict. */
export const mockInterviewSchema = closedObject({
  ...sharedFields,
  kind: z.literal("mock_interview"),
  rules: closedObject({
    no_back: z.boolean(),
    hints: z.boolean(),
    feedback: z.enum(["at_end", "each"]),
    pause: z.boolean(),
  }),
  sections: z
    .array(
      closedObject({
        title: z.string().min(3).max(60),
        seconds: z.int().min(30).max(7200),
        items: z.array(itemIdSchema).min(1),
        /** Drawn instead of an item that the candidate saw lately. */
        alternatives: z.array(itemIdSchema).default([]),
      }),
    )
    .min(1)
    .max(10),
  draw: closedObject({
    /** An item that was seen within this many days gives way to an alternative, or to one of the same kind and difficulty. */
    avoid_seen_days: z.int().min(0).max(365),
  }),
  scorecard: z
    .array(
      closedObject({
        id: slugSchema,
        label: z.string().min(3),
        /** Share of the whole; all shares make 1. */
        weight: z.number().min(0).max(1),
        from_topics: z.array(slugSchema).optional(),
        from_kinds: z.array(kind).optional(),
      }),
    )
    .min(1),
  /** From the best down: the first whose `min` the total reaches. */
  verdict: z.array(closedObject({ min: z.number().min(0).max(1), label: z.string().min(3) })).min(2),
  /** A misconception that, shown `times`, caps the verdict. */
  knock_out: z
    .array(
      closedObject({
        misconception: slugSchema,
        times: z.int().min(1),
        at_most: z.string().min(3),
      }),
    )
    .default([]),
});
