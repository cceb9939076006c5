import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureBuild } from "../../scripts/build.mjs";
import { APP_URL, BANK, makeDatabase, serveApp } from "./served-app";

const root = path.resolve(import.meta.dirname, "../..");

/** Builds what has changed, publishes the real bank into a fresh database, and serves the app on it. */
export default async function serveJourneys(): Promise<() => Promise<void>> {
  process.env["APP_DATA_DIR"] ||= path.join(root, ".data/test");
  const { ensureDatabase, stopDatabase } = await import("../../scripts/database.mjs");
  const { applyMigrations } = await import("../../scripts/migrate.mjs");
  ensureBuild();
  const { url, isOwned } = await ensureDatabase();
  const stopOwned = async () => isOwned && (await stopDatabase());
  try {
    const bankUrl = await makeDatabase(url, BANK);
    await applyMigrations(bankUrl);
    publish(bankUrl);
    process.env["E2E_DATABASE_URL"] = bankUrl; // for the tests that make a database of their own
    const app = await serveApp(APP_URL, await makeDatabase(url, "e2e", BANK));
    return async () => {
      const failures = app.failures();
      await app.stop();
      await stopOwned();
      if (failures.length > 0) throw new Error(`The app failed while it was tested: ${failures.join("; ")}`);
    };
  } catch (error) {
    await stopOwned();
    throw error;
  }
}

function publish(databaseUrl: string): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", path.join(root, "scripts/content-publish.ts")],
    { cwd: root, encoding: "utf8", env: { ...process.env, DATABASE_URL: databaseUrl } },
  );
  if (status !== 0) throw new Error(`The bank could not be published:\n${stdout}${stderr}`);
}
