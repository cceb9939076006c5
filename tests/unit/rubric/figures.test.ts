import { describe, expect, test } from "vitest";
import { gradeAnswer } from "#domain/rubric/engine";
import { smallLexicon, smallRubric } from "#tests/support/small-rubric";

const pointsOf = (answer: string): number =>
  gradeAnswer({ answer, question: "What happens to an error?", rubric: smallRubric(), lexicon: smallLexicon }).points;

describe("answers that speak in a picture", () => {
  test("what is said of the dish is said of the task", () => {
    expect(pointsOf("The cook is busy. A dish holds on to its complaint until it is awaited.")).toBe(2);
  });

  test("one word of a picture makes none: a table may be a table", () => {
    expect(pointsOf("A dish holds on to its complaint until it is awaited.")).toBe(0);
  });
});
