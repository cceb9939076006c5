// `npm run bench`: measures the product on databases of its own in .data/bench, and prints a table.
//   --only=faults,rates   some measures          --json          the figures for machines
//   --large               queue-size: beside ten million reviews, which takes minutes and 5 GB
//   --quick               faults: the short form --peer=FOLDER   rates: ts-fsrs-demo, built there, in the same run
// Fails only when something was lost, doubled or inconsistent, or the app ended by itself: times are for reading.
import { spawn } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";

const root = path.resolve(import.meta.dirname, "..");
process.chdir(root);
process.env.APP_DATA_DIR = path.join(root, ".data/bench"); // before database.mjs reads it
delete process.env.DATABASE_URL; // databases are made and dropped: never where somebody keeps theirs

const MEASURES = [
  "server-time",
  "statistics",
  "queue-size",
  "review-rates",
  "rates",
  "page-weight",
  "next-card",
  "search",
  "start-time",
  "optimiser",
  "live-view",
  "kit-pdf",
  "sets-scale",
  "takers",
  "faults",
];

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    large: { type: "boolean", default: false },
    peer: { type: "string" },
  },
});
const chosen = values.only?.split(",") ?? MEASURES;
const unknown = chosen.filter((name) => !MEASURES.includes(name));
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(", ")}; choose from ${MEASURES.join(", ")}.`);
  process.exit(2);
}
const passedOn = [
  ...(values.quick ? ["--quick"] : []),
  ...(values.large ? ["--large"] : []),
  ...(values.peer ? [`--peer=${path.resolve(values.peer)}`] : []),
];

/** Runs one measure in a process of its own. @returns what it reported, or why it could not */
function measure(name) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", `tests/bench/${name}.ts`, ...passedOn], {
      // Standard output is for the table alone.
      stdio: ["ignore", process.stderr, "inherit", "ipc"],
      env: { ...process.env, NODE_ENV: "test" },
    });
    let measured;
    child.once("message", (message) => {
      measured = message;
    });
    child.once("exit", (code) => resolve(measured ?? { figures: [], isBroken: true, failure: `ended with ${code}` }));
  });
}

function shown({ value, unit }) {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`.trim();
}

function printTable(results) {
  const width = Math.max(0, ...results.flatMap(({ figures }) => figures.map(({ name }) => name.length)));
  for (const { name: title, figures, skipped = [], failure } of results) {
    console.log(`\n${title}`);
    for (const figure of figures) {
      const note = figure.note ? `   ${figure.note}` : "";
      console.log(`  ${figure.name.padEnd(width)}  ${shown(figure).padStart(10)}${note}`);
    }
    for (const words of skipped) console.log(`  not measured: ${words}`);
    if (failure) console.log(`  FAILED: the measure ${failure}; its words are above`);
  }
}

const { ensureBuild } = await import("./build.mjs");
const { ensureDatabase, stopDatabase } = await import("./database.mjs");
const results = [];
try {
  ensureBuild((words) => console.error(words));
  await ensureDatabase();
  for (const name of chosen) results.push({ name, ...(await measure(name)) });
} finally {
  await stopDatabase();
}
if (values.json) console.log(JSON.stringify(results, null, 2));
else printTable(results);
process.exit(results.some(({ isBroken }) => isBroken) ? 1 : 0);
