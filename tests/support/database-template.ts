import { rmSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the maintenance database, and the name of the migrated database that each file copies. */
    template: { url: string; name: string };
  }
}

type Provide = { provide: (key: "template", value: { url: string; name: string }) => void };

/** Starts the tests' own PostgreSQL and makes one migrated database with the published content, to be copied. */
export default async function prepareTemplate({ provide }: Provide): Promise<() => Promise<void>> {
  process.env["APP_DATA_DIR"] ||= path.resolve(".data/test");
  const { ensureDatabase, stopDatabase } = await import("../../scripts/database.mjs");
  const { applyMigrations } = await import("../../scripts/migrate.mjs");
  const { url, isOwned } = await ensureDatabase();
  const name = `template_${process.pid}`;
  const at = (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  const maintenance = new Client({ connectionString: url });
  await maintenance.connect();
  const { rows } = await maintenance.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname ~ '^(template|test)_'",
  );
  for (const { datname } of rows) await maintenance.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  await maintenance.query(`CREATE DATABASE "${name}"`);
  await applyMigrations(at(name));
  provide("template", { url, name });
  return async () => {
    await maintenance.end();
    if (isOwned) await stopDatabase();
    rmSync(".data/test/tmp", { recursive: true, force: true });
  };
}
