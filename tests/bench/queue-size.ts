/**
 * Today's queue of one person with 20,000 cards and 500,000 reviews, alone in the tables and then beside many others:
 * how long it takes, whether the number of others matters, and which indexes PostgreSQL says it uses.
 *
 * By itself the others have 400,000 reviews, for a machine with little time. `--large` gives 20,000 others 500 reviews
 * each, ten million together: minutes, and about 5 GB of disk.
 */
import { Client } from "pg";
import { disconnect } from "#server/db";
import { openToday } from "#server/queue";
import { makeDatabase } from "#tests/support/served-app";
import { freshDatabase } from "./bench-database";
import { type Figure, percentile, report, spread, timed } from "./figures";
import { seedHistories, seedManyHistories } from "./seeded-histories";
import { sendPlainly, type SentQuery, sentQueries } from "./sent-queries";

const PERSON = { prefix: "person-", people: 1, cards: 20_000, reviewsPerCard: 25 };
const isLarge = process.argv.includes("--large");
const OTHERS = { prefix: "other-", people: isLarge ? 20_000 : 800, cards: 25, reviewsPerCard: 20 };
const USER_ID = "person-0";
const [WARM_UP, TIMES] = [10, 100];

const alone = await freshDatabase("queue_alone");
await seed(alone, (client) => seedHistories(client, PERSON));
const beside = await makeDatabase(alone, "bench_queue_beside", "bench_queue_alone");
process.env["DATABASE_URL"] = beside;
const seconds = (await timed(() => seed(beside, (client) => seedManyHistories(client, OTHERS)))) / 1000;

/** Fills a database on a connection of its own, and leaves it as a database is that has been in use for long. */
async function seed(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = await connect(url);
  await work(client);
  await client.query("VACUUM ANALYZE");
  await client.end();
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, options: "-c timezone=UTC" });
  await client.connect();
  return client;
}

const openQueue = () => openToday(USER_ID, { limit: 10 }, new Date());

/** Tables that a query of the queue reads whole, by PostgreSQL's own account. */
async function scannedTables(
  client: Client,
  sent: readonly SentQuery[],
): Promise<{ scanned: string[]; indexes: string[] }> {
  const scanned = new Set<string>();
  const indexes = new Set<string>();
  for (const { config } of sent) {
    if (typeof config !== "object" || config === null || !("text" in config) || !("values" in config)) continue;
    const { text, values } = config;
    if (typeof text !== "string" || !Array.isArray(values)) continue;
    const { rows } = await client.query<{ "QUERY PLAN": unknown }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
    for (const node of nodesOf(rows[0]?.["QUERY PLAN"])) {
      if (node["Node Type"] === "Seq Scan") scanned.add(String(node["Relation Name"]));
      if (typeof node["Index Name"] === "string") indexes.add(node["Index Name"]);
    }
  }
  return { scanned: [...scanned], indexes: [...indexes] };
}

function* nodesOf(plan: unknown): Generator<Record<string, unknown>> {
  if (typeof plan !== "object" || plan === null) return;
  if (!Array.isArray(plan) && "Node Type" in plan) yield { ...plan };
  for (const inner of Object.values(plan)) yield* nodesOf(inner);
}

async function countOf(client: Client, table: "review" | "card"): Promise<string> {
  const { rows } = await client.query<{ n: string }>(`SELECT count(*)::text AS n FROM ${table}`);
  return Number(rows[0]?.n ?? 0).toLocaleString("en");
}

const [clientAlone, clientBeside] = [await connect(alone), await connect(beside)];
const sent = await sentQueries(openQueue);
const times = { whole: [] as number[], alone: [] as number[], beside: [] as number[] };
// In turn, so that all three see the same machine.
for (let turn = 0; turn < WARM_UP + TIMES; turn++) {
  const whole = await timed(openQueue);
  const first = await timed(() => sendPlainly(clientAlone, sent));
  const second = await timed(() => sendPlainly(clientBeside, sent));
  if (turn < WARM_UP) continue;
  times.whole.push(whole);
  times.alone.push(first);
  times.beside.push(second);
}
const { scanned, indexes } = await scannedTables(clientBeside, sent);
const rows = `${await countOf(clientBeside, "review")} reviews and ${await countOf(clientBeside, "card")} cards in the tables`;
// `study` and `item` may be small enough to be read whole; what grows with people or time may not.
const grown = scanned.filter((table) => ["card", "review"].includes(table));
const ratioOf = (share: number) => percentile(times.beside, share) / percentile(times.alone, share);
const figures: Figure[] = [
  ...spread("open today's queue, 20,000 cards, 500,000 reviews", times.whole, rows),
  ...spread("its queries, the person alone", times.alone),
  ...spread("its queries, beside others", times.beside, rows),
  { name: "beside others to alone, medians", value: ratioOf(0.5), unit: "x", note: "1.3 at most" },
  { name: "beside others to alone, p95", value: ratioOf(0.95), unit: "x" },
  { name: "tables of cards or reviews read whole", value: grown.length, unit: "", note: indexes.join(", ") },
  { name: "making the others", value: seconds, unit: "s" },
];
await clientAlone.end();
await clientBeside.end();
await disconnect();
report({ figures, isBroken: grown.length > 0 });
