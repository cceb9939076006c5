import { describe, expect, test } from "vitest";
import { diffRubrics } from "#domain/rubric/rubric-diff";
import { rubricSchema } from "#domain/rubric/rubric";
import { smallRubric } from "#tests/support/small-rubric";

const base = smallRubric();

describe("two versions of a rubric", () => {
  test("that say the same have no difference", () => {
    expect(diffRubrics(base, rubricSchema.parse(structuredClone(base)))).toEqual([]);
  });

  test("differ where a value changed, a pattern came or went, and a criterion was put in another's place", () => {
    const changed = structuredClone(base);
    const [keeps, yields] = changed.criteria;
    if (!keeps || !yields) throw new Error("the small rubric has two criteria");
    keeps.points = 3;
    const [, weak] = keeps.patterns;
    keeps.patterns = weak ? [weak, { ...weak, says: "task raise", within: "sentence", unless: ["first"] }] : [];
    changed.criteria = [keeps, { ...yields, key: "blocks", statement: "Nothing else runs" }];
    const keepsOwner = { kind: "criterion", key: "keeps" };
    expect(diffRubrics(base, changed)).toEqual([
      { owner: { kind: "rubric", key: "" }, field: "most points", before: "3", after: "4" },
      { owner: keepsOwner, field: "points", before: "2", after: "3" },
      { owner: keepsOwner, field: "pattern", before: "task keep exception", after: null },
      {
        owner: keepsOwner,
        field: "pattern",
        before: null,
        after: "task raise (within one sentence; weak; unless first)",
      },
      { owner: { kind: "criterion", key: "blocks" }, field: "criterion", before: null, after: "Nothing else runs" },
      {
        owner: { kind: "criterion", key: "async-yields" },
        field: "criterion",
        before: "An async function yields control to the event loop",
        after: null,
      },
    ]);
  });

  test("the other way round, what came is what went", () => {
    const richer = smallRubric({ passPoints: 2 });
    const swap = ({ before, after, ...rest }: ReturnType<typeof diffRubrics>[number]) => {
      return { ...rest, before: after, after: before };
    };
    expect(diffRubrics(richer, base).map(swap)).toEqual(diffRubrics(base, richer));
  });
});
