import { describe, expect, test } from "vitest";
import { findClauses } from "#domain/rubric/clauses";
import { findQuotations } from "#domain/rubric/quotations";
import { wordsOf } from "#tests/support/small-rubric";

/** The words of each clause that claims something. */
function claimsIn(text: string): string[] {
  const words = wordsOf(text);
  return findClauses(words)
    .filter(({ mood }) => mood === "claim")
    .map(({ from, to }) =>
      words
        .slice(from, to)
        .map((word) => word.text)
        .join(" "),
    );
}

describe("sayings in quotation marks", () => {
  test.each<[text: string, claims: string[]]>([
    ['"One thread so no races." Heard that often.', ["heard that often"]],
    ["“The loop is free then”, they write. It is stuck.", ["they write", "it is stuck"]],
    ["'One thread so no races.' Heard that often.", ["heard that often"]],
    ["They write 'it doesn't block the loop', but it does.", ["they write", "but it does"]],
    [
      "The others' turn comes and that's it, 'cause it yields.",
      ["the others turn comes and that is it", "cause it yields"],
    ],
    ["It 'pauses' there, the tasks' loop goes on", ["it pauses there", "the tasks loop goes on"]],
    ['It "pauses" there.', ['it " pauses " there']],
    ['He asks "are you done yet?" and goes on', ["he asks", "and goes on"]],
    ['She says "it blocks the loop\n\nIt yields', ['she says " it blocks the loop', "it yields"]],
  ])("%j claims %j", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });

  test("no more than thirty are looked for", () => {
    expect(findQuotations(wordsOf('"one two three" '.repeat(50)))).toHaveLength(30);
  });
});
