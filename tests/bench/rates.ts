/**
 * Requests a second of the built app over HTTP, eight people at once with 500 cards and 10,000 reviews each, and, with
 * `--peer=FOLDER`, those of ts-fsrs-demo (https://github.com/ishiko732/ts-fsrs-demo, built there) in the same run.
 */
import { randomUUID } from "node:crypto";
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
import { measurePeer, type PeerRates } from "./peer";
import { PERSON, seedLearners } from "./seeded-learners";

const LOAD = { clients: 8, seconds: 6 };

/** What the peer was measured at before, on the same kind of machine; for a run without it. */
const REFERENCE: PeerRates = { reviews: 324, pages: 31, pageKb: 292 };

const resultsSchema = z.object({ results: z.array(z.object({ status: z.literal("recorded") })) });

const url = await freshDatabase("rates");
await publishBank(await shippedBank(), new Date());
const cards = await seedLearners(url);
const cookies: string[] = [];
for (let client = 0; client < LOAD.clients; client++) {
  const browser = new Browser();
  browser.keep(await openSession(`person-${client}`, browser.headers));
  cookies.push(browser.headers.get("cookie") ?? "");
}

/** Rates the cards of each person in turn, one a request. */
async function rateCard(client: number, turn: number): Promise<void> {
  const seen = PERSON.seen + Math.floor(turn / cards.length);
  const what = { id: randomUUID(), cardId: cards[turn % cards.length], rating: "good", seen, proposed: null };
  const review = { ...what, answerId: null, answeredAt: new Date().toISOString(), elapsedMs: 3000 };
  const headers = { cookie: cookies[client] ?? "", origin: BENCH_URL };
  const words = await sendCall({
    url: `${BENCH_URL}/api/reviews`,
    method: "POST",
    headers,
    body: { reviews: [review] },
  });
  resultsSchema.parse(JSON.parse(words));
}

/** Eight submits of one rating at once: how often the card then counts it. */
async function countOfEightSubmits(): Promise<number> {
  const cardId = cards.at(-1) ?? "";
  const before = await db.card.findFirstOrThrow({ where: { userId: "person-0", cardId } });
  const what = { id: randomUUID(), cardId, rating: "good", seen: before.version, proposed: null, answerId: null };
  const body = { reviews: [{ ...what, answeredAt: new Date().toISOString(), elapsedMs: 3000 }] };
  const headers = { cookie: cookies[0] ?? "", origin: BENCH_URL };
  const submit = () => sendCall({ url: `${BENCH_URL}/api/reviews`, method: "POST", headers, body });
  await Promise.all(Array.from({ length: 8 }, submit));
  const after = await db.card.findFirstOrThrow({ where: { userId: "person-0", cardId } });
  return after.version - before.version;
}

const app = await serveApp(BENCH_URL, url);
let pageBytes = 0;
const pages = await callRate(LOAD, async (client) => {
  const page = await sendCall({ url: `${BENCH_URL}/review`, headers: { cookie: cookies[client] ?? "" } });
  pageBytes = page.length;
});
const queues = await callRate(LOAD, (client) =>
  sendCall({ url: `${BENCH_URL}/api/queue`, headers: { cookie: cookies[client] ?? "" } }),
);
const reviews = await callRate(LOAD, rateCard);
const counted = await countOfEightSubmits();
await app.stop();

const folder = process.argv.find((option) => option.startsWith("--peer="))?.slice("--peer=".length);
const peer = folder === undefined ? REFERENCE : await measurePeer(folder, LOAD);
await disconnect();
const source = folder === undefined ? "reference, not run here" : "same run";
const figures: Figure[] = [
  { name: "reviews a second over HTTP, 8 clients", value: reviews, unit: "/s" },
  { name: "reviews a second of ts-fsrs-demo", value: peer.reviews, unit: "/s", note: source },
  { name: "reviews a second, ratio to ts-fsrs-demo", value: reviews / peer.reviews, unit: "x" },
  {
    name: "review pages a second, 8 clients",
    value: pages,
    unit: "/s",
    note: `${Math.round(pageBytes / 1024)} KB each`,
  },
  {
    name: "review pages a second of ts-fsrs-demo",
    value: peer.pages,
    unit: "/s",
    note: `${peer.pageKb} KB each; ${source}`,
  },
  { name: "review pages a second, ratio to ts-fsrs-demo", value: pages / peer.pages, unit: "x" },
  { name: "queues a second as JSON, 8 clients", value: queues, unit: "/s" },
  { name: "eight submits of one rating, counted", value: counted, unit: "" },
];
if (peer.countedOfEight !== undefined) {
  figures.push({ name: "the same of ts-fsrs-demo, rows of its log", value: peer.countedOfEight, unit: "" });
}
report({ figures, isBroken: counted !== 1 });
