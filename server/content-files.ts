import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { lendersOf, withBorrowedRubrics } from "#domain/content/borrowed-rubrics";
import { type Item, itemSchema } from "#domain/content/item";
import { type BankEntry, fieldName, type Problem } from "#domain/content/problem";
import type { ErrataEntry } from "#domain/content/errata-checks";
import { type InventoryRow, inventoryRows } from "#domain/content/coverage";
import { errataSchema, type NotCovered, notCoveredSchema } from "#domain/content/erratum";
import { type ReviewedPairs, reviewedPairsSchema } from "#domain/content/similarity";
import { itemIdSchema } from "#domain/content/shared-fields";
import { type Topic, topicsSchema } from "#domain/content/topic";
import { checkUnfinished } from "#domain/content/unfinished";
import { readYaml, schemaProblems, type YamlFile } from "./yaml-file";

export type BankFile = BankEntry & {
  /** SHA-256 of the file, in hexadecimal. */
  hash: string;
};

/** All that authors have written, as far as it can be read. */
export type BankFiles = {
  items: BankFile[];
  topics: Topic[];
  /** content/lexicon.yaml, not yet parsed; null when the file is not there. */
  lexiconSource: unknown;
  /** Text of each source document, by file name. */
  sources: Map<string, string>;
  /** What those documents hold. */
  inventoryRows: InventoryRow[];
  /** Ids of the rows of that inventory, and of the errata. */
  inventory: Set<string>;
  /** content/errata.yaml; null when it is not there or cannot be read. */
  errata: ErrataEntry | null;
  notCovered: NotCovered;
  /** Pairs of items that are alike and were looked at. */
  reviewedPairs: ReviewedPairs;
  /** Files that cannot be read, and fields that no file of its kind may have. */
  problems: Problem[];
};

/** Bounds on what is read at all, before anything is made of it: a bank may come from somebody else. */
const MOST_FILES = 5000;
const MOST_BYTES = 262_144;

const ERRATA_COUNT = 72;
const ERRATA_IDS = Array.from({ length: ERRATA_COUNT }, (_, index) => `X${String(index + 1).padStart(2, "0")}`);

/** Reads the content folder. Files that do not fit their schema are left out of `items` and named in `problems`. */
export async function readBank(folder: string): Promise<BankFiles> {
  const problems: Problem[] = [];
  const written: { yaml: YamlFile; hash: string }[] = [];
  const files = await itemFiles(folder);
  if (files.length > MOST_FILES) {
    const message = `there are ${files.length} items, and a bank has at most ${MOST_FILES}`;
    problems.push({ file: "items", line: null, field: "", message, fix: "leave some out" });
  }
  for (const file of files.slice(0, MOST_FILES)) {
    const { size } = await stat(path.join(folder, file));
    if (size > MOST_BYTES) {
      const message = `the file has ${Math.ceil(size / 1024)} KB, and an item has at most ${MOST_BYTES / 1024}`;
      problems.push({ file, line: null, field: "", message, fix: "make two items of it, or shorten its code" });
      continue;
    }
    const text = await readFile(path.join(folder, file), "utf8");
    written.push({ yaml: readYaml(file, text), hash: createHash("sha256").update(text).digest("hex") });
  }
  const lenders = new Map(written.map(({ yaml }) => [idOfFile(yaml.file), yaml.value]));
  const items = written.flatMap(({ yaml, hash }): BankFile[] => {
    const item = parseItem(yaml, lenders, problems);
    return item ? [{ item, file: yaml.file, hash, lineOf: yaml.lineOf }] : [];
  });
  const [topics, lexiconSource, sources, rows, errata, notCovered, reviewed] = await Promise.all([
    readTopics(folder, problems),
    readLexicon(folder, problems),
    readSources(folder),
    readInventory(folder),
    readOptional(folder, "errata.yaml", errataSchema, problems),
    readOptional(folder, "not-covered.yaml", notCoveredSchema, problems),
    readOptional(folder, "similar.yaml", reviewedPairsSchema, problems),
  ]);
  return {
    items,
    topics,
    lexiconSource,
    sources,
    inventoryRows: rows,
    inventory: new Set([...rows.map(({ id }) => id), ...ERRATA_IDS]),
    errata: errata && { errata: errata.value, lineOf: errata.lineOf },
    notCovered: notCovered?.value ?? { rows: [] },
    reviewedPairs: reviewed?.value ?? { pairs: [] },
    problems,
  };
}

/** One item of the content folder, as it is on the disk now; null when there is no such file. */
export async function readItem(folder: string, id: string): Promise<{ item: Item | null; problems: Problem[] } | null> {
  const yaml = await readItemFile(folder, id);
  if (!yaml) return null;
  const problems: Problem[] = [];
  const ids = lendersOf(yaml.value);
  const read = await Promise.all(ids.map((lender) => readItemFile(folder, lender)));
  const lenders = new Map(ids.map((lender, index) => [lender, read[index]?.value]));
  const item = parseItem(yaml, lenders, problems);
  if (item) problems.push(...checkUnfinished({ item, file: yaml.file, lineOf: yaml.lineOf }));
  return { item, problems };
}

async function readItemFile(folder: string, id: string): Promise<YamlFile | null> {
  if (!itemIdSchema.safeParse(id).success) return null;
  const file = path.posix.join("items", `${id.replace(".", "/")}.yaml`);
  const text = await readIfPresent(path.join(folder, file));
  return text === null ? null : readYaml(file, text);
}

function idOfFile(file: string): string {
  return file.replace(/^items\/|\.yaml$/g, "").replace("/", ".");
}

function parseItem(yaml: YamlFile, lenders: ReadonlyMap<string, unknown>, problems: Problem[]): Item | null {
  problems.push(...yaml.problems);
  if (yaml.problems.length > 0) return null;
  const { value, faults } = withBorrowedRubrics(yaml.value, lenders);
  if (faults.length > 0) {
    const { file, lineOf } = yaml;
    problems.push(
      ...faults.map(({ path: at, ...words }) => ({ file, line: lineOf(at), field: fieldName(at), ...words })),
    );
    return null;
  }
  const parsed = itemSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.push(...schemaProblems(yaml, parsed.error));
  return null;
}

async function itemFiles(folder: string): Promise<string[]> {
  const files = await readdir(path.join(folder, "items"), { recursive: true });
  return files
    .filter((file) => file.endsWith(".yaml") && !/\.rubrics?\.yaml$/.test(file))
    .map((file) => path.posix.join("items", file.split(path.sep).join("/")))
    .toSorted();
}

async function readTopics(folder: string, problems: Problem[]): Promise<Topic[]> {
  const yaml = readYaml("topics.yaml", await readFile(path.join(folder, "topics.yaml"), "utf8"));
  problems.push(...yaml.problems);
  const parsed = topicsSchema.safeParse(yaml.value);
  if (parsed.success) return parsed.data.topics;
  if (yaml.problems.length === 0) problems.push(...schemaProblems(yaml, parsed.error));
  return [];
}

/** content/lexicon.yaml, not yet parsed; null when it is not there. */
export async function readLexicon(folder: string, problems: Problem[]): Promise<unknown> {
  const text = await readIfPresent(path.join(folder, "lexicon.yaml"));
  if (text === null) return null;
  const yaml = readYaml("lexicon.yaml", text);
  problems.push(...yaml.problems);
  return yaml.value;
}

async function readSources(folder: string): Promise<Map<string, string>> {
  const files = await readdir(path.join(folder, "sources")).catch(whenAbsent<string[]>([]));
  const names = files.filter((name) => name.endsWith(".txt")).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, "sources", name), "utf8")));
  return new Map(names.map((name, index) => [name, texts[index] ?? ""]));
}

async function readInventory(folder: string): Promise<InventoryRow[]> {
  return inventoryRows((await readIfPresent(path.join(folder, "sources", "inventory.tsv"))) ?? "");
}

async function readOptional<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
  problems: Problem[],
): Promise<{ value: z.output<Schema>; lineOf: YamlFile["lineOf"] } | null> {
  const text = await readIfPresent(path.join(folder, file));
  if (text === null) return null;
  const yaml = readYaml(file, text);
  problems.push(...yaml.problems);
  if (yaml.problems.length > 0) return null;
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) return { value: parsed.data, lineOf: yaml.lineOf };
  problems.push(...schemaProblems(yaml, parsed.error));
  return null;
}

async function readIfPresent(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch(whenAbsent<string | null>(null));
}

function whenAbsent<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return value;
    throw error;
  };
}
