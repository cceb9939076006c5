// `npm run content:publish`: reads content/, refuses it whole when anything in it is malformed, and publishes it.
// What its programs print is proved by `npm run content:check`; what was changed since is run here.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { checkBank } from "#domain/content/checks";
import { checkErrata } from "#domain/content/errata-checks";
import { problemText } from "#domain/content/problem";
import { Refusal } from "#domain/refusal";
import { type MeasuredRun, measuredRunSchema } from "#domain/rubric/agreement-figures";
import { lexiconSchema } from "#domain/rubric/lexicon-source";
import { isPublished, publishBank, type PublishedChanges, rememberPublished } from "#server/content";
import { type BankFile, readBank } from "#server/content-files";
import { disconnect } from "#server/db";
import { publishAgreement } from "#server/rubric-agreement";
import { readTraces } from "#server/trace-files";
import { closeLab } from "../lab/pyodide-host";
import { readProved, unproved } from "./content-proved";
import { proveItems } from "./content-runs";

const folder = path.resolve(import.meta.dirname, "../content");
/** What `npm run rubric:bench -- --save` measured last. */
const MEASURED = "exemplars/last-run.json";

async function publish(): Promise<string> {
  const filesHash = await hashFiles();
  if (await isPublished(filesHash)) return "Content: nothing changed";
  const bank = await readBank(folder);
  const problems = [
    ...bank.problems,
    ...checkBank({ ...bank, entries: bank.items }),
    ...(bank.errata ? checkErrata(bank.errata, { ...bank, entries: bank.items }) : []),
  ];
  if (problems.length > 0) throw new Refusal("invalid", problems.map(problemText).join("\n"));
  await proveChanged(bank.items);
  const lexicon = lexiconSchema.parse(bank.lexiconSource);
  const changes = await publishBank(
    {
      items: bank.items.map(({ item }) => item),
      topics: bank.topics,
      lexicon,
      errata: bank.errata?.errata ?? null,
      traces: await readTraces(folder),
    },
    new Date(),
  );
  await publishAgreement(await readMeasured(), new Date());
  await rememberPublished(filesHash, new Date());
  return `Content: ${bank.items.length} items, ${changeWords(changes)}`;
}

async function readMeasured(): Promise<MeasuredRun> {
  return measuredRunSchema.parse(JSON.parse(await readFile(path.join(folder, MEASURED), "utf8")));
}

/** Runs what the items claim that were changed since the content check. @throws {Refusal} where a claim does not hold */
async function proveChanged(items: readonly BankFile[]): Promise<void> {
  const changed = unproved(items, await readProved(path.join(folder, "proved.json")));
  if (changed.length === 0) return;
  console.log(`Content: running what ${changed.length} changed items claim …`);
  const cache = path.resolve(folder, "../.data/content-publish.json");
  const { problems } = await proveItems(changed, cache, (line) => console.log(line));
  await closeLab();
  if (problems.length > 0) throw new Refusal("invalid", problems.map(problemText).join("\n"));
}

/** Of everything that decides what is published: what authors wrote, and the code that reads and stores it. */
async function hashFiles(): Promise<string> {
  const root = path.resolve(import.meta.dirname, "..");
  const sum = createHash("sha256");
  for (const source of ["content/items", "content/traces", "domain/content", "domain/rubric", "server"]) {
    const entries = await readdir(path.join(root, source), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes("generated"));
    const names = files.map((entry) => path.join(entry.parentPath, entry.name)).toSorted();
    for (const name of names) sum.update(path.relative(root, name)).update(await readFile(name));
  }
  for (const name of ["topics.yaml", "lexicon.yaml", "errata.yaml", MEASURED]) {
    sum.update(await readFile(path.join(folder, name)));
  }
  return sum.digest("hex");
}

function changeWords({ added, changed, retired, rubrics, topics, lexicons, errata }: PublishedChanges): string {
  const counts = {
    added,
    changed,
    retired,
    "new rubric versions": rubrics,
    "topics changed": topics,
    "new lexicons": lexicons,
    "errata changed": errata,
  };
  const words = Object.entries(counts).flatMap(([name, count]) => (count > 0 ? `${count} ${name}` : []));
  return words.length > 0 ? words.join(", ") : "nothing changed";
}

// Publishing needs the database alone; the other settings belong to the app.
process.env["APP_SECRET"] ??= "not-used-by-this-script-but-required";
process.env["APP_URL"] ??= "http://localhost";
try {
  console.log(await publish());
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await disconnect();
}
