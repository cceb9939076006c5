import { describe, expect, test } from "vitest";
import { lendersOf, withBorrowedRubrics } from "#domain/content/borrowed-rubrics";
import { itemSchema } from "#domain/content/item";
import { smallRubric } from "#tests/support/small-rubric";
import { authored } from "./authored-items";

const LENDER = "tasks.free-text";
const lenders = new Map([[LENDER, { rubric: smallRubric() }]]);

const step = { prompt: "Explain what a task is.", model_answer: "A scheduled coroutine." };

/** A chain whose second step has these fields in place of a rubric. */
function chainWith(fields: Record<string, unknown>) {
  const first = { ...step, id: "main", rubric: smallRubric(), next: [{ go: "probe" }] };
  return authored("chain", { steps: [first, { ...step, id: "probe", next: [{ go: "end" }], ...fields }] });
}

describe("a step that is scored by criteria of the question it uses", () => {
  test("has those criteria, in their own words and points", () => {
    const chain = chainWith({ uses: LENDER, scored_by: ["keeps", "gather-cancels"] });
    expect(lendersOf(chain)).toEqual([LENDER]);
    const { value, faults } = withBorrowedRubrics(chain, lenders);
    expect(faults).toEqual([]);
    const item = itemSchema.parse(value);
    if (item.kind !== "chain") throw new Error("it is a chain");
    expect(item.steps[1]?.rubric.criteria).toMatchObject([{ key: "keeps", points: 2 }]);
    expect(item.steps[1]?.rubric.misconceptions).toMatchObject([{ key: "gather-cancels" }]);
  });

  test.each([
    ["a criterion that is not there", { uses: LENDER, scored_by: ["kept"] }, `${LENDER} has no kept`],
    ["no criterion at all", { uses: LENDER, scored_by: ["gather-cancels"] }, "no criterion is named"],
    ["a question that is not there", { uses: "tasks.none", scored_by: ["keeps"] }, "there is no rubric to score by"],
    ["no question", { scored_by: ["keeps"] }, "there is no rubric to score by"],
    [
      "a rubric besides",
      { uses: LENDER, scored_by: ["keeps"], rubric: smallRubric() },
      "the step has a rubric of its own",
    ],
  ])("that names %s is a fault at its place", (_, fields, message) => {
    const { faults } = withBorrowedRubrics(chainWith(fields), lenders);
    expect(faults).toMatchObject([{ path: ["steps", 1, "scored_by"], message }]);
  });

  test("without either is refused by the form of a chain", () => {
    const { value, faults } = withBorrowedRubrics(chainWith({ uses: LENDER }), lenders);
    expect(faults).toEqual([]);
    expect(itemSchema.safeParse(value).success).toBe(false);
  });
});

test("what is no chain stays as it is", () => {
  const card = authored("flashcard");
  expect(withBorrowedRubrics(card, lenders)).toEqual({ value: card, faults: [] });
  expect(withBorrowedRubrics(null, lenders)).toEqual({ value: null, faults: [] });
});
