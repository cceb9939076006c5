import { describe, expect, test } from "vitest";
import { correctSpelling, spellingTargets } from "#domain/rubric/spelling";
import { cleanText } from "#domain/rubric/text";
import { tokenize } from "#domain/rubric/tokens";

const protectedWords = new Set(["await", "waits", "coroutine", "goroutine"]);
const vocabulary = new Set(["blocks", "concurrently", "schedule", "finish", "waits", "await", "coroutine"]);
const spelling = {
  isKnown: (word: string) => vocabulary.has(word) || word === "clocks",
  misspellings: new Map([["awiat", "await"]]),
  protectedWords,
  targets: spellingTargets(vocabulary, protectedWords),
  isMeant: (word: string) => vocabulary.has(word) || word === "and" || word === "post",
};
const correct = (text: string): string =>
  correctSpelling(tokenize(cleanText(text)), spelling)
    .map((token) => token.text)
    .join(" ");

describe("correctSpelling", () => {
  test.each<[typed: string, meant: string]>([
    ["finsih", "finish"],
    ["finnish", "finish"],
    ["bloks", "blocks"],
    ["concurently", "concurrently"],
    ["concurrnetly", "concurrently"],
    ["shcedule", "schedule"],
    ["awiat", "await"],
    ["adn", "and"],
    ["wiats", "waits"],
  ])("%s is meant for %s", (typed, meant) => {
    expect(correct(typed)).toBe(meant);
  });

  test.each(["clocks", "waitt", "goroutine", "corroutine", "awat", "blk", "zzzzzzzzz", "create_tsk", "pots"])(
    "%s is left as it is: real, protected, short, far off or code",
    (word) => {
      expect(correct(word)).toBe(word);
    },
  );
});
