import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Problem } from "#domain/content/problem";
import { problemAt } from "#domain/content/problem";
import { type Proof, proofsOf } from "#domain/content/proof";
import { LAB_PYTHON } from "#domain/lab/trace";
import type { LabJob, Trace } from "#domain/lab/trace";
import type { BankFile } from "#server/content-files";
import { runPrograms } from "../lab/pyodide-host";

/** Small enough to leave a time rounded to milliseconds as it is, large enough to part any two equal deadlines. */
const JITTER_SECONDS = 0.00005;

/** How asyncio's freedoms are used: as they come, and in three ways that a program must not notice. */
const VARIANTS: readonly { name: string; options: Partial<LabJob> }[] = [
  { name: "plain", options: {} },
  { name: "with ties reversed", options: { reverse: true } },
  { name: "with jitter and shuffled sets (seed 1)", options: { jitter: JITTER_SECONDS, shuffle: true, seed: 1 } },
  { name: "with jitter and shuffled sets (seed 2)", options: { jitter: JITTER_SECONDS, shuffle: true, seed: 2 } },
];

/** What the runs of one item showed. */
const verdictSchema = z.object({
  runCount: z.int(),
  /** Claims of other Python versions, which cannot be run here. */
  skipped: z.array(z.string()),
  faults: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string(), fix: z.string() })),
});
type Verdict = z.infer<typeof verdictSchema>;

const cacheSchema = z.record(z.string(), verdictSchema);

/**
 * Runs everything that the items claim, each program plain and under every variant. Verdicts are kept under the hash
 * of item and lab in `cacheFile`, so that only what changed is run again.
 */
export async function proveItems(items: readonly BankFile[], cacheFile: string, report: (line: string) => void) {
  const known = await readCache(cacheFile);
  const lab = await labHash();
  const kept: Record<string, Verdict> = {};
  const problems: Problem[] = [];
  let runCount = 0;
  let freshCount = 0;
  for (const [index, entry] of items.entries()) {
    const key = createHash("sha256").update(`${lab}:${entry.hash}`).digest("hex");
    const cached = known[key];
    const verdict = cached ?? (await proveItem(entry));
    kept[key] = verdict;
    runCount += verdict.runCount;
    if (!cached) freshCount += verdict.runCount;
    for (const { path: field, ...text } of verdict.faults) problems.push(problemAt(entry, field, text));
    const note = cached ? "unchanged" : `${verdict.runCount} runs`;
    if (!cached && verdict.runCount > 0) report(`[${index + 1}/${items.length}] ${entry.item.id}: ${note}`);
    for (const name of verdict.skipped)
      report(`${entry.item.id}: ${name} is not run: it needs another Python than ${LAB_PYTHON}`);
  }
  await writeCache(cacheFile, kept);
  return { runCount, freshCount, problems };
}

async function proveItem({ item }: BankFile): Promise<Verdict> {
  const verdict: Verdict = { runCount: 0, skipped: [], faults: [] };
  for (const proof of proofsOf(item)) {
    if (!canRun(proof)) {
      verdict.skipped.push(proof.name);
      continue;
    }
    const fault = await faultOf(proof);
    verdict.runCount += proof.jobs.length * VARIANTS.length;
    if (fault)
      verdict.faults.push({
        path: proof.path.map((part) => (typeof part === "number" ? part : String(part))),
        ...fault,
      });
  }
  return verdict;
}

async function faultOf(proof: Proof): Promise<{ message: string; fix: string } | null> {
  let plain: Trace[] | null = null;
  for (const { name, options } of VARIANTS) {
    const traces = await runPrograms(proof.jobs.map((job) => ({ ...job, ...options })));
    const complaints = proof.judge(traces);
    if (plain === null) {
      if (complaints.length > 0)
        return { message: `${proof.name}: ${complaints.join(" ")}`, fix: "correct the claim or the program" };
      plain = traces;
      continue;
    }
    const first = plain;
    const differs = proof.isSteady && traces.some((trace, index) => trace.stdout !== first[index]?.stdout);
    if (complaints.length > 0 || differs) {
      const told =
        complaints.length > 0
          ? complaints.join(" ")
          : `It prints ${JSON.stringify(traces.map(({ stdout }) => stdout).join(""))}.`;
      const fix = "give equal deadlines different times, and do not rely on the order of sets";
      return { message: `${proof.name}: depends on luck; ${name}: ${told}`, fix };
    }
  }
  return null;
}

function canRun({ python }: Proof): boolean {
  const here = minor(LAB_PYTHON);
  return minor(python.min) <= here && (python.max === undefined || minor(python.max) >= here);
}

function minor(version: string): number {
  return Number(version.split(".")[1]);
}

/** Changes whenever the lab or the rules of judging do. */
async function labHash(): Promise<string> {
  const root = path.resolve(import.meta.dirname, "..");
  const files = [
    ...["recorder", "waiting", "traced_task", "virtual_loop", "virtual_clock", "runner", "stand_ins"].map(
      (name) => `lab/${name}.py`,
    ),
    "lab/pyodide-worker.mjs",
    "domain/lab/expectation.ts",
    "domain/lab/code-test.ts",
    "domain/content/proof.ts",
    "scripts/content-runs.ts",
  ];
  const texts = await Promise.all(files.map((file) => readFile(path.join(root, file), "utf8")));
  return createHash("sha256").update(texts.join("\0")).digest("hex");
}

async function readCache(file: string): Promise<Record<string, Verdict>> {
  try {
    return cacheSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return {}; // absent, or written by another version: everything is run again
  }
}

async function writeCache(file: string, verdicts: Record<string, Verdict>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(verdicts));
  await rename(unfinished, file);
}
