import { describe, expect, test } from "vitest";
import type { Verdict } from "#domain/rubric/grade";
import { score } from "#domain/rubric/scoring";
import { smallRubric } from "#tests/support/small-rubric";

const quote = { start: 0, end: 1, text: "x" };
const found = (verdict: Verdict) => ({
  verdict,
  quotes: verdict === "not" ? [] : [quote],
  decidedBy: "x",
  nearestMiss: null,
  confidence: 1,
});

type Case = {
  rubric?: Record<string, unknown>;
  criteria: Record<string, unknown>[];
  verdicts: Verdict[];
  held?: { key: string; deduct: number; voids?: string[] }[];
};

/** Points of the answer, then of each criterion. */
function points({ rubric = {}, criteria, verdicts, held = [] }: Case): number[] {
  const source = smallRubric({
    criteria: criteria.map((each, index) => ({ key: `c${index}`, statement: "abc", points: 2, ...each })),
    misconceptions: held.map((each) => ({
      statement: "abc",
      correction: "abc",
      patterns: [{ says: "block" }],
      ...each,
    })),
    ...rubric,
  });
  const result = score(source, verdicts.map(found), new Map(held.map(({ key }) => [key, [quote]])));
  return [result.points, ...result.criteria.map((each) => each.points)];
}

describe("score", () => {
  test.each<[what: string, given: Case, expected: number[]]>([
    [
      "met earns all, partial half, the rest nothing",
      { criteria: [{}, {}, {}, {}, {}], verdicts: ["met", "partial", "not", "unsure", "contradicted"] },
      [3, 2, 1, 0, 0, 0],
    ],
    [
      "a bonus never lifts a score above the maximum",
      { criteria: [{}, { kind: "bonus" }], verdicts: ["met", "met"] },
      [2, 2, 2],
    ],
    [
      "a bonus makes up for what was missed",
      { criteria: [{}, {}, { kind: "bonus", points: 1 }], verdicts: ["met", "not", "met"] },
      [3, 2, 0, 1],
    ],
    ["a given maximum caps", { rubric: { maxPoints: 3 }, criteria: [{}, {}], verdicts: ["met", "met"] }, [3, 2, 2]],
    [
      "a misconception costs points",
      { criteria: [{}], verdicts: ["met"], held: [{ key: "m", deduct: 1.5 }] },
      [0.5, 2],
    ],
    ["but never more than there are", { criteria: [{}], verdicts: ["met"], held: [{ key: "m", deduct: 5 }] }, [0, 2]],
    [
      "and voids criteria",
      { criteria: [{}, {}], verdicts: ["met", "met"], held: [{ key: "m", deduct: 0, voids: ["c0"] }] },
      [2, 0, 2],
    ],
    [
      "what rests on a missed criterion falls with it",
      { criteria: [{}, { dependsOn: "c0" }, { dependsOn: "c1" }], verdicts: ["not", "met", "met"] },
      [0, 0, 0, 0],
    ],
    [
      "a group has a cap",
      {
        rubric: { groups: [{ key: "g", cap: 3 }] },
        criteria: [{ group: "g" }, { group: "g" }],
        verdicts: ["met", "met"],
      },
      [3, 2, 1],
    ],
    [
      "a group that needs all gives nothing for some",
      {
        rubric: { groups: [{ key: "g", need: "all" }] },
        criteria: [{ group: "g" }, { group: "g" }],
        verdicts: ["met", "not"],
      },
      [0, 0, 0],
    ],
    [
      "a group that needs two of three",
      {
        rubric: { groups: [{ key: "g", need: 2 }] },
        criteria: [{ group: "g" }, { group: "g" }, { group: "g" }],
        verdicts: ["met", "met", "not"],
      },
      [4, 2, 2, 0],
    ],
  ])("%s", (_, given, expected) => {
    expect(points(given)).toEqual(expected);
  });
});
