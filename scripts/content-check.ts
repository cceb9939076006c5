// `npm run content:check`: reads content/, checks it, runs what it claims, and lists everything that is wrong.
import path from "node:path";
import { checkBank } from "#domain/content/checks";
import { checkErrata } from "#domain/content/errata-checks";
import { problemText } from "#domain/content/problem";
import { similarityProblems } from "#domain/content/similarity";
import { readBank } from "#server/content-files";
import { hashProgram, readTraces, tracedProgram } from "#server/trace-files";
import { closeLab } from "../lab/pyodide-host";
import { rememberProved } from "./content-proved";
import { checkRubrics } from "./content-rubrics";
import { proveItems } from "./content-runs";

const root = path.resolve(import.meta.dirname, "..");

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

const bank = await readBank(path.join(root, "content"));
const problems = [
  ...bank.problems,
  ...checkBank({ ...bank, entries: bank.items }),
  ...(bank.errata ? checkErrata(bank.errata, { ...bank, entries: bank.items }) : []),
  ...similarityProblems(
    bank.items.map(({ item }) => item),
    bank.reviewedPairs,
  ),
  ...checkRubrics(bank.items, bank.lexiconSource),
];
const traces = await readTraces(path.join(root, "content"));
for (const { item, file } of bank.items) {
  const job = tracedProgram(item);
  if (!job || traces.get(item.id)?.program === hashProgram(job)) continue;
  const message = `the stored run in content/traces/${item.id}.json is missing or of another program`;
  problems.push({ file, line: null, field: "code", message, fix: "run npm run content:trace" });
}
const startedAt = performance.now();
const proved = await proveItems(bank.items, path.join(root, ".data", "content-check.json"), print);
await closeLab();
problems.push(...proved.problems);
await rememberProved(
  path.join(root, "content", "proved.json"),
  bank.items,
  new Set(proved.problems.map(({ file }) => file)),
);

for (const problem of problems) print(problemText(problem));
print(
  `content: ${bank.items.length} items, ${proved.runCount} runs (${proved.freshCount} now, in ${seconds(startedAt)}), ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
