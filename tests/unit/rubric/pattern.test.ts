import { describe, expect, test } from "vitest";
import { parseIdea } from "#domain/rubric/pattern";
import { smallLexicon } from "#tests/support/small-rubric";

const parse = (says: string) => parseIdea(says, smallLexicon);

describe("parseIdea", () => {
  test("reads terms, alternatives, order, phrases and code", () => {
    const { idea, problems } = parse('gather/create-task > first > "never retrieved"/raise `return_exceptions`');
    expect(problems).toEqual([]);
    expect(idea.needs).toEqual([
      { label: "gather/create-task", names: ["gather", "create-task"], step: 0, isEntity: true },
      { label: "first", names: ["first"], step: 1, isEntity: false },
      { label: '"never retrieved"/raise', names: ['"never retrieved"', "raise"], step: 2, isEntity: false },
      { label: "`return_exceptions`", names: ["`return_exceptions`"], step: 2, isEntity: false },
    ]);
  });

  test.each<[says: string, complaint: string]>([
    ["task keps", '"keps" in "task keps" is no concept of the rubric and no name of the lexicon'],
    ["task >", '">" must stand between two terms'],
    ["> task", '">" must stand between two terms'],
    ['"never closed', "is never closed"],
    ['""', "nothing between the quotes"],
    ["task & keep", '"&" in "task & keep" is not understood'],
    ["  ", "says nothing"],
  ])("complains of %j", (says, complaint) => {
    expect(parse(says).problems.join("; ")).toContain(complaint);
  });
});
