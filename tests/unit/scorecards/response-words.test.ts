import { expect, test } from "vitest";
import type { Question } from "#domain/content/question";
import { responseWords } from "#domain/scorecards/response-words";

const choice: Question = {
  kind: "multi_choice",
  prompt: "Which run?",
  code: null,
  options: [
    { key: "a", text: "`gather`" },
    { key: "b", text: "the loop" },
  ],
};

test("what was chosen is told in the words of the options, with no word on what is right", () => {
  expect(responseWords(choice, { kind: "multi_choice", choices: ["b", "a"] })).toBe("- the loop\n- `gather`");
  expect(responseWords(choice, { kind: "multi_choice", choices: [] })).toBe("Nothing chosen.");
});

test("what was typed stays inside its fence, whatever it holds", () => {
  const text = "`````\n# not a heading";
  const shown = responseWords({ kind: "free_text", prompt: "Why?" }, { kind: "free_text", text });
  expect(shown.split("\n")[0]).toBe("``````text");
  expect(shown.endsWith("\n``````")).toBe(true);
});
