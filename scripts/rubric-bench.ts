// `npm run rubric:bench`: how far the engine agrees with the labelled answers in content/exemplars, by the rubrics that
// the content files have at this moment. content/exemplars/README.md says what the figures mean.
//   --show ITEM      that item alone, with its disagreements      --disagreements  those of all items
//   --unmatched      clauses that earned nothing, clustered       --dev            list those of dev, instead of train
//   --save           keep the figures for the next comparison     --json           the figures for machines
//   --exemplars DIR  labelled answers kept elsewhere
// and of what the engine is made, each by itself and of both splits together:
//   --robustness     changes of words, of meaning, and noise  --ablation       the engine without each of its parts
//   --cost           time, sameness of results, size
import path from "node:path";
import { parseArgs } from "node:util";
import { ENGINE_VERSION } from "#domain/rubric/engine";
import { ablateConcepts, ablateMechanisms, type Labelled } from "./rubric-ablation";
import { measureCost } from "./rubric-cost";
import { readExemplars, SPLITS } from "./rubric-exemplars";
import { type BySplit, readLastRun, type Run, saveRun } from "./rubric-last-run";
import { gradeExemplars, measure, type Outcome, unknownKeys } from "./rubric-measures";
import { clustersText, disagreementsText, headingText, tableText } from "./rubric-report";
import { tryRobustness } from "./rubric-robustness";
import { readSecondMarks, secondMarksText } from "./rubric-second-marks";
import { faultOf, problemOf, readRubrics } from "./rubric-sources";
import { ablationText, costText, robustnessText } from "./rubric-trials-report";
import { clusterUnmatched } from "./rubric-unmatched";

const content = path.resolve(import.meta.dirname, "../content");
const lastRunFile = path.join(content, "exemplars/last-run.json");

const { values: options } = parseArgs({
  options: {
    show: { type: "string" },
    disagreements: { type: "boolean", default: false },
    unmatched: { type: "boolean", default: false },
    dev: { type: "boolean", default: false },
    save: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    exemplars: { type: "string" },
    robustness: { type: "boolean", default: false },
    ablation: { type: "boolean", default: false },
    cost: { type: "boolean", default: false },
  },
});
const isPart = options.show !== undefined || options.exemplars !== undefined;

function print(text: string): void {
  process.stdout.write(text);
}

function bySplit(outcomes: readonly Outcome[]): BySplit {
  const own = (split: string): Outcome[] => outcomes.filter(({ exemplar }) => exemplar.split === split);
  return { train: measure(own("train")), dev: measure(own("dev")) };
}

const sources = await readRubrics(content);
const { lexicon, rubrics } = sources;
const { files, notes } = await readExemplars(options.exemplars ?? path.join(content, "exemplars"));
const skipped: string[] = [];
const labelled: Labelled[] = [];
const outcomes: Outcome[] = [];
for (const { itemId, exemplars } of files) {
  if (options.show !== undefined && options.show !== itemId) continue;
  const asked = rubrics.get(itemId);
  if (!asked) {
    const problem = problemOf(itemId, sources);
    if (problem !== null) notes.push(`${itemId}: ${problem}`);
    skipped.push(itemId);
    continue;
  }
  const fault = faultOf(asked, lexicon);
  if (fault !== null) notes.push(`${itemId}: the rubric has a fault: ${fault}`);
  const strays = [...unknownKeys(exemplars, asked.rubric)].map(([key, times]) => `${key} (${times})`);
  if (strays.length > 0) notes.push(`${itemId}: labels name what the rubric does not have: ${strays.join(", ")}`);
  labelled.push({ itemId, asked, exemplars });
  outcomes.push(...gradeExemplars(itemId, exemplars, { ...asked, lexicon }));
}

const itemIds = [...new Set(outcomes.map(({ itemId }) => itemId))];
const run: Run = {
  engineVersion: ENGINE_VERSION,
  lexiconVersion: lexicon.version,
  total: bySplit(outcomes),
  items: Object.fromEntries(
    itemIds.map((itemId) => [itemId, bySplit(outcomes.filter((outcome) => outcome.itemId === itemId))]),
  ),
};

if (options.json) print(`${JSON.stringify({ ...run, skipped, notes }, null, 2)}\n`);
else {
  const last = options.exemplars === undefined ? await readLastRun(lastRunFile) : null;
  print(tableText(run, last));
  print(`\n${secondMarksText(outcomes, await readSecondMarks(path.join(content, "exemplars/second-marks")))}`);
  const split = options.dev ? "dev" : "train";
  const listed = outcomes.filter(({ exemplar }) => exemplar.split === split);
  if (options.disagreements || options.show !== undefined) {
    print(headingText("Disagreements", split) + disagreementsText(listed));
  }
  if (options.unmatched) {
    print(headingText("Clauses that earned nothing", split) + clustersText(clusterUnmatched(listed, lexicon.stem)));
  } else {
    const counts = SPLITS.map((each) => {
      const own = outcomes.filter(({ exemplar }) => exemplar.split === each);
      const clusters = clusterUnmatched(own, lexicon.stem);
      return `${clusters.reduce((sum, { clauses }) => sum + clauses.length, 0)} in ${clusters.length} clusters of ${each}`;
    });
    print(`\nclauses that earned nothing where a person found more: ${counts.join(", ")}\n`);
  }
  if (skipped.length > 0) print(`\nwithout a rubric yet: ${skipped.join(" ")}\n`);
  if (notes.length > 0) print(`\n${notes.join("\n")}\n`);
  if (options.robustness) print(`\n${robustnessText(tryRobustness(labelled, lexicon))}`);
  if (options.ablation) {
    const measured = labelled.map((each) => ({
      ...each,
      exemplars: each.exemplars.filter((own) => own.split === "dev"),
    }));
    print(`\n${ablationText("Mechanisms, dev", ablateMechanisms(measured, lexicon))}`);
    print(`\n${ablationText("Concepts, dev", ablateConcepts(measured, lexicon))}`);
  }
  if (options.cost) print(`\n${costText(measureCost(labelled, lexicon))}`);
}

if (options.save && isPart) {
  process.stderr.write("Not saved: the last run is kept of all items and of content/exemplars alone.\n");
  process.exitCode = 1;
} else if (options.save) await saveRun(lastRunFile, run);
if (options.show !== undefined && !files.some(({ itemId }) => itemId === options.show)) {
  process.stderr.write(`There are no labelled answers to ${options.show}.\n`);
  process.exitCode = 1;
}
