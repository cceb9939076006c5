import { checkKind } from "./kind-checks";
import { type BankEntry, type Problem, problemAt } from "./problem";
import { hasLines, standsAt } from "./source-quote";
import type { Topic } from "./topic";
import { checkUnfinished } from "./unfinished";

/** All that items may refer to. */
export type Bank = {
  entries: readonly BankEntry[];
  topics: readonly Topic[];
  /** Text of each document in content/sources, by file name. */
  sources: ReadonlyMap<string, string>;
  /** Ids of the rows of the inventory of those documents. */
  inventory: ReadonlySet<string>;
};

/** What is wrong with the bank as a whole: all that a schema for one file cannot see. */
export function checkBank(bank: Bank): Problem[] {
  const byId = new Map(bank.entries.map((entry) => [entry.item.id, entry]));
  return bank.entries.flatMap((entry) => [
    ...checkId(entry, bank.entries),
    ...checkTopics(entry, bank.topics),
    ...checkMisconceptions(entry),
    ...checkSources(entry, bank),
    ...checkKind(entry, byId),
    ...checkUnfinished(entry),
    ...checkPython(entry),
  ]);
}

function checkId(entry: BankEntry, entries: readonly BankEntry[]): Problem[] {
  const { item, file } = entry;
  const problems: Problem[] = [];
  const expected = file
    .replace(/^items\//, "")
    .replace(/\.yaml$/, "")
    .replaceAll("/", ".");
  if (item.id !== expected) {
    const fix = `the folder and the file name make the id ${expected}; move the file, never change an id in use`;
    problems.push(problemAt(entry, ["id"], { message: `${item.id} does not fit the place of the file`, fix }));
  }
  const twin = entries.find((other) => other !== entry && other.item.id === item.id);
  if (twin) {
    problems.push(
      problemAt(entry, ["id"], {
        message: `${item.id} is also the id of ${twin.file}`,
        fix: "give one of them another id",
      }),
    );
  }
  return problems;
}

function checkTopics(entry: BankEntry, topics: readonly Topic[]): Problem[] {
  const { item } = entry;
  const known = topics.map(({ id }) => id);
  const problems = item.topics.flatMap((topic, index) =>
    known.includes(topic)
      ? []
      : [
          problemAt(entry, ["topics", index], {
            message: `there is no topic ${topic}`,
            fix: `one of ${known.join(", ")}`,
          }),
        ],
  );
  const [folder = ""] = item.id.split(".");
  if (item.kind !== "mock_interview" && item.topics[0] !== folder) {
    const message = `${folder}, the first part of the id, is not the first topic`;
    problems.push(problemAt(entry, ["topics"], { message, fix: `begin with ${folder}` }));
  }
  return problems;
}

function checkPython(entry: BankEntry): Problem[] {
  const { min, max } = entry.item.python;
  if (max === undefined || minorOf(max) >= minorOf(min)) return [];
  const fix = `write ${JSON.stringify(min)} or later, or leave it out`;
  return [problemAt(entry, ["python", "max"], { message: `${max} is older than ${min}, the first that it holds for`, fix })];
}

function minorOf(version: string): number {
  return Number(version.split(".")[1]);
}

function checkMisconceptions(entry: BankEntry): Problem[] {
  const { item } = entry;
  const known = item.misconceptions.map(({ id }) => id);
  const twins = known.filter((id, index) => known.indexOf(id) < index);
  const problems = twins.map((id) =>
    problemAt(entry, ["misconceptions"], { message: `${id} is listed twice`, fix: "keep one of them" }),
  );
  const list = item.kind === "predict_output" ? "near_misses" : "options";
  for (const [index, misconception] of usedMisconceptions(entry).entries()) {
    if (misconception === undefined || known.includes(misconception)) continue;
    const fix = `list it under misconceptions, or use one of ${known.join(", ") || "those"}`;
    const message = `there is no misconception ${misconception} in this item`;
    problems.push(problemAt(entry, [list, index, "misconception"], { message, fix }));
  }
  return problems;
}

function usedMisconceptions({ item }: BankEntry): (string | undefined)[] {
  if (item.kind === "predict_output") return item.near_misses.map(({ misconception }) => misconception);
  if (item.kind === "single_choice") return item.options.map(({ misconception }) => misconception);
  if (item.kind === "multi_choice") return item.options.map(({ misconception }) => misconception);
  return [];
}

function checkSources(entry: BankEntry, { sources, inventory }: Bank): Problem[] {
  const { item } = entry;
  const problems: Problem[] = [];
  for (const [index, { file, lines, quote }] of item.provenance.seeds.entries()) {
    const path = ["provenance", "seeds", index];
    const document = sources.get(file);
    if (document === undefined) problems.push(problemAt(entry, [...path, "file"], noSource(file, sources)));
    else if (!standsAt(document, lines, quote)) {
      const fix = "copy the words from those lines, or correct the lines";
      const message = `${JSON.stringify(quote)} does not stand at lines ${lines} of ${file}`;
      problems.push(problemAt(entry, [...path, "quote"], { message, fix }));
    }
  }
  for (const [index, { seen_in: seenIn }] of item.misconceptions.entries()) {
    if (seenIn === undefined) continue;
    const document = sources.get(seenIn.file);
    const path = ["misconceptions", index, "seen_in"];
    if (document === undefined) problems.push(problemAt(entry, path, noSource(seenIn.file, sources)));
    else if (!hasLines(document, seenIn.lines)) {
      problems.push(
        problemAt(entry, path, { message: `${seenIn.file} has no lines ${seenIn.lines}`, fix: "correct the lines" }),
      );
    }
  }
  for (const [index, row] of item.covers.entries()) {
    if (inventory.has(row)) continue;
    const fix = "name a row of content/sources/inventory.tsv, or an erratum X01 to X72";
    problems.push(problemAt(entry, ["covers", index], { message: `there is no row ${row}`, fix }));
  }
  return problems;
}

function noSource(file: string, sources: ReadonlyMap<string, string>) {
  return { message: `there is no document ${file}`, fix: `one of ${[...sources.keys()].join(", ")}` };
}
