import { describe, expect, test } from "vitest";
import { lintRubric } from "#domain/rubric/lint";
import { smallLexicon, smallRubric } from "#tests/support/small-rubric";

const criterion = (changes: Record<string, unknown>) => ({
  key: "a",
  statement: "A task keeps its error",
  points: 1,
  ...changes,
});
const misconception = (changes: Record<string, unknown>) => ({
  key: "m",
  statement: "It blocks",
  correction: "It does not",
  deduct: 1,
  patterns: [{ says: "block" }],
  ...changes,
});

describe("lintRubric", () => {
  test("a sound rubric has no faults", () => {
    expect(lintRubric(smallRubric(), smallLexicon)).toEqual([]);
  });

  test.each<[fault: string, changes: Record<string, unknown>]>([
    ['key "a" is there twice', { criteria: [criterion({}), criterion({})] }],
    ['key "a" is there twice', { criteria: [criterion({})], misconceptions: [misconception({ key: "a" })] }],
    ['a: there is no group "g"', { criteria: [criterion({ group: "g" })] }],
    ['group "g" has no criteria', { criteria: [criterion({})], groups: [{ key: "g" }] }],
    ['group "g" needs 2 of 1 criteria', { criteria: [criterion({ group: "g" })], groups: [{ key: "g", need: 2 }] }],
    ['a: depends on "b", which is no criterion', { criteria: [criterion({ dependsOn: "b" })] }],
    ["a: depends on itself", { criteria: [criterion({ dependsOn: "b" }), criterion({ key: "b", dependsOn: "a" })] }],
    [
      'm: voids "z", which is no criterion',
      { criteria: [criterion({})], misconceptions: [misconception({ voids: ["z"] })] },
    ],
    ['a: about "loop-hole", which is no entity of the lexicon', { criteria: [criterion({ about: "loop-hole" })] }],
    ['a: "nonsense" in "nonsense" is no concept', { criteria: [criterion({ patterns: [{ says: "nonsense" }] })] }],
    [
      'a: "nonsense" in "nonsense" is no concept',
      { criteria: [criterion({ patterns: [{ says: "task", unless: ["nonsense"] }] })] },
    ],
    ["passPoints is more than the 1 there are", { criteria: [criterion({})], passPoints: 2 }],
    ["maxPoints is 5, but all criteria together give 1", { criteria: [criterion({})], maxPoints: 5 }],
  ])("says: %s", (fault, changes) => {
    expect(lintRubric(smallRubric({ misconceptions: [], ...changes }), smallLexicon).join("\n")).toContain(fault);
  });
});
