import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { checkBank } from "#domain/content/checks";
import { itemSchema } from "#domain/content/item";
import { itemJsonSchema } from "#domain/content/item-json-schema";
import { skeleton } from "#domain/content/skeleton";
import { ALL_KINDS, itemOf } from "./authored-items";

const topics = [{ id: "tasks", title: "Tasks", summary: "What there is to know about tasks.", requires: [] }];
const card = itemOf("flashcard", { id: "coroutines.function-vs-object", topics: ["coroutines"] });

describe("a new item", () => {
  test.each(ALL_KINDS)("of kind %s is valid in form, and the check names only what is left to write", (kind) => {
    const topic = kind === "mock_interview" ? "mock" : "tasks";
    const item = itemSchema.parse(skeleton(kind, topic, "new"));
    const entry = { item, file: `items/${topic}/new.yaml`, lineOf: () => 1 };
    const other = { item: card, file: "items/coroutines/function-vs-object.yaml", lineOf: () => 1 };
    const bank = { entries: [entry, other], topics, sources: new Map<string, string>(), inventory: new Set<string>() };
    const problems = checkBank(bank).filter(({ file }) => file === entry.file);
    expect(problems.map(({ field }) => field)).toEqual(expect.arrayContaining(["title", "explanation"]));
    expect(new Set(problems.map(({ message }) => message))).toEqual(new Set(["is still to be written"]));
  });
});

test("content/item.schema.json is what the schema says: npm run content:schema writes it anew", () => {
  const file = path.resolve(import.meta.dirname, "../../../content/item.schema.json");
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(itemJsonSchema())));
});
