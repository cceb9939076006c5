import { expect, test } from "vitest";
import { phraseTerm, TermIndex } from "#domain/rubric/terms";
import { smallLexicon, wordsOf } from "#tests/support/small-rubric";

/** Whether a text holds a phrase. */
function holds(phrase: string, text: string): boolean {
  return [...new TermIndex([phraseTerm("it", phrase, smallLexicon.stem)]).findAll(wordsOf(text))].length > 0;
}

test.each([
  ["isn't|never done", "It is not done.", true],
  ["isn't|never done", "It isn't done.", true],
  ["isn't|never done", "It is never done.", true],
  ["isn't|never done", "It is done.", false],
  ["everyone's|its turn", "Then comes everyone turn", true],
  ["it's done", "It's done.", true],
  ["can't go", "They cannot go.", true],
  ["event-loop|thread runs", "the event loop runs", true],
])("the phrase %j in %j: %s", (phrase, text, expected) => {
  expect(holds(phrase, text)).toBe(expected);
});
