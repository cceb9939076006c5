/**
 * Nothing is lost when processes die. Clients post ratings and answers, each until it is acknowledged and now and then
 * twice, while the app and PostgreSQL are killed and started again. Afterwards every acknowledged id is there once, and
 * every card is what its log folds to. `--quick` is the short form that `npm test` runs.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { publishBank } from "#server/content";
import { db, disconnect } from "#server/db";
import { bankOf, GATHER, shippedBank } from "#tests/support/bank";
import { findInconsistentCards } from "#tests/support/cards";
import { itemOf } from "../unit/content/authored-items";
import { BENCH_URL, freshDatabase } from "./bench-database";
import { newBenchLearner } from "./bench-learner";
import { type Figure, percentile, report } from "./figures";
import { KillableApp } from "./killable-app";
import { killDatabase, restartDatabase } from "./killed-database";
import { StubbornClient, Witness } from "./stubborn-client";

const isQuick = process.argv.includes("--quick");
const PLAN = isQuick
  ? { appKills: 3, databaseKills: 1, loadMs: 1200, outageMs: 1500 }
  : { appKills: 20, databaseKills: 5, loadMs: 1800, outageMs: 2000 };
const PEOPLE = 4;
const CLIENTS_EACH = 2;
const CARDS_EACH = 20;

const url = await freshDatabase("faults");
const shipped = await shippedBank();
const ids = Array.from({ length: CLIENTS_EACH * CARDS_EACH }, (_, index) => `tasks.card-${index + 1}`);
const flashcards = bankOf(ids.map((id) => itemOf("flashcard", { id }))).items;
await publishBank({ ...shipped, items: [...shipped.items, ...flashcards] }, new Date());
const learners = await Promise.all(Array.from({ length: PEOPLE + 1 }, () => newBenchLearner(ids)));
await disconnect(); // its connections would die with the server, unasked

const app = new KillableApp(BENCH_URL);
const witness = new Witness();
const restartMs: number[] = [];
const recoveryMs: number[] = [];
/** What the app said while PostgreSQL was away, where it should have said something else. */
const wrongWords: string[] = [];
let isOver = false;

async function restartApp(): Promise<void> {
  await app.kill();
  app.start();
  restartMs.push(await app.waitFor("/api/ready", 200));
}

async function expectStatus(route: string, status: number): Promise<void> {
  const found = await app.statusOf(route);
  if (found !== status) wrongWords.push(`${route} answered ${found} instead of ${status}`);
}

/** @param isAppNew whether the app, too, is started while there is no database */
async function restartAll({ isAppNew }: { isAppNew: boolean }): Promise<void> {
  await killDatabase();
  await sleep(PLAN.outageMs);
  if (isAppNew) {
    await app.kill();
    app.start();
    await app.waitFor("/api/health", 200);
  }
  await expectStatus("/api/health", 200);
  await expectStatus("/api/ready", 503);
  await expectStatus("/review", 503);
  if ((await restartDatabase()) !== baseUrl()) throw new Error("PostgreSQL came back under another address");
  recoveryMs.push(await app.waitFor("/api/ready", 200));
}

function baseUrl(): string {
  return Object.assign(new URL(url), { pathname: "/app" }).href;
}

app.start();
await app.waitFor("/api/ready", 200);
const startedAt = performance.now();
const clients = learners.slice(0, PEOPLE).flatMap((learner) =>
  Array.from({ length: CLIENTS_EACH }, (_, place) => {
    const cards = ids.slice(place * CARDS_EACH, (place + 1) * CARDS_EACH);
    return new StubbornClient(BENCH_URL, learner, witness).rate(cards, () => isOver);
  }),
);
const [writer] = learners.slice(PEOPLE);
if (writer) {
  const text = "create_task schedules a coroutine and returns a task at once; gather waits for several.";
  clients.push(new StubbornClient(BENCH_URL, writer, witness).answer(GATHER, text, () => isOver));
}

const appKillsPerRound = Math.ceil(PLAN.appKills / PLAN.databaseKills);
for (let kill = 1; kill <= PLAN.appKills; kill++) {
  await sleep(PLAN.loadMs * (0.5 + Math.random()));
  await restartApp();
  if (kill % appKillsPerRound !== 0 && kill !== PLAN.appKills) continue;
  await sleep(PLAN.loadMs);
  await restartAll({ isAppNew: kill === PLAN.appKills });
}
await sleep(PLAN.loadMs);
isOver = true;
await Promise.all(clients);
const seconds = (performance.now() - startedAt) / 1000;
await app.kill("SIGTERM");

const kept = new Set((await db.review.findMany({ select: { id: true } })).map(({ id }) => id));
const answers = await db.answer.findMany({ select: { id: true, gradingRuns: { select: { criteria: true } } } });
const keptAnswers = new Set(answers.map(({ id }) => id));
const halfGraded = answers.filter(({ gradingRuns: [run, ...more] }) => more.length > 0 || !run?.criteria.length);
const lost =
  [...witness.reviews.keys()].filter((id) => !kept.has(id)).length +
  [...witness.answers].filter((id) => !keptAnswers.has(id)).length;
// Every id was acknowledged in the end, so whatever else is there was counted twice.
const doubled =
  [...kept].filter((id) => !witness.reviews.has(id)).length +
  [...keptAnswers].filter((id) => !witness.answers.has(id)).length +
  witness.contradictions;
const inconsistent = (await findInconsistentCards()).length + witness.refusals.length + halfGraded.length;
await disconnect();

const acknowledged = witness.reviews.size + witness.answers.size;
console.error(`faults: lost ${lost}, doubled ${doubled}, inconsistent ${inconsistent}`);
const odd = [...witness.refusals, ...witness.oddities, ...wrongWords];
for (const words of odd.slice(0, 10)) console.error(`faults: unexpected: ${words}`);
const figures: Figure[] = [
  { name: "lost", value: lost, unit: "", note: `of ${acknowledged} acknowledged in ${seconds.toFixed(0)} s` },
  { name: "doubled", value: doubled, unit: "", note: "5 % were sent twice" },
  { name: "inconsistent", value: inconsistent, unit: "", note: "cards that are not what their log folds to" },
  { name: "kills of the app", value: PLAN.appKills, unit: "", note: `${witness.broken} calls had no answer` },
  { name: "kills of PostgreSQL", value: PLAN.databaseKills, unit: "" },
  { name: "the app ended by itself", value: app.ownExits, unit: "" },
  { name: "503 with Retry-After", value: witness.outages, unit: "", note: "while PostgreSQL was away" },
  { name: "unexpected answers", value: odd.length, unit: "" },
  { name: "ready again after a kill of the app, longest", value: percentile(restartMs, 1), unit: "ms" },
  { name: "ready again after PostgreSQL's start, longest", value: percentile(recoveryMs, 1), unit: "ms" },
];
report({ figures, isBroken: lost + doubled + inconsistent + app.ownExits > 0 });
