/**
 * The page of statistics of one person with 100,000 reviews of 5,000 cards, beside others in the same tables: each of
 * its statements, all of them at once as the page asks them, and the page itself from the built app.
 */
import { Client } from "pg";
import { forgettingCurve } from "#domain/scheduling/memory";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { openSession } from "#server/auth-sessions";
import { publishBank } from "#server/content";
import { disconnect } from "#server/db";
import { hardCards, sumCards, sumHours, sumReviews, sumScores } from "#server/statistics";
import { findStudy } from "#server/study";
import { shippedBank } from "#tests/support/bank";
import { serveApp } from "#tests/support/served-app";
import { Browser } from "#tests/support/visits";
import { BENCH_URL, freshDatabase } from "./bench-database";
import { type Figure, report, spread, timed } from "./figures";
import { sendCall } from "./http-load";
import { seedHistories, seedTypedAnswers } from "./seeded-histories";

const PERSON = { prefix: "person-", people: 1, cards: 5000, reviewsPerCard: 20 };
const OTHERS = { prefix: "other-", people: 20, cards: 500, reviewsPerCard: 20 };
const USER_ID = "person-0";
const TIMES = 15;

const url = await freshDatabase("statistics");
await publishBank(await shippedBank(), new Date());
const client = new Client({ connectionString: url, options: "-c timezone=UTC" });
await client.connect();
for (const people of [PERSON, OTHERS]) await seedHistories(client, people);
await seedTypedAnswers(client, USER_ID, 400);
await client.query("VACUUM ANALYZE");
await client.end();

const { day } = await findStudy(USER_ID, new Date());
const since = day - 365;
const curve = forgettingCurve(DEFAULT_SETTINGS.parameters.weights);
const statements: [name: string, work: () => Promise<unknown>][] = [
  ["sums of the log", () => sumReviews(USER_ID, day, since)],
  ["hours of the day", () => sumHours(USER_ID, since, "Europe/Berlin")],
  ["ranges of the cards", () => sumCards(USER_ID, day, curve)],
  ["scores by topic", () => sumScores(USER_ID)],
  ["hardest cards", () => hardCards(USER_ID)],
];

async function timesOf(work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const times: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) times.push(await timed(work));
  return times;
}

const figures: Figure[] = [];
for (const [name, work] of statements) figures.push(...spread(name, await timesOf(work)));
const all = () => Promise.all(statements.map(([, work]) => work()));
figures.push(...spread("all of them at once", await timesOf(all), "100,000 reviews of 5,000 cards"));

const browser = new Browser();
browser.keep(await openSession(USER_ID, browser.headers));
const app = await serveApp(BENCH_URL, url);
const headers = { cookie: browser.headers.get("cookie") ?? "" };
let bytes = 0;
const pages = await timesOf(async () => {
  bytes = (await sendCall({ url: `${BENCH_URL}/progress/statistics`, headers })).length;
});
await app.stop();
figures.push(...spread("the page", pages, `${Math.round(bytes / 1024)} KB, 100,000 reviews`));
await disconnect();
report({ figures });
