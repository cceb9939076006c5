import { readdirSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { pingDatabase, run } from "./db";
import { isOutage } from "./outage";

const LIST_MIGRATIONS = {
  name: "list-migrations",
  text: "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  row: z.object({ migration_name: z.string() }),
};

const OUT_OF_REACH = "the database is out of reach";

/** Why requests cannot be served now, in a few words; null when they can. */
export async function findUnreadiness(): Promise<string | null> {
  if (!(await pingDatabase())) return OUT_OF_REACH;
  try {
    const applied = await appliedMigrations();
    const folders = readdirSync(path.join(process.cwd(), "prisma/migrations"), { withFileTypes: true });
    const missing = folders.filter((entry) => entry.isDirectory() && !applied.has(entry.name));
    return missing.length === 0
      ? null
      : `the database lacks the migration ${missing.map(({ name }) => name).join(", ")}`;
  } catch (error) {
    if (isOutage(error)) return OUT_OF_REACH; // since it was asked, a moment ago
    throw error;
  }
}

const UNDEFINED_TABLE = "42P01";

async function appliedMigrations(): Promise<Set<string>> {
  try {
    return new Set((await run(LIST_MIGRATIONS, [])).map((row) => row.migration_name));
  } catch (error) {
    // A database that was never migrated has no bookkeeping either.
    if (error instanceof Error && "code" in error && error.code === UNDEFINED_TABLE) return new Set();
    throw error;
  }
}
