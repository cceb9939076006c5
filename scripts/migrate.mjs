// Applies prisma/migrations in order, with Prisma's own bookkeeping and lock, so that its CLI agrees afterwards.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";

const PRISMA_LOCK = 72707369; // the advisory lock that Prisma's engine takes
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/**
 * Brings the database at `url` to the newest migration.
 *
 * @returns the names of the migrations applied now
 * @throws {Error} when one fails (it is rolled back whole), failed before, or was edited after it was applied
 */
export async function applyMigrations(url, folder = path.resolve(import.meta.dirname, "../prisma/migrations")) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(BOOKKEEPING);
    const { rows } = await client.query(
      "SELECT migration_name AS name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
    );
    const known = new Map(rows.map((row) => [row.name, row]));
    const applied = [];
    for (const name of readdirSync(folder).toSorted()) {
      const file = path.join(folder, name, "migration.sql");
      if (!existsSync(file)) continue;
      const sql = readFileSync(file);
      const checksum = createHash("sha256").update(sql).digest("hex");
      const row = known.get(name);
      if (row && !row.finished_at) {
        throw new Error(
          `Migration ${name} failed before. Mend it, then: npx prisma migrate resolve --rolled-back ${name}`,
        );
      }
      if (row && row.checksum !== checksum) {
        throw new Error(
          `Migration ${name} was edited after it was applied; restore it and add a new migration instead.`,
        );
      }
      if (row) continue;
      await applyOne(client, { name, checksum, sql: sql.toString("utf8") });
      applied.push(name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOne(client, { name, checksum, sql }) {
  const id = randomUUID();
  await client.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)", [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(sql); // one simple query: PostgreSQL runs it as one transaction
  } catch (cause) {
    await client.query("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", [id, String(cause)]);
    throw new Error(`Migration ${name} failed: ${cause.message}`, { cause });
  }
  await client.query("UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1", [id]);
}
