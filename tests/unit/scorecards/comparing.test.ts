import { describe, expect, test } from "vitest";
import { lowestRecommendation, mergedQuestions, type Rating, shareCell, sheetsOf } from "#domain/scorecards/comparing";
import type { ScoredQuestion } from "#domain/scorecards/criteria";
import type { Mark, MarkVerdict } from "#domain/scorecards/mark";

const question = (itemId: string, points: Record<string, number>): ScoredQuestion => ({
  itemId,
  step: "main",
  title: itemId,
  number: 1,
  topicId: "tasks",
  kind: "free_text",
  ask: "What is a task?",
  criteria: Object.entries(points).map(([key, worth]) => ({ key, statement: key, points: worth })),
});
const marks = (itemId: string, verdicts: Record<string, MarkVerdict>): Mark[] =>
  Object.entries(verdicts).map(([criterionKey, verdict]) => ({ itemId, step: "main", criterionKey, verdict }));
const rating = (name: string, verdicts: Record<string, MarkVerdict>): Rating => ({
  name,
  recommendation: "yes",
  marks: marks("tasks.one", verdicts),
});
const ONE = question("tasks.one", { a: 3, b: 1 });
const GIVEN = new Set(["tasks.one#main"]);

function shareOf(verdicts: Record<string, MarkVerdict>, given = GIVEN) {
  const [sheet] = sheetsOf([rating("Ana", verdicts)], null, "each");
  if (!sheet) throw new Error("a rater has a sheet");
  return shareCell([ONE], sheet, given);
}

describe("the share of a topic", () => {
  test("weighs criteria by their points, and leaves out what was not asked", () => {
    expect(shareOf({ a: "met", b: "not" })).toBe(0.75);
    expect(shareOf({ a: "partly", b: "met" })).toBe(0.625);
    expect(shareOf({ a: "met", b: "not-asked" })).toBe(1);
  });

  test("tells 0 from not asked, and both from undecided", () => {
    expect(shareOf({ a: "not", b: "not" })).toBe(0);
    expect(shareOf({ a: "not-asked", b: "not-asked" })).toBe("not-asked");
    expect(shareOf({})).toBe("undecided");
    expect(shareOf({}, new Set())).toBe("not-asked");
  });
});

describe("where raters agree", () => {
  test("only what two or more decided alike stands", () => {
    const ratings = [rating("Ana", { a: "met", b: "not" }), rating("Ben", { a: "met", b: "met" }), rating("Cem", {})];
    const [sheet] = sheetsOf(ratings, null, "consensus");
    expect([...(sheet?.verdicts ?? [])]).toEqual([
      ["tasks.one#main#a", "met"],
      ["tasks.one#main#b", "differ"],
    ]);
    // What they differ on counts neither for nor against.
    expect(sheet && shareCell([ONE], sheet, GIVEN)).toBe(1);
  });

  test("one rater alone is no consensus", () => {
    expect(sheetsOf([rating("Ana", { a: "met" })], null, "consensus")).toEqual([]);
  });

  test("a recommendation is shared only when all give it", () => {
    const [differing] = sheetsOf(
      [rating("Ana", {}), { ...rating("Ben", {}), recommendation: "strong-no" }],
      null,
      "consensus",
    );
    expect(differing?.recommendation).toBeNull();
    const [same] = sheetsOf([rating("Ana", {}), rating("Ben", {})], null, "consensus");
    expect(same?.recommendation).toBe("yes");
  });
});

test("a proposal that is hidden has no column", () => {
  expect(sheetsOf([rating("Ana", { a: "met" })], null, "proposal")).toEqual([]);
  expect(sheetsOf([], marks("tasks.one", { a: "met" }), "proposal")).toHaveLength(1);
});

test("sorting takes the lowest recommendation of a candidate, and none last", () => {
  const sheets = sheetsOf([rating("Ana", {}), { ...rating("Ben", {}), recommendation: "no" }], null, "each");
  expect(lowestRecommendation(sheets)).toBe(1);
  expect(lowestRecommendation([])).toBe(-1);
});

test("a question whose rubric changed lists the criteria of both", () => {
  const [merged] = mergedQuestions([[ONE], [question("tasks.one", { b: 1, c: 2 })]]);
  expect(merged?.criteria.map(({ key }) => key)).toEqual(["a", "b", "c"]);
});
