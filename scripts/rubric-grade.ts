// `npm run -s rubric:grade -- --item ID`: grades answers by the rubric that the content files have at this moment.
// Standard input: one {"id", "answer"} a line. Standard output: one grade a line, in the same order, the quotes as text.
// A step of a chain is ITEM#STEP. A line that cannot be read gives {"id": null, "error": ...}, and 1 at the end.
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import { gradeAnswer } from "#domain/rubric/engine";
import type { Grade, Quote } from "#domain/rubric/grade";
import { faultOf, problemOf, readRubrics } from "./rubric-sources";

const answerSchema = z.object({ id: z.string(), answer: z.string() });

const content = path.resolve(import.meta.dirname, "../content");

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

function textsOf(quotes: readonly Quote[]): string[] {
  return quotes.map(({ text }) => text);
}

function reportOf(id: string, { points, maxPoints, criteria, misconceptions, flags }: Grade) {
  return {
    id,
    score: points,
    maxPoints,
    criteria: criteria.map(({ key, verdict, points: earned, quotes }) => ({
      key,
      verdict,
      points: earned,
      quotes: textsOf(quotes),
    })),
    misconceptions: misconceptions.map(({ key, quotes }) => ({ key, quotes: textsOf(quotes) })),
    flags,
  };
}

/** What the line holds, or a sentence on why it cannot be graded. */
function parseLine(line: string): z.infer<typeof answerSchema> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "is not JSON";
  }
  const parsed = answerSchema.safeParse(value);
  return parsed.success ? parsed.data : 'must be an object with the texts "id" and "answer"';
}

async function gradeLines(itemId: string): Promise<void> {
  const sources = await readRubrics(content);
  const asked = sources.rubrics.get(itemId);
  if (!asked) {
    const problem = problemOf(itemId, sources);
    complain(
      problem ?? `There is no rubric of ${JSON.stringify(itemId)}: name a free_text item, or ITEM#STEP of a chain.`,
    );
    return;
  }
  const { lexicon } = sources;
  const fault = faultOf(asked, lexicon);
  if (fault !== null) process.stderr.write(`The rubric of ${itemId} has a fault, and is used as it is: ${fault}\n`);
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === "") continue;
    const parsed = parseLine(line);
    if (typeof parsed === "string") {
      complain(`Line ${number} ${parsed}.`);
      process.stdout.write(`${JSON.stringify({ id: null, error: `line ${number} ${parsed}` })}\n`);
      continue;
    }
    const grade = gradeAnswer({ ...asked, answer: parsed.answer, lexicon });
    process.stdout.write(`${JSON.stringify(reportOf(parsed.id, grade))}\n`);
  }
}

function itemNamed(): string | null {
  try {
    return parseArgs({ options: { item: { type: "string" } } }).values.item ?? null;
  } catch {
    return null; // an option that does not exist: the usage says which do
  }
}

const itemId = itemNamed();
if (itemId === null) complain("Usage: npm run -s rubric:grade -- --item ID < answers.jsonl");
else
  await gradeLines(itemId).catch((error: unknown) => complain(error instanceof Error ? error.message : String(error)));
