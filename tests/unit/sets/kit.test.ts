import { expect, test } from "vitest";
import type { Question } from "#domain/content/question";
import { askOf } from "#domain/sets/kit";

const cloze = (text: string): Question => ({ kind: "cloze", text, blanks: ["1", "2"] });

test("a blank in the copy on paper is a line, in code as in prose", () => {
  expect(askOf(cloze("A task is {{1}} at `await {{2}}()`."), null)).toBe(
    "A task is \\_\\_\\_\\_\\_\\_ at `await ______()`.",
  );
});

test("an interviewer's own wording stands as it was written", () => {
  expect(askOf(cloze("A task is {{1}}."), "What becomes of a task?")).toBe("What becomes of a task?");
});
