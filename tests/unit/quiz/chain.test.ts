import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authoredRuleSchema, nextStep, waysOn } from "#domain/quiz/chain";

describe("authoredRuleSchema", () => {
  test.each([
    { rule: { if: "score < 0.4", go: "probe" }, is: { below: 0.4, go: "probe" } },
    { rule: { if: "score >= 0.6", go: "deep" }, is: { atLeast: 0.6, go: "deep" } },
    { rule: { if: "score >= 1", go: "deep" }, is: { atLeast: 1, go: "deep" } },
    { rule: { go: "end" }, is: { go: "end" } },
  ])("reads $rule", ({ rule, is }) => {
    expect(authoredRuleSchema.parse(rule)).toEqual(is);
  });

  test.each(["score > 0.4", "score <= 0.4", "points < 3", "score < 40", "score < 0.4 or true", "process.exit()", ""])(
    "refuses the condition %j",
    (condition) => {
      expect(authoredRuleSchema.safeParse({ if: condition, go: "end" }).success).toBe(false);
    },
  );
});

describe("nextStep", () => {
  const steps = [
    { id: "main", next: [{ below: 0.4, go: "probe" }, { atLeast: 0.8, go: "deep" }, { go: "order" }] },
    { id: "probe", next: [{ go: "end" }] },
    { id: "stuck", next: [{ below: 0.4, go: "probe" }] },
  ];

  test.each([
    { score: 0, to: "probe" },
    { score: 0.399, to: "probe" },
    { score: 0.4, to: "order" },
    { score: 0.8, to: "deep" },
    { score: 1, to: "deep" },
  ])("a score of $score leads from main to $to", ({ score, to }) => {
    expect(nextStep(steps, "main", score)).toBe(to);
  });

  test("the chain ends at `end`, and where no rule fits", () => {
    expect(nextStep(steps, "probe", 0.5)).toBeNull();
    expect(nextStep(steps, "stuck", 0.5)).toBeNull();
  });

  test("a step that is not in the chain is a bug", () => {
    expect(() => nextStep(steps, "nowhere", 0.5)).toThrow(RangeError);
  });

  test("whatever the scores, a walk whose rules only lead on ends", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const bounds = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(bounds, bounds, (limits, scores) => {
        const chain = ids.map((id, index) => ({
          id,
          next: [{ below: limits[index] ?? 0, go: ids[index + 2] ?? "end" }, { go: ids[index + 1] ?? "end" }],
        }));
        let at: string | null = "a";
        let count = 0;
        while (at !== null && count < 10) at = nextStep(chain, at, scores[count++] ?? 0);
        expect(at).toBeNull();
      }),
    );
  });
});

describe("waysOn", () => {
  const steps = [
    { id: "main", next: [{ below: 0.4, go: "probe" }, { atLeast: 0.8, go: "deep" }, { go: "order" }] },
    { id: "probe", next: [{ go: "order" }] },
    { id: "order", next: [{ below: 0.3, go: "end" }, { below: 0.6, go: "end" }, { go: "deep" }] },
    { id: "deep", next: [] },
  ];

  test.each([
    {
      step: "main",
      ways: [
        { from: 0, below: 0.4, next: "probe" },
        { from: 0.4, below: 0.8, next: "order" },
        { from: 0.8, below: null, next: "deep" },
      ],
    },
    { step: "probe", ways: [{ from: 0, below: null, next: "order" }] },
    {
      step: "order",
      ways: [
        { from: 0, below: 0.6, next: null },
        { from: 0.6, below: null, next: "deep" },
      ],
    },
    { step: "deep", ways: [{ from: 0, below: null, next: null }] },
  ])("from $step lead $ways.length", ({ step, ways }) => {
    expect(waysOn(steps, step)).toEqual(ways);
  });

  test("whatever the score, exactly one way holds it, and leads where the score leads", () => {
    const bound = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
    const rule = fc.record(
      { below: bound, atLeast: bound, go: fc.constantFrom("main", "probe", "end") },
      { requiredKeys: ["go"] },
    );
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), fc.double({ min: 0, max: 1, noNaN: true }), (next, score) => {
        const chain = [{ id: "main", next }];
        const holding = waysOn(chain, "main").filter(
          ({ from, below }) => score >= from && (below === null || score < below),
        );
        expect(holding.map((way) => way.next)).toEqual([nextStep(chain, "main", score)]);
      }),
    );
  });

  test("a step that the chain does not have is an error", () => {
    expect(() => waysOn(steps, "nowhere")).toThrow(RangeError);
  });
});
