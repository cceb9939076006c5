import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { expect, test } from "vitest";
import { z } from "zod";
import { db, pingDatabase, run } from "#server/db";
import { isKnownDown, isOutage } from "#server/outage";
import { useDatabase } from "#tests/support/database";

const database = useDatabase();

/** Ends the connections on which something sleeps, as PostgreSQL does when it is stopped. */
async function endSleepers(): Promise<void> {
  const client = new Client({ connectionString: database.url() });
  await client.connect();
  const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()`;
  while ((await client.query(sql)).rowCount === 0) await sleep(20);
  await client.end();
}

const SLEEP = { name: "sleep", text: "SELECT 1 AS one FROM pg_sleep(20)", row: z.object({ one: z.int() }) };

test.each<[string, () => Promise<unknown>]>([
  ["a statement by hand", () => run(SLEEP, [])],
  ["a query of Prisma", () => db.$queryRaw`SELECT 1 AS one FROM pg_sleep(20)`],
  [
    "a transaction of Prisma",
    () => db.$transaction([db.user.deleteMany(), db.$queryRaw`SELECT 1 AS one FROM pg_sleep(20)`]),
  ],
])("%s whose connection is ended is an outage, and the next one works", async (_, work) => {
  const [failure] = await Promise.all([
    work().then(
      () => null,
      (error: unknown) => error,
    ),
    endSleepers(),
  ]);
  expect(failure).toBeInstanceOf(Error);
  expect(isOutage(failure)).toBe(true);
  expect(await pingDatabase()).toBe(true);
  expect(isKnownDown()).toBe(false);
  expect(await db.user.count()).toBe(0);
});

test.each<[string, () => Promise<unknown>]>([
  ["a mistake in a statement", () => db.$queryRaw`SELECT nothing`],
  ["a row that is there already", () => db.$queryRaw`INSERT INTO _prisma_migrations SELECT * FROM _prisma_migrations`],
])("%s is no outage", async (_, work) => {
  const failure = await work().then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(Error);
  expect(isOutage(failure)).toBe(false);
});
