import { z } from "zod";
import { authoredRuleSchema } from "#domain/quiz/chain";
import { keySchema } from "#domain/rubric/concept";
import { rubricSchema } from "#domain/rubric/rubric";
import { closedObject } from "./closed-object";
import { itemIdSchema, sharedFields, slugSchema } from "./shared-fields";

/** Points that an answer must get: lowest and highest. */
const pointRange = z.tuple([z.number().min(0), z.number().min(0)], "write [lowest, highest] points");

const gradedSample = {
  name: z.string().min(3).max(120),
  /** `@model_answer` stands for the model answer. */
  text: z.string().min(1),
  score: pointRange,
};

export const freeTextSchema = closedObject({
  ...sharedFields,
  kind: z.literal("free_text"),
  prompt: z.string().min(10),
  model_answer: z.string().min(40).max(2500),
  rubric: rubricSchema,
  /** Answers of every quality, with the points they must get. */
  graded_samples: z.array(closedObject(gradedSample)).default([]),
});

/** One question of a chain, with the rubric it is scored by: its own, or what it borrows (`withBorrowedRubrics`). */
export const stepSchema = closedObject({
  id: slugSchema,
  prompt: z.string().min(10),
  model_answer: z.string().min(10).max(1500),
  /** An item of the bank that asks the same. */
  uses: itemIdSchema.optional(),
  /** In place of a rubric: criteria and false beliefs of the question that it uses. */
  scored_by: z.array(keySchema).min(1).optional(),
  rubric: rubricSchema,
  /** Rules in order; the first that fits decides. */
  next: z.array(authoredRuleSchema).min(1),
});

export const chainSchema = closedObject({
  ...sharedFields,
  kind: z.literal("chain"),
  /** The first is the opening; which comes next depends on the score. */
  steps: z
    .array(stepSchema)
    .min(2)
    .max(10),
  /** One program that shows what the chain is about; shown at the end. */
  worked_code: z.string().optional(),
  graded_samples: z.array(closedObject({ step: slugSchema, ...gradedSample })).default([]),
});
