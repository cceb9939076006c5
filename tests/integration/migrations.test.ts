import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { applyMigrations } from "../../scripts/migrate.mjs";
import { db } from "#server/db";
import { useDatabase } from "#tests/support/database";

const root = path.resolve(import.meta.dirname, "../..");
const database = useDatabase();

function prisma(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: database.url() },
  });
  return { status, words: stdout + stderr };
}

describe("the migrated database", () => {
  test("is what prisma/schema.prisma says, by Prisma's own comparison", () => {
    const { status, words } = prisma(
      "migrate",
      "diff",
      "--from-config-datasource",
      "--to-schema",
      "prisma/schema.prisma",
      "--exit-code",
    );
    expect(words).toContain("No difference detected");
    expect(status).toBe(0);
  });

  test("is up to date for Prisma's own command line", () => {
    expect(prisma("migrate", "status").words).toContain("Database schema is up to date");
  });

  test("is left alone by a second run", async () => {
    expect(await applyMigrations(database.url())).toEqual([]);
  });
});

describe("the database refuses by itself", () => {
  const card = { userId: "u", cardId: "c", itemId: "i", addedAt: new Date(0) };
  const memory = { state: "review", stabilityDays: 3, difficulty: 5, dueDay: 10 };

  test.each([
    ["a stability that is not a number", { ...memory, stabilityDays: Number.NaN }],
    ["a stability of zero", { ...memory, stabilityDays: 0 }],
    ["a difficulty above ten", { ...memory, difficulty: 11 }],
    ["a state that does not exist", { ...memory, state: "asleep" }],
    ["a card that is due both on a day and at an instant", { ...memory, dueAt: new Date(0) }],
    ["a card with a memory that was never reviewed", { ...memory, state: "new" }],
  ])("%s", async (_, wrong) => {
    await seedPerson();
    await expect(db.card.create({ data: { ...card, ...wrong } })).rejects.toThrow(/check constraint|violat/i);
    expect(await db.card.count()).toBe(0);
  });

  test("a change of the review log", async () => {
    await seedPerson();
    await db.card.create({ data: { ...card, ...memory } });
    const entry = {
      userId: "u",
      id: "6f1c7f0e-52d4-4cf5-8f3f-1d4a35d60a01",
      cardId: "c",
      number: 1,
      kind: "rated",
      rating: 3,
    };
    await db.review.create({
      data: {
        ...entry,
        elapsedMs: 1,
        reviewedAt: new Date(0),
        studyDay: 0,
        stateBefore: "new",
        state: "review",
        stabilityDays: 3,
        difficulty: 5,
        step: 0,
        scheduledDays: 3,
        dueDay: 3,
        algorithm: "fsrs-6",
        parametersId: "default",
        recordedAt: new Date(0),
      },
    });
    await expect(db.review.updateMany({ data: { rating: 4 } })).rejects.toThrow(/append-only/);
  });
});

async function seedPerson(): Promise<void> {
  await db.user.upsert({ where: { id: "u" }, create: { id: "u", name: "u", email: "u@example.com" }, update: {} });
  const item = {
    rev: 1,
    kind: "flashcard",
    title: "t",
    difficulty: 1,
    level: "junior",
    expectedSeconds: 30,
    question: {},
  };
  const more = { answerKey: {}, searchText: "t", contentHash: "h", position: 0, publishedAt: new Date(0) };
  await db.item.upsert({ where: { id: "i" }, create: { id: "i", ...item, ...more }, update: {} });
}

test("Prisma's bookkeeping holds the checksum of each migration file", async () => {
  const rows = await db.$queryRaw<
    { migration_name: string; checksum: string }[]
  >`SELECT migration_name, checksum FROM _prisma_migrations`;
  const { createHash } = await import("node:crypto");
  for (const { migration_name: name, checksum } of rows) {
    const file = readFileSync(path.join(root, "prisma/migrations", name, "migration.sql"));
    expect(checksum).toBe(createHash("sha256").update(file).digest("hex"));
  }
  expect(rows).not.toEqual([]);
});
