import { describe, expect, test } from "vitest";
import { compileRubric } from "#domain/rubric/compiled-rubric";
import { quotesOf, read } from "#domain/rubric/reading";
import { cleanText } from "#domain/rubric/text";
import { tokenize } from "#domain/rubric/tokens";
import { smallLexicon, smallRubric } from "#tests/support/small-rubric";

/** What is quoted where an answer says these words. */
function quoted(answer: string, ...said: string[]): string[] {
  const rubric = compileRubric(smallRubric({}), smallLexicon);
  const reading = read(answer, tokenize(cleanText(answer)), { rubric, lexicon: smallLexicon });
  const places = reading.words.flatMap(({ text }, from) => (said.includes(text) ? [{ from, to: from + 1 }] : []));
  return quotesOf(reading, places).map(({ text }) => text);
}

describe("quotesOf", () => {
  test("a word alone is quoted with its clause, so that a reader sees what was said", () => {
    expect(quoted("A task runs, and the waiter is free.", "task")).toEqual(["A task runs"]);
  });

  test("in a long clause, with the words around it", () => {
    const answer = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
    expect(quoted(answer, "seven")).toEqual(["four five six seven eight nine ten"]);
    expect(quoted(answer, "one")).toEqual(["one two three four"]);
  });

  test("a phrase of three words is quoted as it stands", () => {
    expect(quoted("then the task keeps its error inside", "task", "error")).toEqual(["task keeps its error"]);
  });

  test("each clause by itself, in the order of the answer", () => {
    expect(quoted("A task runs. Then it fails.", "fails", "task")).toEqual(["A task runs", "Then it fails"]);
  });
});
