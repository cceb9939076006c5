import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

export const SPLITS = ["train", "dev"] as const;
export type Split = (typeof SPLITS)[number];

const exemplarSchema = z.strictObject({
  id: z.string(),
  voice: z.string(),
  kind: z.string(),
  answer: z.string(),
  /** Keys of the criteria that a person finds met. */
  met: z.array(z.string()),
  /** Those found half met. */
  partial: z.array(z.string()),
  misconceptions: z.array(z.string()),
  note: z.string().nullable(),
  split: z.enum(SPLITS),
});

/** An answer that a person has labelled. */
export type Exemplar = z.infer<typeof exemplarSchema>;

export type ExemplarFile = { itemId: string; exemplars: Exemplar[] };

/** The labelled answers in a folder, and a note for each line that cannot be read: that line is left out. */
export async function readExemplars(folder: string): Promise<{ files: ExemplarFile[]; notes: string[] }> {
  const notes: string[] = [];
  const names = (await readdir(folder)).filter((name) => name.endsWith(".jsonl")).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
  const files = names.map((name, file): ExemplarFile => {
    const lines = (texts[file] ?? "").split("\n");
    const exemplars = lines.flatMap((line, index): Exemplar[] => {
      if (line.trim() === "") return [];
      const exemplar = parseExemplar(line);
      if (!exemplar) notes.push(`${name}:${index + 1} is not a labelled answer and is left out`);
      return exemplar ? [exemplar] : [];
    });
    return { itemId: itemIdOf(name), exemplars };
  });
  return { files, notes };
}

function parseExemplar(line: string): Exemplar | null {
  try {
    return exemplarSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** `topic.slug.jsonl` holds answers to an item, `topic.slug.step.jsonl` to a step of a chain. */
function itemIdOf(name: string): string {
  const [topic = "", slug = "", step] = name.replace(/\.jsonl$/, "").split(".");
  return step === undefined ? `${topic}.${slug}` : `${topic}.${slug}#${step}`;
}
