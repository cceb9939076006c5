import { beforeEach, expect, test } from "vitest";
import { db } from "#server/db";
import { findUnreadiness } from "#server/readiness";
import { useDatabase } from "#tests/support/database";

useDatabase();

beforeEach(async () => {
  await db.$executeRaw`DROP TABLE IF EXISTS kept`;
  await db.$executeRaw`CREATE TABLE kept AS SELECT * FROM _prisma_migrations`;
});

test("a migrated database is ready", async () => {
  expect(await findUnreadiness()).toBeNull();
});

test.each([
  ["lacks a migration", () => db.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_ground'`],
  ["has one that did not finish", () => db.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`],
  ["was never migrated", () => db.$executeRaw`DROP TABLE _prisma_migrations`],
])("a database that %s is not, and the migration is named", async (_, spoil) => {
  await spoil();
  try {
    expect(await findUnreadiness()).toMatch(/lacks the migration .*_ground/);
  } finally {
    await db.$executeRaw`DROP TABLE IF EXISTS _prisma_migrations`;
    await db.$executeRaw`CREATE TABLE _prisma_migrations AS SELECT * FROM kept`;
  }
});
