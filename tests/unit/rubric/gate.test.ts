import { describe, expect, test } from "vitest";
import { publishGate } from "#domain/rubric/gate";
import { lintRubric } from "#domain/rubric/lint";
import { loadCoreRubrics, loadLexicon, loadRubric } from "#tests/support/rubric-files";
import { smallLexicon, smallRubric } from "#tests/support/small-rubric";

const lexicon = loadLexicon();
const CHAIN = "gather.chain-vs-create-task";
const rubrics = [
  ...[...loadCoreRubrics().values()].map((core) => ({ name: core.itemId, ...core })),
  { name: "exceptions.explain-propagation", ...loadRubric("exceptions.explain-propagation") },
  ...["main", "probe-basic", "order", "failure", "structured"].map((step) => ({
    name: step,
    ...loadRubric(CHAIN, step),
  })),
];

describe("publishGate", () => {
  test.each(rubrics)("$name may be published", ({ question, rubric }) => {
    expect(lintRubric(rubric, lexicon)).toEqual([]);
    expect(publishGate(rubric, question, lexicon)).toEqual([]);
  });

  test.each<[fault: string, changes: Record<string, unknown>, check: string]>([
    [
      "a sentence that does not earn its own criterion",
      {
        criteria: [
          {
            key: "a",
            statement: "A task keeps errors",
            points: 1,
            accepts: ["A task raises them"],
            patterns: [
              { says: "cancel", polarity: "deny" },
              { says: "task raise", polarity: "deny" },
            ],
          },
        ],
      },
      "own",
    ],
    [
      "a true sentence that looks like a misconception",
      {
        misconceptions: [
          {
            key: "m",
            statement: "A task keeps nothing",
            correction: "It does",
            deduct: 1,
            patterns: [{ says: "task" }],
          },
        ],
      },
      "own",
    ],
    [
      "a misconception that its own sentence does not trigger",
      {
        misconceptions: [
          {
            key: "m",
            statement: "The loop is idle",
            correction: "It is not",
            deduct: 1,
            patterns: [{ says: "cancel" }],
          },
        ],
      },
      "belief",
    ],
    [
      "a misconception that is seen where it is denied",
      {
        misconceptions: [
          {
            key: "m",
            statement: "gather cancels the rest",
            correction: "It does not",
            deduct: 1,
            patterns: [{ says: "cancel", polarity: "either" }],
          },
        ],
      },
      "hostile",
    ],
    [
      "a criterion that is earned for another thing",
      {
        criteria: [
          {
            key: "a",
            statement: "async yields to the loop",
            points: 1,
            about: "async",
            patterns: [{ says: "loop/yield", within: "answer", about: "sync" }, { says: "yield" }],
          },
        ],
      },
      "hostile",
    ],
    [
      "a question that answers itself",
      { criteria: [{ key: "a", statement: "It is an error", points: 1, patterns: [{ says: "exception" }] }] },
      "hostile",
    ],
  ])("refuses %s", (_, changes, check) => {
    const question = "Name the error.";
    expect(publishGate(smallRubric(changes), question, smallLexicon).map((problem) => problem.check)).toContain(check);
  });
});
