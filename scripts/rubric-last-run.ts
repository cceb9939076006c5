import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { Split } from "./rubric-exemplars";
import type { Measures } from "./rubric-measures";

const figure = z.number().nullable();

/** What is kept of a run: all but the times, which differ from machine to machine. */
const keptSchema = z.object({
  answers: z.number(),
  kappa: figure,
  interval: z.tuple([z.number(), z.number()]).readonly().nullable(),
  anyKappa: figure,
  informalKappa: figure,
  precision: figure,
  recall: figure,
  scoreKappa: figure,
  scoreError: figure,
  falseCredit: z.record(z.string(), z.object({ answers: z.number(), credited: z.number() })),
});

const bySplitSchema = z.object({ train: keptSchema, dev: keptSchema });

const lastRunSchema = z.object({
  engineVersion: z.string(),
  lexiconVersion: z.string(),
  total: bySplitSchema,
  items: z.record(z.string(), bySplitSchema),
});

export type LastRun = z.infer<typeof lastRunSchema>;

/** The measures of both splits, apart. */
export type BySplit = Record<Split, Measures>;

export type Run = {
  engineVersion: string;
  lexiconVersion: string;
  total: BySplit;
  items: Record<string, BySplit>;
};

/** The run that was saved last; null if there is none that this version can read. */
export async function readLastRun(file: string): Promise<LastRun | null> {
  try {
    return lastRunSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

/** Keeps a run for the next one to be compared with. */
export async function saveRun(file: string, run: Run): Promise<void> {
  await writeFile(file, `${JSON.stringify(lastRunSchema.parse(run), rounded, 2)}\n`);
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 10_000) / 10_000 : value;
}
