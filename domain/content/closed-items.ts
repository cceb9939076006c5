import { z } from "zod";
import { TRACE_EVENT_KINDS, standInsSchema } from "#domain/lab/trace";
import { closedObject } from "./closed-object";
import { sharedFields, slugSchema } from "./shared-fields";

const optionKey = z.string().regex(/^[A-H]$/, "name options A, B, C ...");
const feedback = z.string().min(3).max(500);

/** A program shown to the candidate, with the files and stand-in libraries that it needs to run. */
export const programFields = {
  code: z.string().min(1).max(6000),
  files: z.record(z.string().regex(/^[\w.-]+$/, "use a plain file name"), z.string()).optional(),
  modules: standInsSchema.optional(),
};

export const flashcardSchema = closedObject({
  ...sharedFields,
  kind: z.literal("flashcard"),
  front: z.string().min(5),
  back: z.string().min(5),
});

export const clozeSchema = closedObject({
  ...sharedFields,
  kind: z.literal("cloze"),
  /** `{{1}}` stands for blank "1". */
  text: z.string().min(10),
  blanks: z.record(
    z.string().regex(/^[1-9]$/, 'number blanks "1", "2" ...'),
    closedObject({
      answer: z.string().min(1).max(100),
      /** Other spellings that are right; case, spaces, backticks and closing parentheses never matter. */
      accept: z.array(z.string().min(1).max(100)).default([]),
    }),
  ),
});

export const singleChoiceSchema = closedObject({
  ...sharedFields,
  kind: z.literal("single_choice"),
  prompt: z.string().min(10),
  code: z.string().optional(),
  options: z
    .array(
      closedObject({
        key: optionKey,
        text: z.string().min(1),
        /** Every wrong option is the belief of someone, and answers it. */
        misconception: slugSchema.optional(),
        feedback: feedback.optional(),
      }),
    )
    .min(2)
    .max(6),
  answer: optionKey,
});

export const multiChoiceSchema = closedObject({
  ...sharedFields,
  kind: z.literal("multi_choice"),
  prompt: z.string().min(10),
  code: z.string().optional(),
  options: z
    .array(
      closedObject({
        key: optionKey,
        text: z.string().min(1),
        correct: z.boolean(),
        feedback,
        /** Revealed by choosing a wrong option, or by leaving a right one out. */
        misconception: slugSchema.optional(),
      }),
    )
    .min(3)
    .max(8),
  /** Points for each option chosen; unless given, right ones share 1 and each wrong one takes as much away. */
  scoring: closedObject({
    per_correct: z.number().min(0).max(1),
    per_wrong: z.number().min(-1).max(0),
    floor: z.number().min(0).max(0),
  }).optional(),
});

export const predictOutputSchema = closedObject({
  ...sharedFields,
  ...programFields,
  kind: z.literal("predict_output"),
  prompt: z.string().min(10),
  answer: closedObject({
    stdout: z.string().min(1),
    /** Type of the exception that ends the program, if one does; its traceback is not part of the answer. */
    error: z.string().optional(),
  }),
  /** Wrong outputs that a named belief leads to, each with its own reply. */
  near_misses: z
    .array(closedObject({ stdout: z.string().min(1), misconception: slugSchema.optional(), feedback }))
    .max(6)
    .default([]),
});

export const orderEventsSchema = closedObject({
  ...sharedFields,
  ...programFields,
  kind: z.literal("order_events"),
  prompt: z.string().min(10),
  /** In the order in which they happen; publishing shuffles them and hides their keys. */
  events: z
    .array(
      closedObject({
        key: slugSchema,
        text: z.string().min(3),
        /** The first event of the trace that has all of these is the one meant. */
        match: closedObject({
          kind: z.enum(TRACE_EVENT_KINDS),
          task: z.string().optional(),
          text: z.string().optional(),
          target: z.string().optional(),
          line: z.int().optional(),
        }),
        /** Virtual seconds since the program began. */
        at: z.number().min(0),
      }),
    )
    .min(3)
    .max(12),
});

export const spotBugSchema = closedObject({
  ...sharedFields,
  ...programFields,
  kind: z.literal("spot_bug"),
  prompt: z.string().min(10),
  answer: closedObject({
    /** Lines of `code`, any of which is right. */
    lines: z.array(z.int().min(1)).min(1).max(6),
    /** Key of the reason that is right. */
    reason: slugSchema,
  }),
  reasons: z
    .array(closedObject({ key: slugSchema, text: z.string().min(5), feedback: feedback.optional() }))
    .min(2)
    .max(6),
  /** The program repaired; it is run too. */
  fix: z.string().min(1),
});
