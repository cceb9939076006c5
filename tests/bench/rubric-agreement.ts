/**
 * Agreement of the engine with answers that people have labelled.
 *
 *     npx tsx tests/bench/rubric-agreement.ts <exemplars.jsonl> [--split=train|dev] [--show]
 *
 * Each line: `{ id, qid: "Q1".."Q5", kind, answer, met: criterion keys, misconceptions: keys }`. Odd ids are train, even
 * ones dev: rubrics are written with an eye on the former and measured on the latter. `--show` lists disagreements.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { gradeAnswer } from "#domain/rubric/engine";
import type { Grade } from "#domain/rubric/grade";
import { loadCoreRubrics, loadLexicon } from "#tests/support/rubric-files";

const exemplarSchema = z.object({
  id: z.string(),
  qid: z.string(),
  kind: z.string(),
  answer: z.string(),
  met: z.array(z.string()),
  misconceptions: z.array(z.string()),
});
type Exemplar = z.infer<typeof exemplarSchema>;

/** Kinds of answers that should earn next to nothing. */
const WORTHLESS = ["stuffed", "injection", "off-topic", "copied", "swapped"];

const [path, ...options] = process.argv.slice(2);
if (path === undefined) throw new Error("usage: rubric-agreement.ts <exemplars.jsonl> [--split=train|dev] [--show]");
const split = options.find((option) => option.startsWith("--split="))?.slice("--split=".length);
const isShown = options.includes("--show");

const lexicon = loadLexicon();
const rubrics = loadCoreRubrics();
const exemplars = readFileSync(path, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => exemplarSchema.parse(JSON.parse(line)))
  .filter(({ id }) => split === undefined || (/[13579]$/.test(id) ? "train" : "dev") === split);

type Counts = { both: number; onlyEngine: number; onlyPerson: number; neither: number };
const newCounts = (): Counts => ({ both: 0, onlyEngine: 0, onlyPerson: 0, neither: 0 });

function count(counts: Counts, byEngine: boolean, byPerson: boolean): void {
  if (byEngine && byPerson) counts.both += 1;
  else if (byEngine) counts.onlyEngine += 1;
  else if (byPerson) counts.onlyPerson += 1;
  else counts.neither += 1;
}

/** Agreement beyond chance, -1..1. */
function kappa({ both, onlyEngine, onlyPerson, neither }: Counts): number {
  const total = both + onlyEngine + onlyPerson + neither;
  const observed = (both + neither) / total;
  const engine = (both + onlyEngine) / total;
  const person = (both + onlyPerson) / total;
  const chance = engine * person + (1 - engine) * (1 - person);
  return (observed - chance) / (1 - chance);
}

const earned = newCounts();
const met = newCounts();
const misconceptions = newCounts();
const byQuestion = new Map<string, Counts>();
const byKind = new Map<string, Counts>();
const credit = new Map<string, { answers: number; credited: string[] }>();
const milliseconds: number[] = [];
const errors: number[] = [];

for (const core of rubrics.values()) gradeAnswer({ ...core, answer: "", lexicon }); // compiles each rubric once

for (const exemplar of exemplars) {
  const core = rubrics.get(exemplar.qid);
  if (!core) throw new Error(`no rubric for ${exemplar.qid}`);
  const startedAt = performance.now();
  const grade = gradeAnswer({ ...core, answer: exemplar.answer, lexicon });
  milliseconds.push(performance.now() - startedAt);
  tally(exemplar, grade);
  const truth = core.rubric.criteria.reduce(
    (sum, each) => sum + (exemplar.met.includes(each.key) ? each.points : 0),
    0,
  );
  const lost = core.rubric.misconceptions.reduce(
    (sum, each) => sum + (exemplar.misconceptions.includes(each.key) ? each.deduct : 0),
    0,
  );
  errors.push(Math.abs(grade.points - Math.max(0, truth - lost)) / grade.maxPoints);
}

function tally(exemplar: Exemplar, grade: Grade): void {
  const wrong: string[] = [];
  for (const { key, points, verdict, quotes, decidedBy } of grade.criteria) {
    const isMet = exemplar.met.includes(key);
    count(earned, points > 0, isMet);
    count(met, verdict === "met", isMet);
    for (const [groups, name] of [
      [byQuestion, exemplar.qid],
      [byKind, exemplar.kind],
    ] as const) {
      const counts = groups.get(name) ?? newCounts();
      groups.set(name, counts);
      count(counts, points > 0, isMet);
    }
    if (points > 0 !== isMet)
      wrong.push(
        `  ${isMet ? "MISSED" : "FALSE "} ${key} (${verdict}) ${decidedBy ?? ""} ${quotes.map(({ text }) => `"${text}"`).join(" ")}`,
      );
  }
  const asserted = grade.misconceptions.map(({ key }) => key);
  const core = rubrics.get(exemplar.qid);
  for (const { key } of core?.rubric.misconceptions ?? []) {
    const isHeld = exemplar.misconceptions.includes(key);
    count(misconceptions, asserted.includes(key), isHeld);
    const quotes = grade.misconceptions.find((each) => each.key === key)?.quotes ?? [];
    if (asserted.includes(key) !== isHeld)
      wrong.push(
        `  ${isHeld ? "MISSED" : "FALSE "} misconception ${key} ${quotes.map(({ text }) => `"${text}"`).join(" ")}`,
      );
  }
  if (WORTHLESS.includes(exemplar.kind)) {
    const entry = credit.get(exemplar.kind) ?? { answers: 0, credited: [] };
    credit.set(exemplar.kind, entry);
    entry.answers += 1;
    if (grade.criteria.some(({ key, points }) => points > 0 && !exemplar.met.includes(key)))
      entry.credited.push(exemplar.id);
  }
  if (isShown && wrong.length > 0) {
    console.log(`${exemplar.id} [${exemplar.kind}] ${exemplar.answer} ${grade.flags.join(" ")}\n${wrong.join("\n")}\n`);
  }
}

const show = (counts: Counts): string => `${kappa(counts).toFixed(3)}  ${JSON.stringify(counts)}`;
const sorted = milliseconds.toSorted((one, other) => one - other);
console.log(`answers             ${exemplars.length}`);
console.log(`kappa, earned       ${show(earned)}`);
console.log(`kappa, fully met    ${show(met)}`);
for (const [name, counts] of [...byQuestion, ...byKind]) console.log(`  ${name.padEnd(18)}${show(counts)}`);
const { both, onlyEngine, onlyPerson } = misconceptions;
console.log(
  `misconceptions      precision ${(both / (both + onlyEngine)).toFixed(2)} recall ${(both / (both + onlyPerson)).toFixed(2)} ${JSON.stringify(misconceptions)}`,
);
for (const [kind, { answers, credited }] of credit)
  console.log(`false credit        ${kind}: ${credited.length} of ${answers} ${credited.join(" ")}`);
console.log(
  `mean absolute error ${(errors.reduce((sum, each) => sum + each, 0) / errors.length).toFixed(3)} of the maximum`,
);
console.log(`p95                 ${(sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(1)} ms`);
