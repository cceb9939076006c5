import { applyMigrations } from "../../scripts/migrate.mjs";
import { ensureDatabase } from "../../scripts/database.mjs";
import { APP_SECRET, makeDatabase } from "#tests/support/served-app";

/** Where the measures reach the app: not where the browser tests do. */
export const BENCH_URL = `http://localhost:${process.env["BENCH_PORT"] ?? "3211"}`;

/** Makes a migrated database of this name, empty, and points `server/` of this process at it. @returns its address */
export async function freshDatabase(name: string): Promise<string> {
  const { url } = await ensureDatabase();
  const own = await makeDatabase(url, `bench_${name}`);
  await applyMigrations(own);
  Object.assign(process.env, { DATABASE_URL: own, APP_SECRET, APP_URL: BENCH_URL, LOG_LEVEL: "silent" });
  return own;
}
