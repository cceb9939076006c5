import type { Item } from "./item";
import { beliefOf, type Errata, type Erratum } from "./erratum";
import { type BankEntry, fieldName, type FieldPath, type Problem } from "./problem";
import { overlaps, standsAt } from "./source-quote";

/** content/errata.yaml as it was read, and where its fields stand. */
export type ErrataEntry = { errata: Errata; lineOf: BankEntry["lineOf"] };

const FILE = "errata.yaml";

/** Errata whose words do not stand in the documents, and errors of fact that no item offers as a wrong answer. */
export function checkErrata(
  { errata: { errata }, lineOf }: ErrataEntry,
  bank: { sources: ReadonlyMap<string, string>; entries: readonly BankEntry[] },
): Problem[] {
  const at = (path: FieldPath, text: { message: string; fix: string }) => ({
    file: FILE,
    line: lineOf(path),
    field: fieldName(path),
    ...text,
  });
  const items = bank.entries.map(({ item }) => item);
  return errata.flatMap((erratum, index) => {
    const misquoted = erratum.places.flatMap(({ file, lines, quote }, place) => {
      const document = bank.sources.get(file);
      if (document !== undefined && standsAt(document, lines, quote)) return [];
      const message = `${JSON.stringify(quote)} does not stand at lines ${lines} of ${file}`;
      const fix = "copy the words from those lines, or correct the lines";
      return [at(["errata", index, "places", place, "quote"], { message, fix })];
    });
    const unknown = erratum.asked_by.flatMap((name, place) => {
      if (hasBelief(name, bank.entries)) return [];
      const message = `no item has the misconception ${name}`;
      return [at(["errata", index, "asked_by", place], { message, fix: "write topic.slug#misconception of an item" })];
    });
    if (erratum.changes !== "fact" || itemsAsking(erratum, items).length > 0) return [...misquoted, ...unknown];
    const message = `${erratum.id} is an error of fact, and no item has it as a misconception`;
    const fix = "give a misconception of an item seen_in with these lines, or name one under asked_by";
    return [...misquoted, ...unknown, at(["errata", index], { message, fix })];
  });
}

/**
 * Ids of the items in which the error itself can be chosen, typed or said: they answer for the erratum, and have a
 * misconception that was seen at its lines, or are named as asking it.
 */
export function itemsAsking(erratum: Erratum, items: readonly Item[]): string[] {
  const named = erratum.asked_by.map((name) => beliefOf(name).item);
  return items
    .filter(
      (item) =>
        named.includes(item.id) ||
        (item.covers.includes(erratum.id) && item.misconceptions.some((belief) => stands(belief, erratum))),
    )
    .map(({ id }) => id);
}

function stands({ seen_in: seen }: Item["misconceptions"][number], { places }: Erratum): boolean {
  return seen !== undefined && places.some(({ file, lines }) => file === seen.file && overlaps(lines, seen.lines));
}

function hasBelief(name: string, entries: readonly BankEntry[]): boolean {
  const { item: id, misconception } = beliefOf(name);
  const item = entries.find((entry) => entry.item.id === id)?.item;
  if (!item) return false;
  const rubrics = item.kind === "free_text" ? [item.rubric] : item.kind === "chain" ? item.steps.map((s) => s.rubric) : [];
  const keys = rubrics.flatMap((rubric) => (rubric.misconceptions ?? []).map(({ key }) => key));
  return [...item.misconceptions.map(({ id: own }) => own), ...keys].includes(misconception);
}
