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
import { freshDatabase } from "./bench-database";
import { type Figure, percentile, report, spread, timed } from "./figures";
import { seedHistories, seedManyHistories } from "./seeded-histories";
import { sentQueries } from "./sent-queries";

const PERSON = { prefix: "person-", people: 1, cards: 20_000, reviewsPerCard: 25 };
const isLarge = process.argv.includes("--large");
const OTHERS = { prefix: "other-", people: isLarge ? 20_000 : 800, cards: 25, reviewsPerCard: 20 };
const USER_ID = "person-0";
const [WARM_UP, TIMES] = [10, 100];

const url = await freshDatabase("queue_size");
const client = new Client({ connectionString: url, options: "-c timezone=UTC" });
await client.connect();

async function queueTimes(): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < WARM_UP + TIMES; turn++) {
    const time = await timed(() => openToday(USER_ID, { limit: 10 }, new Date()));
    if (turn >= WARM_UP) times.push(time);
  }
  return times;
}

/** Tables that a query of the queue reads whole, by PostgreSQL's own account. */
async function scannedTables(): Promise<{ scanned: string[]; indexes: string[] }> {
  const sent = await sentQueries(() => openToday(USER_ID, { limit: 10 }, new Date()));
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

async function countOf(table: "review" | "card"): Promise<string> {
  const { rows } = await client.query<{ n: string }>(`SELECT count(*)::text AS n FROM ${table}`);
  return Number(rows[0]?.n ?? 0).toLocaleString("en");
}

await seedHistories(client, PERSON);
await client.query("VACUUM ANALYZE");
const alone = await queueTimes();
const seeding = await timed(() => seedManyHistories(client, OTHERS));
await client.query("VACUUM ANALYZE");
const beside = await queueTimes();
const { scanned, indexes } = await scannedTables();
const rows = `${await countOf("review")} reviews and ${await countOf("card")} cards in the tables`;
// `study` and `item` may be small enough to be read whole; what grows with people or time may not.
const grown = scanned.filter((table) => ["card", "review"].includes(table));
const figures: Figure[] = [
  ...spread("today's queue, alone", alone, "20,000 cards, 500,000 reviews"),
  ...spread("today's queue, beside others", beside, rows),
  {
    name: "today's queue, others to alone",
    value: percentile(beside, 0.5) / percentile(alone, 0.5),
    unit: "x",
    note: "medians; 1.3 at most",
  },
  { name: "the same, p95", value: percentile(beside, 0.95) / percentile(alone, 0.95), unit: "x" },
  { name: "tables of cards or reviews read whole", value: grown.length, unit: "", note: indexes.join(", ") },
  { name: "making the others", value: seeding / 1000, unit: "s" },
];
await client.end();
await disconnect();
report({ figures, isBroken: grown.length > 0 });
