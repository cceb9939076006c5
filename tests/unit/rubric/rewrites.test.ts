import { describe, expect, test } from "vitest";
import { wordsOf } from "#tests/support/small-rubric";

const rewritten = (text: string): string =>
  wordsOf(text)
    .map((word) => word.text)
    .filter((each) => each !== "")
    .join(" ");
const negators = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => word.negates)
    .map((word) => word.text);

describe("rewrite", () => {
  test.each<[text: string, said: string]>([
    ["it doesn't block", "it does not block"],
    ["they can't, won't and dont", "they can not , will not and do not"],
    ["it's the task's error", "it is the task error"],
    ["a non-blocking call", "a not blocking call"],
    ["it no longer blocks", "it not longer blocks"],
    ["it does not continue until the others are done", "it does waits until the others are done"],
    ["it waits till then", "it waits until then"],
  ])("%j says %j", (text, said) => {
    expect(rewritten(text)).toBe(said);
  });

  test.each<[text: string, negations: string[]]>([
    ["it does not block", ["not"]],
    ["it never waits", ["never"]],
    ["it not only runs", []],
    ["no matter which is first", []],
    ["No, it runs", []],
    ["it does not move on until the others are done", []],
    ["await does not block the loop until the answer is there", ["not"]],
  ])("in %j the words %j deny", (text, negations) => {
    expect(negators(text)).toEqual(negations);
  });

  test("every word keeps its place in the raw answer", () => {
    const raw = "it **doesn't** stop";
    const spans = wordsOf(raw).map(({ start, end }) => raw.slice(start, end));
    expect(spans).toEqual(["it", "doesn't", "doesn't", "stop"]);
  });
});
