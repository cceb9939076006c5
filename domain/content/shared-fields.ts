import { z } from "zod";
import { expectationSchema } from "#domain/lab/expectation";
import { closedObject } from "./closed-object";

/** Names inside an item: lower-case words joined by hyphens. */
export const slugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens");

/** `topic.slug`: the folder and the file name of the item. */
export const itemIdSchema = z
  .string()
  .max(90)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/, "write topic.slug, in lower case with hyphens");

export const LEVELS = ["junior", "mid", "senior", "staff"] as const;

/** How an item stands to a passage of a source document. */
export const RELATIONS = ["answers", "corrects", "expands", "confirms", "composes"] as const;

const QUOTE_IT = 'write it in quotes, as in "3.10": without them it is read as the number 3.1';
const pythonVersion = z.string(QUOTE_IT).regex(/^3\.\d{1,2}$/, 'write a version as in "3.11"');

/** The Python versions that an item or a solution holds for, both ends included. */
export const pythonRangeSchema = closedObject({
  min: pythonVersion,
  max: pythonVersion.optional(),
  notes: z.string().max(300).optional(),
});

/** Line numbers of a source document: "185", "467-469, 544-556". */
export const lineRangesSchema = z
  .string('write line numbers in quotes, as in "26-27"')
  .regex(/^\d+(-\d+)?(, \d+(-\d+)?)*$/, 'write lines as in "26-27" or "467-469, 544-556"');

/** A document of content/sources. */
export const sourceFileSchema = z.string().regex(/^[\w-]+\.txt$/, "name a file of content/sources");

export const misconceptionSchema = closedObject({
  id: slugSchema,
  /** The false belief as people state it. */
  text: z.string().min(3).max(300),
  why_wrong: z.string().min(3).max(400),
  seen_in: closedObject({ file: sourceFileSchema, lines: lineRangesSchema }).optional(),
});

/** A program whose result on the virtual clock backs a claim of the item. `@code` stands for the item's own code. */
export const verifySchema = closedObject({
  name: z.string().min(3).max(200),
  run: z.string().min(1),
  expect: expectationSchema,
});

/** Why no program on the virtual clock can back the item. */
const unrunSchema = closedObject({
  why: z.string().min(20).max(300),
  /** A program of content/by-hand that was tried once with the real libraries, threads or processes. */
  by_hand: z
    .string()
    .regex(/^[a-z_]+\.py$/, "name a file of content/by-hand")
    .optional(),
});

const provenanceSchema = closedObject({
  seeds: z.array(
    closedObject({
      file: sourceFileSchema,
      lines: lineRangesSchema,
      relation: z.enum(RELATIONS),
      /** Words that stand at those lines; the content check compares them. */
      quote: z.string().min(3),
    }),
  ),
  /** What the passages get wrong or leave out, in one or two sentences; `none` when nothing. */
  correction: z.string().min(3).max(600),
});

/** Fields that every item has, whatever its kind. */
export const sharedFields = {
  /** Stable for ever: review history hangs on it. Change the title, never the id. */
  id: itemIdSchema,
  /** Raise it when the answer changes, so that old results are not compared with new ones. */
  rev: z.int().min(1),
  title: z.string().min(3).max(120),
  topics: z.array(slugSchema).min(1).max(6),
  /** 1 (first week) to 5 (few get it right). */
  difficulty: z.int().min(1).max(5),
  level: z.enum(LEVELS),
  python: pythonRangeSchema,
  /** How long a prepared candidate needs. */
  expected_seconds: z.int().min(10).max(7200),
  time_limit_seconds: z.int().min(30).max(7200).optional(),
  explanation: z.string().min(20).max(1600),
  /** What an interviewer asks next. */
  follow_ups: z.array(z.string().min(5)).max(8).default([]),
  misconceptions: z.array(misconceptionSchema).max(12).default([]),
  verify: z.array(verifySchema).max(12).default([]),
  unrun: unrunSchema.optional(),
  provenance: provenanceSchema,
  references: z.array(closedObject({ title: z.string().min(3), url: z.url({ protocol: /^https$/ }) })).max(8),
  /** Rows of content/sources/inventory.tsv that the item answers for. */
  covers: z.array(z.string().regex(/^(S\d-[A-Z]+\d+|X\d\d)$/, "name a row, as in S3-QF11 or X12")).default([]),
};
