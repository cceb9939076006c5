import { describe, expect, test } from "vitest";
import { gradeAnswer } from "#domain/rubric/engine";
import { lexiconSchema } from "#domain/rubric/lexicon-source";
import { lintRubric } from "#domain/rubric/lint";
import { countWays, lexiconOf, sourceOf } from "#domain/rubric/own-concepts";
import { diffRubrics } from "#domain/rubric/rubric-diff";
import { smallLexicon, smallRubric } from "#tests/support/small-rubric";

const pantry = { stem: ["shelve"], phrase: ["put * pantry"] };
const criteria = [
  { key: "kept", statement: "The error stays with the task", points: 1, patterns: [{ says: "exception put-away" }] },
];
const rubricWith = (concepts: Record<string, unknown>) => smallRubric({ criteria, misconceptions: [], concepts });

const verdict = (answer: string, rubric = rubricWith({ "put-away": pantry })) =>
  gradeAnswer({ answer, question: "What becomes of an error?", rubric, lexicon: smallLexicon }).criteria[0]?.verdict;

describe("a rubric's own concepts", () => {
  test("are looked for as those of the lexicon are", () => {
    expect(verdict("The error is shelved in there.")).toBe("met");
    expect(verdict("It puts the error quietly into the pantry.")).toBe("met");
    expect(verdict("The error is gone.")).not.toBe("met");
  });

  test("may take in concepts of the lexicon, and of the rubric", () => {
    const rubric = rubricWith({ "put-away": { includes: ["keep", "lay"] }, lay: { stem: ["stash"] } });
    expect(verdict("The task stores the error.", rubric)).toBe("met");
    expect(verdict("The task stashes the error.", rubric)).toBe("met");
  });

  test("are words that a misspelt one may be meant for", () => {
    expect(verdict("The error is shellved in there.")).toBe("met");
  });

  test("leave the lexicon of other rubrics as it was", () => {
    const other = smallRubric();
    expect(lexiconOf(other, smallLexicon)).toBe(smallLexicon);
    expect(lexiconOf(rubricWith({ "put-away": pantry }), smallLexicon).concepts.has("put-away")).toBe(true);
    expect(smallLexicon.concepts.has("put-away")).toBe(false);
  });

  test("are shown beside those of the lexicon", () => {
    const source = lexiconSchema.parse({ version: "1", concepts: {}, entities: {} });
    const shown = sourceOf(rubricWith({ "put-away": pantry }), source);
    expect(shown.concepts["put-away"]?.stem).toEqual(["shelve"]);
  });

  test.each<[fault: string, concepts: Record<string, unknown>]>([
    ['concept "keep": the lexicon has one of this name', { "put-away": pantry, keep: pantry }],
    ['concept "gather": the lexicon has one of this name', { "put-away": pantry, gather: pantry }],
    ['concept "put-away": includes "nowhere", which does not exist', { "put-away": { includes: ["nowhere"] } }],
    [
      'concept "put-away": includes "constructor", which does not exist',
      { "put-away": { stem: ["lay"], includes: ["constructor"] } },
    ],
    ['concept "put-away": includes itself', { "put-away": { includes: ["lay"] }, lay: { includes: ["put-away"] } }],
  ])("say: %s", (fault, concepts) => {
    expect(lintRubric(rubricWith(concepts), smallLexicon).join("\n")).toContain(fault);
  });

  test("have their ways of saying counted, with those that they take in", () => {
    expect(countWays(rubricWith({ "put-away": pantry }), smallLexicon)).toBe(2);
    expect(countWays(rubricWith({ "put-away": { ...pantry, includes: ["keep"] } }), smallLexicon)).toBe(5);
  });

  test("are part of what differs between two versions", () => {
    const changes = diffRubrics(rubricWith({ "put-away": pantry }), rubricWith({ "put-away": { stem: ["shelve"] } }));
    expect(changes).toEqual([
      {
        owner: { kind: "rubric", key: "" },
        field: "concept",
        before: "put-away: shelve, put * pantry",
        after: "put-away: shelve",
      },
    ]);
  });
});
