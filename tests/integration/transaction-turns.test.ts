import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#server/db";
import { newLearner } from "#tests/support/cards";
import { useDatabase } from "#tests/support/database";

useDatabase();

const warnings: string[] = [];
const note = ({ message }: Error) => void warnings.push(message);

beforeAll(() => void process.on("warning", note));
afterAll(() => void process.off("warning", note));

test("relations loaded inside a transaction take turns on its one connection", async () => {
  const id = await newLearner();
  const found = await db.$transaction(async (tx) => {
    const include = { cards: true, answers: true, sessions: true } as const;
    return Promise.all([tx.user.findUniqueOrThrow({ where: { id }, include }), tx.user.count()]);
  });
  expect(found).toMatchObject([{ id, cards: [], answers: [] }, 1]);
  await new Promise((resolve) => setImmediate(resolve)); // a warning is told a moment later
  expect(warnings).toEqual([]);
});

test("a statement that fails takes the others back and leaves the connection usable", async () => {
  const before = await db.user.count();
  const failing = db.$transaction(async (tx) => {
    const twice = { id: "twice", name: "Twice", email: "twice@example.org" };
    await Promise.all([tx.user.create({ data: twice }), tx.user.create({ data: twice }), tx.user.count()]);
  });
  await expect(failing).rejects.toThrow();
  expect(await db.user.count()).toBe(before);
});
