import { describe, expect, test } from "vitest";
import { checkErrata, itemsAsking } from "#domain/content/errata-checks";
import { errataSchema } from "#domain/content/erratum";
import { type BankEntry, problemText } from "#domain/content/problem";
import { itemOf } from "./authored-items";

const sources = new Map([["000.txt", "The first line.\nTasks run in parallel.\nThe third line.\n"]]);

function read(changes: Record<string, unknown> = {}) {
  const erratum = {
    id: "X01",
    changes: "fact",
    places: [{ file: "000.txt", lines: "2", quote: "run in parallel" }],
    truth: "They take turns in one thread.",
    evidence: "All report one thread id.",
    ...changes,
  };
  return errataSchema.safeParse({ documents: [{ file: "000.txt", title: "A text" }], errata: [erratum] });
}

function problemsOf(changes: Record<string, unknown>, item: Record<string, unknown> = {}): string[] {
  const errata = read(changes).data;
  if (!errata) throw new Error("the errata of this test cannot be read");
  const entry: BankEntry = { item: itemOf("flashcard", item), file: "items/tasks/flashcard.yaml", lineOf: () => 1 };
  return checkErrata({ errata, lineOf: () => 4 }, { sources, entries: [entry] }).map(problemText);
}

const belief = { id: "in-parallel", text: "Tasks run in parallel.", why_wrong: "They take turns." };

describe("checkErrata", () => {
  test("an error of fact needs an item that was seen to offer it", () => {
    const seen = { ...belief, seen_in: { file: "000.txt", lines: "1-2" } };
    expect(problemsOf({}, { covers: ["X01"], misconceptions: [seen] })).toEqual([]);
    expect(problemsOf({}, { misconceptions: [seen] })[0]).toContain("errata.yaml:4 errata[0]: X01 is an error of fact");
    expect(problemsOf({}, { covers: ["X01"], misconceptions: [belief] })).toHaveLength(1);
    expect(problemsOf({ changes: "code" })).toEqual([]);
  });

  test("a misconception in other words may be named", () => {
    expect(problemsOf({ asked_by: ["tasks.flashcard#in-parallel"] }, { misconceptions: [belief] })).toEqual([]);
    const unknown = problemsOf({ asked_by: ["tasks.flashcard#other"] }, { misconceptions: [belief] });
    expect(unknown[0]).toContain("asked_by[0]: no item has the misconception tasks.flashcard#other");
  });

  test("the words must stand at their lines", () => {
    const places = [{ file: "000.txt", lines: "3", quote: "run in parallel" }];
    expect(problemsOf({ changes: "claim", places })[0]).toContain("places[0].quote");
  });

  test("an item that was seen to hold the belief is found for the reader", () => {
    const erratum = read().data?.errata[0];
    const seen = { ...belief, seen_in: { file: "000.txt", lines: "2" } };
    const item = itemOf("flashcard", { covers: ["X01"], misconceptions: [seen] });
    expect(erratum && itemsAsking(erratum, [item])).toEqual(["tasks.flashcard"]);
  });
});

describe("errata.yaml", () => {
  test("a document without a title and a number given twice are refused", () => {
    expect(read({ places: [{ file: "001.txt", lines: "2", quote: "run" }] }).error?.issues[0]?.message).toContain("title");
    const one = read().data?.errata[0];
    const twice = errataSchema.safeParse({ documents: [{ file: "000.txt", title: "A text" }], errata: [one, one] });
    expect(twice.error?.issues[0]?.message).toBe("there are two errata X01");
  });
});
