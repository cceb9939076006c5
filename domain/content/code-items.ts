import { z } from "zod";
import { codeTestSchema } from "#domain/lab/code-test";
import { programFields } from "./closed-items";
import { closedObject } from "./closed-object";
import { pythonRangeSchema, sharedFields } from "./shared-fields";

const name = z.string().min(3).max(120);

const codeFields = {
  ...sharedFields,
  ...programFields,
  prompt: z.string().min(10),
  /** Shown one at a time, on request. */
  hints: z.array(z.string().min(5)).max(5).default([]),
  tests: z.array(codeTestSchema).min(1).max(12),
  /** Each must pass every test. `@code` stands for the program as it was shown. */
  solutions: z.array(closedObject({ name, python: pythonRangeSchema.optional(), code: z.string().min(1) })).min(1),
  /** Each must fail the test it names. */
  wrong_solutions: z.array(closedObject({ name, fails: name, code: z.string().min(1) })).min(1),
};

export const fixCodeSchema = closedObject({ ...codeFields, kind: z.literal("fix_code") });

/** `code` is what the candidate begins with. */
export const writeCodeSchema = closedObject({ ...codeFields, kind: z.literal("write_code") });
