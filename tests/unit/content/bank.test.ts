import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checkBank } from "#domain/content/checks";
import { checkErrata } from "#domain/content/errata-checks";
import { problemText } from "#domain/content/problem";
import { publishItem } from "#domain/content/publication";
import { KIND_NAMES } from "#domain/content/question";
import { type BankFiles, readBank } from "#server/content-files";
import { readProved, unproved } from "../../../scripts/content-proved";

let bank: BankFiles;

beforeAll(async () => {
  bank = await readBank(path.resolve(import.meta.dirname, "../../../content"));
});

describe("the bank that is shipped", () => {
  test("has no problems that can be seen without running it", () => {
    const problems = [...bank.problems, ...checkBank({ ...bank, entries: bank.items })];
    expect(problems.map(problemText)).toEqual([]);
  });

  test("was run as it is now, so that a fresh clone need not run it first", async () => {
    const proved = await readProved(path.resolve(import.meta.dirname, "../../../content/proved.json"));
    expect(unproved(bank.items, proved).map(({ item }) => item.id)).toEqual([]);
  });

  test("says rightly what the documents get wrong, and asks about each error of fact", () => {
    expect(bank.errata?.errata.errata).toHaveLength(72);
    const problems = bank.errata ? checkErrata(bank.errata, { ...bank, entries: bank.items }) : [];
    expect(problems.map(problemText)).toEqual([]);
  });

  test("has items of every kind", () => {
    const kinds = new Set(bank.items.map(({ item }) => item.kind));
    expect([...kinds].toSorted()).toEqual(Object.keys(KIND_NAMES).toSorted());
  });

  test("gives no answer away before it is asked for", () => {
    for (const { item } of bank.items) {
      const { question, key, searchText } = publishItem(item);
      const shown = JSON.stringify(question);
      expect(shown).not.toContain(JSON.stringify(key.explanation).slice(1, -1));
      expect(searchText).not.toContain(key.explanation);
      if (key.kind === "order_events") {
        const order = key.order.map((event) => event.key);
        expect(order).not.toEqual(order.toSorted((one, other) => Number(one) - Number(other)));
      }
      if (key.kind === "predict_output") expect(shown).not.toContain(JSON.stringify(key.stdout));
    }
  });
});
