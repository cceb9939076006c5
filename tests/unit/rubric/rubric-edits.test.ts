import { expect, test } from "vitest";
import { diffRubrics } from "#domain/rubric/rubric-diff";
import { applyEdits, editsOf } from "#domain/rubric/rubric-edits";
import { rubricSchema } from "#domain/rubric/rubric";
import { smallRubric } from "#tests/support/small-rubric";

const rubric = smallRubric();

function edited(change: (edits: ReturnType<typeof editsOf>) => void) {
  const edits = editsOf(rubric);
  change(edits);
  return rubricSchema.parse(applyEdits(rubric, edits));
}

test("a form that was not touched changes nothing", () => {
  expect(
    diffRubrics(
      rubric,
      edited(() => undefined),
    ),
  ).toEqual([]);
});

test("patterns that stay keep their settings, also after one was put before them; new ones have none", () => {
  const after = edited(({ criteria: [keeps] }) => keeps?.patterns.unshift("task raise", "  "));
  expect(after.criteria[0]?.patterns.map(({ says, strength }) => [says, strength])).toEqual([
    ["task raise", "full"],
    ["task keep exception", "full"],
    ["task > exception", "weak"],
  ]);
});

test("something new gets a key of its own from its statement", () => {
  const entry = { key: "", statement: "Keeps!", points: 1, patterns: [] };
  const after = edited(({ criteria }) => criteria.push(entry, { ...entry, statement: "Ключ" }));
  expect(after.criteria.map(({ key }) => key)).toEqual(["keeps", "async-yields", "keeps-2", "new"]);
});

test("what was removed is gone, and the sum of points counts anew", () => {
  const after = edited(({ criteria }) => criteria.shift());
  expect(after.criteria.map(({ key }) => key)).toEqual(["async-yields"]);
  expect(after.maxPoints).toBeUndefined();
});
