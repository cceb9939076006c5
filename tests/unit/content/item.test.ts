import { describe, expect, test } from "vitest";
import { itemSchema } from "#domain/content/item";
import { ALL_KINDS, authored } from "./authored-items";

/** What the schema says against an item, as `field: message`. */
function complaints(value: unknown): string[] {
  const parsed = itemSchema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("itemSchema", () => {
  test.each(ALL_KINDS)("takes a well-formed %s", (kind) => {
    expect(complaints(authored(kind))).toEqual([]);
  });

  test.each(ALL_KINDS)("refuses a field that a %s does not have, and names those it has", (kind) => {
    const [complaint] = complaints(authored(kind, { explanaton: "typo" }));
    expect(complaint).toMatch(/allowed here: .*explanation/);
  });

  test.each([
    { field: "difficulty", value: 6, says: "<=5" },
    { field: "difficulty", value: 2.5, says: "int" },
    { field: "level", value: "guru", says: '"staff"' },
    { field: "kind", value: "riddle", says: "predict_output" },
    { field: "id", value: "Tasks.Card", says: "topic.slug" },
    { field: "python", value: { min: 3.1 }, says: "quotes" },
    { field: "references", value: [{ title: "Page", url: "http://example.org" }], says: "URL" },
    { field: "topics", value: [], says: ">=1" },
    { field: "covers", value: ["something"], says: "S3-QF11" },
  ])("refuses $field: $value, saying what is allowed", ({ field, value, says }) => {
    const [complaint] = complaints(authored("flashcard", { [field]: value }));
    expect(complaint).toContain(field);
    expect(complaint).toContain(says);
  });

  test("reads the condition of a chain's rule, and refuses one it does not know", () => {
    const item = itemSchema.parse(authored("chain"));
    expect(item.kind === "chain" && item.steps[0]?.next).toEqual([{ below: 0.4, go: "probe" }, { go: "end" }]);

    const steps = [
      { ...chainStep, next: [{ if: "score == 1", go: "end" }] },
      { ...chainStep, id: "other" },
    ];
    expect(complaints(authored("chain", { steps }))).toEqual([
      'steps.0.next.0.if: write "score < 0.4" or "score >= 0.6", with a number from 0 to 1',
    ]);
  });
});

const chainStep = {
  id: "main",
  prompt: "Explain what a task is.",
  model_answer: "A scheduled coroutine",
  rubric: { criteria: [{ key: "said-it", statement: "A statement", points: 2 }] },
  next: [{ go: "end" }],
};
