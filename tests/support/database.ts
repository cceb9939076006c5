import { Client } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { disconnect } from "#server/db";

/**
 * Gives a test file its own migrated PostgreSQL database, a fresh copy, and points the app at it.
 * Call it at the top of the file.
 */
export function useDatabase(): { url: () => string } {
  const { url, name } = inject("template");
  const own = `test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const ownUrl = Object.assign(new URL(url), { pathname: `/${own}` }).href;
  process.env["DATABASE_URL"] = ownUrl;
  process.env["APP_SECRET"] = "only-for-tests-only-for-tests-only-for-tests";
  process.env["APP_URL"] = "http://localhost:3210";
  process.env["LOG_LEVEL"] = "silent";

  beforeAll(async () => {
    await onMaintenance(url, `CREATE DATABASE "${own}" TEMPLATE "${name}"`);
  });
  afterAll(async () => {
    await disconnect();
    await onMaintenance(url, `DROP DATABASE IF EXISTS "${own}" WITH (FORCE)`);
  });
  return { url: () => ownUrl };
}

async function onMaintenance(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
