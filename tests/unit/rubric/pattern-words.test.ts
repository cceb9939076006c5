import { expect, test } from "vitest";
import { lexiconSchema } from "#domain/rubric/lexicon-source";
import { patternWords } from "#domain/rubric/pattern-words";
import { patternSchema } from "#domain/rubric/rubric";
import { smallLexicon } from "#tests/support/small-rubric";

const source = lexiconSchema.parse({
  version: "test",
  concepts: {
    task: { exact: ["task", "tasks"] },
    keep: { stem: ["keep", "store"], phrase: ["hold * on"] },
    block: { stem: ["block"] },
    stand: { stem: ["idle"], includes: ["block"] },
  },
  entities: { gather: { family: "calls", code: ["gather"] } },
});

const words = (pattern: object) => patternWords(patternSchema.parse(pattern), smallLexicon, source);

test("a pattern is told with the words that count as its terms", () => {
  expect(words({ says: 'task keep > "never read"/`gather`', within: "sentence", about: "gather" })).toEqual({
    rule: "Claimed in one sentence, of gather",
    needs: [
      { join: "first", names: [{ name: "task", examples: ["task", "tasks"] }] },
      { join: "and", names: [{ name: "keep", examples: ["keep", "store", "hold … on"] }] },
      {
        join: "then",
        names: [
          { name: '"never read"', examples: [] },
          { name: "`gather`", examples: [] },
        ],
      },
    ],
    unless: [],
    isWeak: false,
  });
});

test("what it includes, what keeps it from counting, and how strong it is are told too", () => {
  expect(
    words({
      says: "stand",
      within: "adjacent",
      gap: 1,
      polarity: "deny",
      strength: "weak",
      unless: ["task", "answer: keep"],
    }),
  ).toEqual({
    rule: "Denied at most 1 word apart",
    needs: [{ join: "first", names: [{ name: "stand", examples: ["idle", "block"] }] }],
    unless: [
      { where: "", needs: [{ join: "first", names: [{ name: "task", examples: ["task", "tasks"] }] }] },
      {
        where: "anywhere in the answer",
        needs: [{ join: "first", names: [{ name: "keep", examples: ["keep", "store", "hold … on"] }] }],
      },
    ],
    isWeak: true,
  });
});
