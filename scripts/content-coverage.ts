// `npm run content:coverage`: what of the source documents the bank answers for, and what it holds by kind, topic and
// difficulty, and which claims no run backs and why. Fails on a gap; with --goals also where the bank has fewer items than it must.
import { existsSync } from "node:fs";
import path from "node:path";
import { backingOf, unrunItems } from "#domain/content/claims";
import { coverageOf, type InventoryRow } from "#domain/content/coverage";
import { checkErrata, itemsAsking } from "#domain/content/errata-checks";
import { countKinds, countTopics } from "#domain/content/goals";
import { problemText } from "#domain/content/problem";
import { readBank } from "#server/content-files";

const mustMeetGoals = process.argv.includes("--goals");
const content = path.resolve(import.meta.dirname, "../content");
const bank = await readBank(content);
const items = bank.items.map(({ item }) => item);
const faults = bank.problems.map(problemText);

function print(cells: readonly (string | number)[], widths: readonly number[]): void {
  const words = cells.map((cell, index) => {
    const width = widths[index] ?? 0;
    return typeof cell === "number" ? String(cell).padStart(width) : cell.padEnd(width);
  });
  console.log(words.join("  ").trimEnd());
}

const errata = bank.errata?.errata.errata ?? [];
const erratumRows = errata.map(({ id, truth, places: [place] }): InventoryRow => ({
  id,
  file: place?.file ?? "",
  line: place?.lines ?? "",
  text: truth,
  kind: "erratum",
}));
if (errata.length === 0) faults.push("errata.yaml: missing (write it, or restore it)");

const { kinds, idle } = coverageOf([...bank.inventoryRows, ...erratumRows], items, bank.notCovered);
print(["in the documents", "rows", "covered", "with reason", "gaps"], [22, 5, 7, 11, 4]);
for (const { kind, total, covered, excused, gaps } of kinds) {
  print([kind, total, covered, excused, gaps.length], [22, 5, 7, 11, 4]);
  for (const { id, file, line, text } of gaps) {
    faults.push(
      `${id} (${file}:${line}, ${text}): no item covers it (add it to covers of one, or to not-covered.yaml)`,
    );
  }
}
for (const { id, why } of idle) {
  const words = why === "covered" ? "an item covers it" : "there is no such row";
  faults.push(`not-covered.yaml ${id}: ${words} (remove it from the list)`);
}

if (bank.errata) {
  const facts = errata.filter(({ changes }) => changes === "fact");
  const asked = facts.filter((erratum) => itemsAsking(erratum, items).length > 0);
  console.log(`\nerrors of fact that an item offers as a wrong answer: ${asked.length} of ${facts.length}`);
  faults.push(...checkErrata(bank.errata, { ...bank, entries: bank.items }).map(problemText));
}

const backings = items.map((item) => ({ id: item.id, backing: backingOf(item) }));
const backed = (by: string) => backings.filter(({ backing }) => backing === by).length;
const unrun = unrunItems(items);
console.log();
print(["claims", "items"], [60, 5]);
print(["run by the check", backed("runs")], [60, 5]);
print(["not run there, tried by hand with the real thing", unrun.filter(({ byHand }) => byHand).length], [60, 5]);
print(["not run at all", unrun.filter(({ byHand }) => !byHand).length], [60, 5]);
print(["mock interviews, made of the others", backed("parts")], [60, 5]);
for (const { id, why, byHand } of unrun) {
  console.log(`  ${id}: ${why}${byHand ? ` Tried by hand: by-hand/${byHand}` : ""}`);
  if (byHand && !existsSync(path.join(content, "by-hand", byHand))) {
    faults.push(`${id}: there is no content/by-hand/${byHand} (write it, or correct unrun.by_hand)`);
  }
}
for (const { id, backing } of backings) {
  if (backing === "nothing") faults.push(`${id}: nothing is run, and nothing says why (add verify, or unrun.why)`);
}

const short: string[] = [];
console.log();
print(["kind", "items", "goal"], [22, 5, 5]);
for (const { kind, count, goal } of countKinds(items)) {
  print([kind, count, goal, count < goal ? `${goal - count} short` : ""], [22, 5, 5]);
  if (count < goal) short.push(`${kind}: ${count} items, at least ${goal} are wanted`);
}
console.log();
print(["topic", "items", "kinds", "difficulty 1 to 5"], [22, 5, 5]);
for (const { topic, count, kinds: kindCount, byDifficulty, isShort } of countTopics(
  items,
  bank.topics.map(({ id }) => id),
)) {
  print(
    [topic, count, kindCount, byDifficulty.map((n) => String(n).padStart(2)).join(" "), isShort ? "short" : ""],
    [22, 5, 5],
  );
  if (isShort) short.push(`${topic}: at least 10 items of 4 kinds are wanted, easy and hard ones`);
}

console.log(
  `\n${items.length} items, ${faults.length} gaps${short.length > 0 ? `, ${short.length} goals not reached` : ""}`,
);
for (const fault of [...faults, ...(mustMeetGoals ? short : [])]) console.log(fault);
process.exitCode = faults.length > 0 || (mustMeetGoals && short.length > 0) ? 1 : 0;
