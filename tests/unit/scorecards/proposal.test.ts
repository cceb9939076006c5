import { describe, expect, test } from "vitest";
import type { Grade, Verdict } from "#domain/rubric/grade";
import { proposedVerdicts } from "#domain/scorecards/proposal";

const grade = (verdicts: Record<string, Verdict>): Grade => ({
  engineVersion: "1",
  lexiconVersion: "1",
  points: 0,
  maxPoints: 1,
  band: "weak",
  criteria: Object.entries(verdicts).map(([key, verdict]) => ({
    key,
    verdict,
    points: 0,
    maxPoints: 1,
    quotes: [],
    decidedBy: null,
    nearestMiss: null,
  })),
  misconceptions: [],
  flags: [],
  confidence: 1,
});
const criteria = (...keys: string[]) => keys.map((key) => ({ key, statement: key, points: 1 }));
const closed = (score: number | null) => ({ score, parts: [], misconceptions: [], summary: null });

describe("what the engine proposes", () => {
  test("is nothing where it was not sure, and not met where the opposite was said", () => {
    const verdicts = grade({ a: "met", b: "partial", c: "not", d: "contradicted", e: "unsure" });
    const question = { kind: "free_text", criteria: criteria("a", "b", "c", "d", "e", "new") } as const;
    expect([...proposedVerdicts(question, { isAnswered: true, outcome: null, grade: verdicts })]).toEqual([
      ["a", "met"],
      ["b", "partly"],
      ["c", "not"],
      ["d", "not"],
    ]);
  });

  test("of a closed question is whether it was right, wholly or in part", () => {
    const of = (score: number | null) =>
      proposedVerdicts(
        { kind: "multi_choice", criteria: criteria("answer") },
        { isAnswered: true, outcome: closed(score), grade: null },
      ).get("answer");
    expect([1, 0.5, 0, null].map(of)).toEqual(["met", "partly", "not", undefined]);
  });

  test("of what was not answered is not met; code is left to a person", () => {
    const nothing = { isAnswered: false, outcome: null, grade: null };
    const answer = criteria("answer");
    expect(proposedVerdicts({ kind: "free_text", criteria: criteria("a", "b") }, nothing).size).toBe(2);
    expect(proposedVerdicts({ kind: "write_code", criteria: answer }, nothing).size).toBe(0);
    expect(
      proposedVerdicts({ kind: "fix_code", criteria: answer }, { ...nothing, isAnswered: true, outcome: closed(null) })
        .size,
    ).toBe(0);
  });
});
