/**
 * Requests a second of the built app over HTTP by people with 500 cards and 10,000 reviews each, 8 and 32 at once, and,
 * with `--peer=FOLDER`, those of ts-fsrs-demo (https://github.com/ishiko732/ts-fsrs-demo, built there) in the same run:
 * the two take turns, so that what else the machine does meets both.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { openSession } from "#server/auth-sessions";
import { publishBank } from "#server/content";
import { db, disconnect } from "#server/db";
import { shippedBank } from "#tests/support/bank";
import { serveApp } from "#tests/support/served-app";
import { Browser } from "#tests/support/visits";
import { BENCH_URL, freshDatabase } from "./bench-database";
import { type Figure, report } from "./figures";
import { callRate, sendCall } from "./http-load";
import { servePeer } from "./peer";
import { PEOPLE, PERSON, seedLearners } from "./seeded-learners";

const ROUNDS = 3;
const SECONDS = 3;
const BATCH = 20;
/** A server that has just started still reads the handlers of its calls (decision 031). */
const STARTING_MS = 10_000;

/** What the peer was measured at before, on the same kind of machine; for a run without it. */
const REFERENCE = { reviews: { 8: 324, 32: 207 }, pages: 31 };

const resultsSchema = z.object({ results: z.array(z.object({ status: z.literal("recorded") })) });

const url = await freshDatabase("rates");
await publishBank(await shippedBank(), new Date());
const cards = await seedLearners(url);
const cookies: string[] = [];
for (let client = 0; client < PEOPLE; client++) {
  const browser = new Browser();
  browser.keep(await openSession(`person-${client}`, browser.headers));
  cookies.push(browser.headers.get("cookie") ?? "");
}

const turns = new Map<number, number>();
/** A rating of the next card of a person, all cards in turn. */
function nextRating(client: number) {
  const turn = turns.get(client) ?? 0;
  turns.set(client, turn + 1);
  return ratingOf(cards[turn % cards.length] ?? "", PERSON.seen + Math.floor(turn / cards.length));
}

function ratingOf(cardId: string, seen: number) {
  const what = { id: randomUUID(), cardId, rating: "good", seen, proposed: null, answerId: null };
  return { ...what, answeredAt: new Date().toISOString(), elapsedMs: 3000 };
}

function submit(client: number, reviews: unknown[]): Promise<string> {
  const headers = { cookie: cookies[client] ?? "", origin: BENCH_URL };
  return sendCall({ url: `${BENCH_URL}/api/reviews`, method: "POST", headers, body: { reviews } });
}

/** Sends so many ratings in one call. @throws {Error} when one of them was not recorded */
async function rate(client: number, count: number): Promise<void> {
  const reviews = Array.from({ length: count }, () => nextRating(client));
  resultsSchema.parse(JSON.parse(await submit(client, reviews)));
}

/** Eight submits of one rating at once: how often the card then counts it. */
async function countOfEightSubmits(): Promise<number> {
  const where = { userId_cardId: { userId: "person-0", cardId: cards.at(-1) ?? "" } };
  const before = await db.card.findUniqueOrThrow({ where });
  const reviews = [ratingOf(before.cardId, before.version)];
  await Promise.all(Array.from({ length: 8 }, () => submit(0, reviews)));
  return (await db.card.findUniqueOrThrow({ where })).version - before.version;
}

let pageBytes = 0;
async function page(client: number): Promise<void> {
  pageBytes = (await sendCall({ url: `${BENCH_URL}/review`, headers: { cookie: cookies[client] ?? "" } })).length;
}

const queue = (client: number) =>
  sendCall({ url: `${BENCH_URL}/api/queue`, headers: { cookie: cookies[client] ?? "" } });

type Call = (client: number) => Promise<unknown>;

/** Calls a second of each, by so many clients, over rounds in which they take turns. */
async function ratesOf(clients: number, calls: Record<string, Call | undefined>): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, call] of Object.entries(calls)) {
      if (call) sums[name] = (sums[name] ?? 0) + (await callRate({ clients, seconds: SECONDS }, call)) / ROUNDS;
    }
  }
  return sums;
}

const folder = process.argv.find((option) => option.startsWith("--peer="))?.slice("--peer=".length);
const peer = folder === undefined ? null : await servePeer(folder);
const source = peer ? "same run" : "reference, not run here";
const app = await serveApp(BENCH_URL, url);
await sleep(STARTING_MS);
const figures: Figure[] = [];

for (const clients of [8, 32] as const) {
  const rates = await ratesOf(clients, {
    ours: (client) => rate(client, 1),
    peer: peer?.review,
    batches: (client) => rate(client, BATCH),
  });
  const { ours = Number.NaN, peer: theirs = REFERENCE.reviews[clients], batches = Number.NaN } = rates;
  figures.push(
    { name: `reviews a second over HTTP, ${clients} clients`, value: ours, unit: "/s" },
    { name: `the same of ts-fsrs-demo, ${clients} clients`, value: theirs, unit: "/s", note: source },
    { name: `ratio to ts-fsrs-demo, ${clients} clients`, value: ours / theirs, unit: "x" },
    { name: `reviews a second in batches of ${BATCH}, ${clients} clients`, value: batches * BATCH, unit: "/s" },
    { name: `ratio to ts-fsrs-demo, which has no batches`, value: (batches * BATCH) / theirs, unit: "x" },
  );
}

let peerBytes = 292 * 1024;
const peerPage = peer && (async (client: number) => (peerBytes = await peer.page(client)));
const shown = await ratesOf(8, { page, peer: peerPage ?? undefined, queue });
const { page: pages = Number.NaN, peer: peerPages = REFERENCE.pages, queue: queues = Number.NaN } = shown;
const kb = (bytes: number) => `${Math.round(bytes / 1024)} KB each`;
figures.push(
  { name: "review pages a second, 8 clients", value: pages, unit: "/s", note: kb(pageBytes) },
  { name: "review pages a second of ts-fsrs-demo", value: peerPages, unit: "/s", note: `${kb(peerBytes)}; ${source}` },
  { name: "review pages, ratio to ts-fsrs-demo", value: pages / peerPages, unit: "x" },
  { name: "queues a second as JSON, 8 clients", value: queues, unit: "/s" },
  { name: "queues as JSON, ratio to pages of ts-fsrs-demo", value: queues / peerPages, unit: "x" },
);

const counted = await countOfEightSubmits();
figures.push({ name: "eight submits of one rating, counted", value: counted, unit: "" });
if (peer) {
  figures.push({
    name: "the same of ts-fsrs-demo, rows of its log",
    value: await peer.countOfEightSubmits(),
    unit: "",
  });
}
await app.stop();
await peer?.stop();
await disconnect();
report({ figures, isBroken: counted !== 1 });
