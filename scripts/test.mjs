// `npm test`: everything a change must pass, cheap checks first. `--only=types,unit` picks steps.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

const root = path.resolve(import.meta.dirname, "..");
process.chdir(root);
mkdirSync(".data/reports", { recursive: true });
Object.assign(process.env, {
  APP_DATA_DIR: path.resolve(".data/test"),
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
});
delete process.env.DATABASE_URL; // the tests make and drop databases: never in one that somebody uses

const startedAt = performance.now();
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
/** What failed, by name and first words: said again at the end, where it is found. */
const failures = [];

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const bin = (name, file) => path.join("node_modules", name, file);
const vitest = [
  bin("vitest", "vitest.mjs"),
  "run",
  "--config",
  "tests/vitest.config.ts",
  "--reporter=default",
  "--reporter=json",
];

/** Runs one step; a step whose report counts tests adds them, any other counts as one test. */
async function step(name, args, { report, env = {} } = {}) {
  if (only && !only.includes(name)) return;
  const since = performance.now();
  console.log(`\n--- ${name}`);
  if (report) rmSync(report.file, { force: true });
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } });
  if (status !== 0) broken.push(name);
  if (report && existsSync(report.file)) report.count(JSON.parse(readFileSync(report.file, "utf8")));
  else total[status === 0 ? "passed" : "failed"] += 1;
  console.log(`--- ${name}: ${status === 0 ? "ok" : "FAILED"} (${seconds(since)})`);
}

const firstLines = (text = "") => stripVTControlCharacters(text).split("\n", 3).join(" ").trim();

const vitestReport = (file) => ({
  file,
  count({ numPassedTests, numFailedTests, numPendingTests, numTotalTests, testResults }) {
    for (const { name, message, assertionResults } of testResults) {
      const place = path.relative(root, name);
      if (message) failures.push(`${place}: ${firstLines(message)}`);
      for (const { status, fullName, failureMessages } of assertionResults) {
        if (status === "failed") failures.push(`${place} > ${fullName}: ${firstLines(failureMessages[0])}`);
      }
    }
    total.passed += numPassedTests;
    total.failed += numFailedTests || (numTotalTests === 0 ? 1 : 0);
    total.skipped += numPendingTests;
  },
});

const playwrightReport = (file) => ({
  file,
  count({ stats, suites }) {
    for (const { file: place, title, tests } of suites.flatMap(specsOf)) {
      for (const { status, results } of tests) {
        if (status !== "unexpected" && status !== "flaky") continue;
        const error = results.flatMap(({ errors }) => errors)[0]?.message;
        failures.push(`${place} > ${title}${status === "flaky" ? " (at its first try)" : ""}: ${firstLines(error)}`);
      }
    }
    total.passed += stats.expected + stats.flaky;
    total.failed += stats.unexpected;
    if (stats.flaky > 0) console.log(`${stats.flaky} passed only at the second try: a defect to mend`);
    total.skipped += stats.skipped;
  },
});

const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];

function suite(name) {
  const file = `.data/reports/${name}.json`;
  return step(name, [...vitest, `--project=${name}`, `--outputFile.json=${file}`], { report: vitestReport(file) });
}

await step("route types", [bin("next", "dist/bin/next"), "typegen"]);
await step("types", [bin("typescript", "bin/tsc"), "--noEmit"]);
await step("lint", [bin("oxlint", "bin/oxlint"), "--type-aware", "--deny-warnings"]);
await step("format", [bin("prettier", "bin/prettier.cjs"), "--check", "--log-level=warn", "."]);
await step("dead code", [bin("knip", "bin/knip.js")]);
await suite("unit");
await step("content", ["--import", "tsx", "scripts/content-check.ts"]);
await step("coverage", ["--import", "tsx", "scripts/content-coverage.ts", "--goals"]);
await suite("integration");
await step("build", ["-e", "import('./scripts/build.mjs').then(({ ensureBuild }) => ensureBuild())"]);
await step("faults", ["scripts/bench.mjs", "--only=faults", "--quick"]);
if (!only || only.includes("browser")) {
  try {
    const { findChromium } = await import("./chromium.mjs");
    const file = path.resolve(".data/reports/browser.json");
    const env = { CHROMIUM_PATH: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: file };
    const args = [
      bin("@playwright/test", "cli.js"),
      "test",
      "--config=tests/playwright.config.ts",
      "--reporter=list,json",
    ];
    await step("browser", args, { report: playwrightReport(file), env });
  } catch (error) {
    console.error(error.message);
    broken.push("browser");
    total.failed += 1;
  }
}

if (broken.length > 0) console.log(`\nFailed: ${broken.join(", ")}`);
for (const failure of failures) console.log(`- ${failure}`);
console.log(`Took ${seconds(startedAt)}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(broken.length > 0 || total.failed > 0 || total.passed === 0 ? 1 : 0);
