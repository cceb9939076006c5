import { beforeAll, describe, expect, test } from "vitest";
import { publishBank } from "#server/content";
import { db } from "#server/db";
import { type ItemFilter, items } from "#server/items";
import { bankOf, everyKind } from "#tests/support/bank";
import { useDatabase } from "#tests/support/database";
import { NOW } from "#tests/support/people";
import { itemOf } from "../unit/content/authored-items";

useDatabase();

const CARDS = [
  { slug: "gather", title: "Results of gather", front: "In which order does `asyncio.gather()` return results?" },
  { slug: "semaphore", title: "Limits", front: "What does a semaphore limit, and what does it not?" },
  { slug: "create", title: "Starting", front: "When does a task made by asyncio.create_task start to run?" },
  { slug: "cancel", title: "Cancellation", front: "What becomes of a coroutine that is cancelled?" },
  { slug: "loop", title: "The event loop", front: "Which events does the loop wait for?" },
];
const cards = CARDS.map(({ slug, ...card }) => itemOf("flashcard", { id: `tasks.${slug}`, ...card }));
const bank = bankOf([...cards, ...everyKind().filter(({ kind }) => kind !== "flashcard")]);

const found = async (search: string, filter: ItemFilter = {}) =>
  (await items(null, { search, ...filter })).items.map(({ id }) => id.replace("tasks.", ""));

beforeAll(async () => {
  await publishBank(bank, NOW);
});

describe("search", () => {
  test.each([
    ["gather", ["gather"]],
    ["GATHER order", ["gather"]],
    ["asyncio.gather()", ["gather"]],
    ["create_task", ["create"]],
    ["cancelling", ["cancel"]],
    ["sema", ["semaphore"]],
    ['"event loop"', ["loop"]],
    ["loop -event", []],
    ["asyncio -gather", ["create"]],
  ])("%s finds %j", async (search, ids) => {
    expect(await found(search)).toEqual(ids);
  });

  test.each([
    ["gahter", "gather"],
    ["semafore", "semaphore"],
    ["corotine", "coroutine"],
    ["asynci.gathr", "gather"],
  ])("%s is taken for %s, and says so", async (search, meant) => {
    const {
      items: [first],
      replaced,
    } = await items(null, { search });
    expect(first).toBeDefined();
    expect(replaced.flatMap((word) => word.meant)).toContain(meant);
  });

  test("a word that is near none finds nothing", async () => {
    expect(await items(null, { search: "xylophone" })).toEqual({ items: [], total: 0, replaced: [] });
  });

  test("a title counts for more than a mention", async () => {
    const ids = await found("event");
    expect(ids[0]).toBe("loop");
  });

  test("words and filters are held together", async () => {
    expect(await found("gather", { kind: "cloze" })).toEqual([]);
    expect(await found("gather", { kind: "flashcard", difficulty: 2, topic: "tasks" })).toEqual(["gather"]);
  });

  test("words that say nothing, operators and quotes are no error", async () => {
    for (const search of ["what is the", "&|!()<->:*", "'", "\\", '"', "-", "a:* & b", "%_"]) {
      expect(Array.isArray(await found(search))).toBe(true);
    }
  });

  test("no word of an answer is found, nor kept to be misspelt", async () => {
    expect(await found("secret")).toEqual([]);
    expect(await db.searchWord.findUnique({ where: { word: "secret" } })).toBeNull();
  });

  test("publishing again writes no word, and a word that is gone is forgotten", async () => {
    const rows = () =>
      db.$queryRaw<{ word: string; xmin: string }[]>`SELECT word, xmin::text FROM search_word ORDER BY 1`;
    const before = await rows();
    await publishBank(bank, NOW);
    expect(await rows()).toEqual(before);
    const less = bankOf(bank.items.filter(({ id }) => id !== "tasks.semaphore"));
    await publishBank(less, NOW);
    expect((await rows()).map(({ word }) => word)).not.toContain("semaphore");
    expect(await found("semaphore")).toEqual([]);
    await publishBank(bank, NOW);
  });
});
