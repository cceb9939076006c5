import { expect, test } from "vitest";
import type { Verdict } from "#domain/rubric/grade";
import { coverageChanges } from "#domain/rubric/score-history";

const attempt = (verdicts: Record<string, Verdict>) => ({
  points: 1,
  maxPoints: 3,
  verdicts: Object.entries(verdicts).map(([key, verdict]) => ({ key, verdict })),
});

test("each answer is compared with the one before", () => {
  const changes = coverageChanges([
    attempt({ a: "met", b: "not", c: "unsure" }),
    attempt({ a: "contradicted", b: "partial", c: "not" }),
    attempt({ a: "met", b: "met", c: "not" }),
  ]);
  expect(changes).toEqual([
    { gained: ["a"], lost: [] },
    { gained: ["b"], lost: ["a"] },
    { gained: ["a"], lost: [] },
  ]);
});

test("what only one version of the rubric asks for was neither gained nor lost", () => {
  expect(coverageChanges([attempt({ old: "met", a: "not" }), attempt({ a: "met", fresh: "met" })])[1]).toEqual({
    gained: ["a"],
    lost: [],
  });
});
