import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { cohenKappa, precisionAndRecall } from "#domain/rubric/agreement";
import type { Outcome } from "./rubric-measures";

const markSchema = z.strictObject({
  id: z.string(),
  met: z.array(z.string()),
  misconceptions: z.array(z.string()),
});

/** What a second person, who did not see the first one's labels, found in an answer. */
export type SecondMark = z.infer<typeof markSchema>;

/** The second marks in a folder, by the id of the answer. @throws {z.ZodError | SyntaxError} when a line is none */
export async function readSecondMarks(folder: string): Promise<Map<string, SecondMark>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".jsonl")).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
  const lines = texts.flatMap((text) => text.split("\n")).filter((line) => line.trim() !== "");
  return new Map(
    lines.map((line) => {
      const mark = markSchema.parse(JSON.parse(line));
      return [mark.id, mark];
    }),
  );
}

/** How far two persons agree on the answers that both marked, and the engine with each; empty when there are none. */
export function secondMarksText(outcomes: readonly Outcome[], marks: ReadonlyMap<string, SecondMark>): string {
  const twice = outcomes.flatMap((outcome) => {
    const mark = marks.get(outcome.exemplar.id);
    return mark ? [{ outcome, mark }] : [];
  });
  if (twice.length === 0) return "";

  const criteria = twice.flatMap(({ outcome, mark }) =>
    outcome.criteria.map(({ key, engine, person }) => ({
      engine,
      first: person,
      second: mark.met.includes(key) ? 1 : 0,
    })),
  );
  const beliefs = twice.flatMap(({ outcome, mark }) =>
    outcome.misconceptions.map(({ key, engine, person }) => ({
      engine,
      first: person,
      second: mark.misconceptions.includes(key),
    })),
  );
  const pairs = [
    ["second person against first", "second", "first"],
    ["engine against first", "engine", "first"],
    ["engine against second", "engine", "second"],
  ] as const;
  const rows = pairs.map(([name, judged, by]) => {
    const kappa = cohenKappa(criteria.map((each) => ({ engine: each[judged], person: each[by] })));
    const { precision, recall } = precisionAndRecall(
      beliefs.map((each) => ({ engine: each[judged], person: each[by] })),
    );
    return `${name.padEnd(30)} kappa ${shown(kappa)}, misconceptions ${shown(precision)} / ${shown(recall)}`;
  });
  return `${twice.length} answers marked twice\n${rows.join("\n")}\n`;
}

function shown(value: number | null): string {
  return value === null ? "-" : value.toFixed(2);
}
