import { describe, expect, test } from "vitest";
import { compileRubric } from "#domain/rubric/compiled-rubric";
import { correctSpelling, spellingTargets } from "#domain/rubric/spelling";
import { cleanText } from "#domain/rubric/text";
import { tokenize } from "#domain/rubric/tokens";
import { loadLexicon, loadRubric } from "#tests/support/rubric-files";

const protectedWords = new Set(["await", "waits", "coroutine", "goroutine"]);
const vocabulary = new Set(["blocks", "concurrently", "schedule", "finish", "waits", "await", "coroutine"]);
const spelling = {
  isKnown: (word: string) => vocabulary.has(word) || word === "clocks",
  misspellings: new Map([["awiat", "await"]]),
  protectedWords,
  targets: spellingTargets(vocabulary, protectedWords),
  isName: (name: string) => name === "create_task",
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

describe("with the whole lexicon", () => {
  const { spelling: whole } = compileRubric(loadRubric("fundamentals.sync-vs-async").rubric, loadLexicon());

  test.each([
    "the stations are blinking",
    "node posts odd paper",
    "a professor of the pocket university",
    "reminders, stories and frequent thanks",
    "supposed to be rotten",
  ])("%j has no misspelt word", (text) => {
    const tokens = tokenize(cleanText(text));
    expect(correctSpelling(tokens, whole)).toEqual(tokens);
  });

  test.each([
    ["craete_task", "create_task"],
    ["creat_taks", "create_task"],
    ["craete_task(job())", "create_task"],
    ["retrun_exceptions=True", "return_exceptions"],
    ["retrun_excpetions", "return_exceptions"],
    ["load_task", "load_task"],
    ["greet_tasks", "greet_tasks"],
  ])("the name %s is meant for %s", (typed, meant) => {
    expect(correctSpelling(tokenize(cleanText(typed)), whole)[0]?.text).toBe(meant);
  });
});
