import { describe, expect, test } from "vitest";
import type { Grade, Verdict } from "#domain/rubric/grade";
import { settle, type Settlement } from "#domain/rubric/settlement";
import { smallRubric } from "#tests/support/small-rubric";

const rubric = smallRubric();
const QUOTE = { start: 0, end: 4, text: "task" };

function gradeOf(keeps: Verdict, believed = false): Grade {
  const of = (key: string, verdict: Verdict, most: number) => {
    const points = verdict === "met" ? most : 0;
    const quotes = verdict === "met" ? [QUOTE] : [];
    return { key, verdict, points, maxPoints: most, quotes, decidedBy: null, nearestMiss: null };
  };
  const base = { engineVersion: "1", lexiconVersion: "1", points: 1, maxPoints: 3, band: "partial" } as const;
  const misconceptions = believed ? [{ key: "gather-cancels", deducted: 1, quotes: [QUOTE] }] : [];
  return {
    ...base,
    misconceptions,
    criteria: [of("keeps", keeps, 2), of("async-yields", "met", 1)],
    flags: [],
    confidence: 1,
  };
}

const met: Settlement = { key: "keeps", verdict: "met", quotes: [], by: "you" };

describe("settling what was left open", () => {
  test.each<[Settlement["verdict"], number]>([
    ["met", 3],
    ["partial", 2],
    ["not", 1],
  ])("as %s gives %d points", (verdict, points) => {
    expect(settle(gradeOf("unsure"), rubric, [{ ...met, verdict }])?.points).toBe(points);
  });

  test("leaves deductions as they are", () => {
    expect(settle(gradeOf("unsure", true), rubric, [met])?.points).toBe(2);
  });

  test.each<Verdict>(["not", "contradicted", "partial", "met"])("never touches a verdict that is %s", (verdict) => {
    expect(settle(gradeOf(verdict), rubric, [met])).toBeNull();
  });

  test("does not change the grade", () => {
    const grade = gradeOf("unsure");
    const before = structuredClone(grade);
    settle(grade, rubric, [met]);
    expect(grade).toEqual(before);
  });
});
