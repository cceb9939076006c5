import { describe, expect, test } from "vitest";
import { coverageOf, inventoryRows } from "#domain/content/coverage";
import { countKinds, countTopics } from "#domain/content/goals";
import { itemOf } from "./authored-items";

const rows = inventoryRows(
  "id\tseed\tline\titem\tkind\nS0-CO01\t000.txt\t3\tEvent loop\tconcept\nS0-CO02\t000.txt\t9\tTasks\tconcept\nS0-AP01\t000.txt\t12\tgather\tapi\n",
);
const notCovered = (...ids: string[]) => ({ rows: [{ ids, reason: "Not about Python at all, in truth." }] });

describe("coverageOf", () => {
  test("tells what is covered, what is excused and what is neither, by kind", () => {
    const { kinds, idle } = coverageOf(rows, [{ covers: ["S0-CO01"] }], notCovered("S0-AP01"));
    expect(idle).toEqual([]);
    expect(kinds).toMatchObject([
      { kind: "concept", total: 2, covered: 1, excused: 0, gaps: [{ id: "S0-CO02", line: "9", text: "Tasks" }] },
      { kind: "api", total: 1, covered: 0, excused: 1, gaps: [] },
    ]);
  });

  test("an excuse for what is covered, or for nothing, is named", () => {
    const { idle } = coverageOf(rows, [{ covers: ["S0-CO01"] }], notCovered("S0-CO01", "S9-CO09"));
    expect(idle).toEqual([
      { id: "S0-CO01", why: "covered" },
      { id: "S9-CO09", why: "unknown" },
    ]);
  });
});

describe("what the bank holds", () => {
  test("kinds are counted against their goals", () => {
    const counts = countKinds([itemOf("cloze"), itemOf("cloze"), itemOf("chain")]);
    expect(counts.find(({ kind }) => kind === "cloze")).toMatchObject({ count: 2, goal: 35 });
    expect(counts.find(({ kind }) => kind === "flashcard")).toMatchObject({ count: 0 });
  });

  test("a topic is short without enough items, kinds, or anything hard", () => {
    const many = ["flashcard", "cloze", "chain", "free_text"] as const;
    const easy = Array.from({ length: 12 }, (_, at) => itemOf(many[at % 4] ?? "cloze", { difficulty: 2 }));
    expect(countTopics(easy, ["tasks"])[0]).toMatchObject({ count: 12, kinds: 4, isShort: true });
    const [first, ...rest] = easy;
    const spread = first ? [{ ...first, difficulty: 4 }, ...rest] : [];
    expect(countTopics(spread, ["tasks"])[0]).toMatchObject({ byDifficulty: [0, 11, 0, 1, 0], isShort: false });
    expect(countTopics(spread.slice(0, 9), ["tasks"])[0]).toMatchObject({ isShort: true });
  });
});
