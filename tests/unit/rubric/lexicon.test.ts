import { describe, expect, test } from "vitest";
import { compileLexicon } from "#domain/rubric/lexicon";
import { lexiconSchema } from "#domain/rubric/lexicon-source";
import { TermIndex } from "#domain/rubric/terms";
import { smallLexicon, wordsOf } from "#tests/support/small-rubric";
import { loadLexicon } from "#tests/support/rubric-files";

/** Concepts found in a text, with the words that named them. */
function found(text: string): string[] {
  const words = wordsOf(text);
  const index = new TermIndex([...smallLexicon.concepts.values()].flat());
  return index.findAll(words).map(
    ({ name, from, to }) =>
      `${name}: ${words
        .slice(from, to)
        .map((word) => word.text)
        .join(" ")}`,
  );
}

describe("compileLexicon", () => {
  test.each<[text: string, concepts: string[]]>([
    ["it holds on", ["keep: holds"]],
    ["it held on", ["keep: held"]],
    ["an exception", ["exception: exception"]],
    ["except it", []],
    ["the event loop", ["loop: event loop", "loop: loop"]],
    ["it hands the control over", ["yield: hands the control"]],
    ["it gives the loop back control", ["yield: gives the loop back control", "loop: loop"]],
    ["nothing else can run", ["block: nothing else can run", "stand: nothing else can run"]],
    ["at the same time", ["concurrent: at the same time"]],
    ["`await` it", ["await: await"]],
    ["event. loop", ["loop: loop"]],
  ])("%j speaks of %j", (text, concepts) => {
    expect(found(text)).toEqual(concepts);
  });

  test("refuses a concept that includes one that does not exist", () => {
    const source = lexiconSchema.parse({ version: "1", concepts: { a: { includes: ["b"] } }, entities: {} });
    expect(() => compileLexicon(source)).toThrow(RangeError);
  });

  test("the lexicon of the product is sound", () => {
    expect(loadLexicon().concepts.size).toBeGreaterThan(80);
  });
});
