import { expect, test } from "vitest";
import { gradeAnswer } from "#domain/rubric/engine";
import { smallLexicon, smallRubric } from "#tests/support/small-rubric";

const rubric = smallRubric({
  criteria: [
    {
      key: "blocks",
      statement: "Sync code blocks the loop.",
      points: 2,
      patterns: [{ says: "sync block" }],
    },
  ],
  misconceptions: [],
});

test.each<[answer: string, verdict: string]>([
  ["Sync blocks and async yields.", "met"],
  ["Sync blocks, unlike async. Hm, in fact sync lets others run.", "not"],
  ["Sync blocks, unlike async. Actually, if sync lets others run, who needs async?", "met"],
  ["Sync blocks, unlike async. Now async lets others run.", "met"],
  ["Async yields. Sync lets others run. Hm, actually sync blocks.", "met"],
])("%j", (answer, verdict) => {
  const grade = gradeAnswer({ answer, question: "How do they differ?", rubric, lexicon: smallLexicon });
  expect(grade.criteria.map((each) => each.verdict)).toEqual([verdict]);
});
