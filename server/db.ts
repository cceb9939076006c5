import { Pool } from "pg";
import type { z } from "zod";
import { env } from "./env";
import { PrismaClient } from "./generated/client";
import { isOutage, noteOutage, noteRecovery } from "./outage";
import { PrismaPgInTurn } from "./transaction-turns";

const shared = globalThis as typeof globalThis & { awaitedDatabase?: { pool: Pool; prisma: PrismaClient } };

/** Prisma's transaction client: what a function takes that may run inside a bigger transaction. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

function connect() {
  const url = new URL(env().DATABASE_URL);
  // adapter-pg reads and writes instants as UTC text: a session in another zone would shift them.
  url.searchParams.set("options", `${url.searchParams.get("options") ?? ""} -c timezone=UTC`.trim());
  const pool = new Pool({
    connectionString: url.href,
    max: 20,
    connectionTimeoutMillis: 3000,
    statement_timeout: 10_000,
    query_timeout: 12_000,
    idle_in_transaction_session_timeout: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  });
  // Without a listener the error of an idle connection ends the process.
  pool.on("error", noteOutage);
  const adapter = new PrismaPgInTurn(pool, { onPoolError: noteOutage });
  // A turn is waited for longer than a connection is: many at once are no fault, and an outage is heard of as one.
  const transactionOptions = { maxWait: 8000, timeout: 10_000 };
  return { pool, prisma: new PrismaClient({ adapter, transactionOptions }) };
}

function connected() {
  return (shared.awaitedDatabase ??= connect());
}

/** The database through Prisma, connected on first use. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, name) => Reflect.get(connected().prisma, name) as unknown,
});

/** One hand-written statement: its name (prepared once per connection), its text, and what a row looks like. */
export type Statement<Row extends z.ZodType> = { name: string; text: string; row: Row };

/** Runs one named statement outside Prisma: for the hot paths, where its overhead is most of the time. */
export async function run<Row extends z.ZodType>(
  { name, text, row }: Statement<Row>,
  values: readonly unknown[],
): Promise<z.output<Row>[]> {
  try {
    const { rows } = await connected().pool.query<Record<string, unknown>>({ name, text, values: [...values] });
    return rows.map((found) => row.parse(found));
  } catch (error) {
    if (isOutage(error)) noteOutage(error);
    throw error;
  }
}

/** What a function takes that runs statements on their own or inside a bigger transaction: `run`, or its like. */
export type Run = typeof run;

/** Runs named statements together or not at all: what `work` throws takes all of them back. */
export async function inTransaction<Result>(work: (run: Run) => Promise<Result>): Promise<Result> {
  const client = await connected().pool.connect();
  let isBroken = false;
  try {
    await client.query("BEGIN");
    const result = await work(async ({ name, text, row }, values) => {
      const { rows } = await client.query<Record<string, unknown>>({ name, text, values: [...values] });
      return rows.map((found) => row.parse(found));
    });
    await client.query("COMMIT");
    return result;
  } catch (error) {
    if (isOutage(error)) noteOutage(error);
    await client.query("ROLLBACK").catch(() => (isBroken = true)); // a connection that cannot go back is given up
    throw error;
  } finally {
    client.release(isBroken);
  }
}

/**
 * Whether Prisma refused a row because there is one with its key. Known by its code: pages and calls share one client,
 * whose errors are of the class of whichever made it.
 */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}

/** Whether the database answers now; remembered for `isKnownDown`. */
export async function pingDatabase(): Promise<boolean> {
  try {
    await connected().pool.query("SELECT 1");
    noteRecovery();
    return true;
  } catch (error) {
    noteOutage(error);
    return false;
  }
}

/** Ends all connections; for scripts and tests, which would otherwise not exit. */
export async function disconnect(): Promise<void> {
  const open = shared.awaitedDatabase;
  if (!open) return;
  delete shared.awaitedDatabase;
  await open.prisma.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}
