import { describe, expect, test } from "vitest";
import { compileRubric } from "#domain/rubric/compiled-rubric";
import { findPattern } from "#domain/rubric/matching";
import { type Reading, read } from "#domain/rubric/reading";
import { cleanText } from "#domain/rubric/text";
import { tokenize } from "#domain/rubric/tokens";
import { smallLexicon, smallRubric } from "#tests/support/small-rubric";

/** The words in which an answer says one pattern; null if it does not. */
function said(pattern: Record<string, unknown>, answer: string, isStrict = false): string | null {
  const source = smallRubric({
    criteria: [{ key: "a", statement: "abc", points: 1, patterns: [pattern] }],
    misconceptions: [],
  });
  const rubric = compileRubric(source, smallLexicon);
  const [compiled] = rubric.criteria[0]?.patterns ?? [];
  if (!compiled) throw new Error("the pattern does not parse");
  const reading = read(answer, tokenize(cleanText(answer)), { rubric, lexicon: smallLexicon });
  const match = findPattern(reading, compiled, { sense: "same", isStrict });
  return match ? wordsAt(reading, match.places) : null;
}

/** From the first to the last place in each clause. */
function wordsAt({ raw, words, clauseOf }: Reading, places: readonly { from: number; to: number }[]): string {
  const clauses = [...new Set(places.map(({ from }) => clauseOf[from] ?? 0))].toSorted((one, other) => one - other);
  return clauses
    .map((clause) => {
      const own = places.filter(({ from }) => clauseOf[from] === clause);
      const first = Math.min(...own.map(({ from }) => from));
      const last = Math.max(...own.map(({ to }) => to)) - 1;
      return raw.slice(words[first]?.start, words[last]?.end);
    })
    .join(" ... ");
}

describe("findPattern", () => {
  test.each<[what: string, pattern: Record<string, unknown>, answer: string, quote: string | null]>([
    [
      "all terms in one clause, in any order",
      { says: "exception keep task" },
      "The task keeps the error.",
      "task keeps the error",
    ],
    ["not spread over clauses", { says: "task exception" }, "A task runs, an error is raised.", null],
    [
      "spread over clauses if the pattern allows it",
      { says: "task exception", within: "sentence" },
      "A task runs, an error is raised.",
      "task ... error",
    ],
    [
      "over two sentences",
      { says: "task exception", within: "passage" },
      "A task runs. It raises an error.",
      "task ... error",
    ],
    ["not over three", { says: "task exception", within: "passage" }, "A task runs. It ends. It was an error.", null],
    [
      "anywhere",
      { says: "task exception", within: "answer" },
      "A task runs. It ends. It was an error.",
      "task ... error",
    ],
    ["in the order given", { says: "task > exception" }, "the error of a task", null],
    [
      "side by side",
      { says: "task keep", within: "adjacent", gap: 1 },
      "the task always keeps it",
      "task always keeps",
    ],
    ["not far apart", { says: "task keep", within: "adjacent", gap: 1 }, "the task is one that keeps it", null],
    ["a quoted phrase by stem", { says: '"never retrieved"' }, "it never retrieves them", "never retrieves"],
    [
      "code",
      { says: "`return_exceptions`" },
      "gather(a(), return_exceptions=True)",
      "gather(a(), return_exceptions=True)",
    ],
    ["one of two terms", { says: "keep/raise" }, "it raises", "raises"],
    ["asserted", { says: "task keep" }, "a task does not keep it", null],
    ["denied", { says: "task keep", polarity: "deny" }, "a task does not keep it", "task does not keep"],
    ["not denied where it must be", { says: "task keep", polarity: "deny" }, "a task keeps it", null],
    ["either", { says: "task keep", polarity: "either" }, "a task does not keep it", "task does not keep"],
    ["but not in a question", { says: "task keep" }, "Does a task keep it?", null],
    ["nor where it was taken back", { says: "task keep" }, "A task keeps it - no wait, it raises it", null],
    ["nor beside an exception to it", { says: "task keep", unless: ["first"] }, "the first task keeps it", null],
    [
      "unless it is denied itself",
      { says: "block", within: "sentence", unless: ["yield", "loop"] },
      "It does not yield there and it freezes.",
      "freezes",
    ],
    [
      "or taken back before",
      { says: "block", within: "sentence", unless: ["yield"] },
      "It yields, no wait, it freezes.",
      "freezes",
    ],
    [
      "nor with an exception that is claimed elsewhere",
      { says: "task keep", unless: ['answer: "several loops"'] },
      "The task keeps it. Python makes several loops.",
      null,
    ],
    [
      "nor with one that is told of a case",
      { says: "task keep", unless: ['answer: "several loops"'] },
      "The task keeps it. If Python makes several loops, they share.",
      null,
    ],
    [
      "unless that is denied there",
      { says: "task keep", unless: ['answer: "several loops"'] },
      "The task keeps it. There are never several loops.",
      "task keeps",
    ],
    [
      "asked",
      { says: "task keep", unless: ['answer: "several loops"'] },
      "Do I need several loops? No. The task keeps it.",
      "task keeps",
    ],
    [
      "or taken back",
      { says: "task keep", unless: ['answer: "several loops"'] },
      "There are several loops, no wait, there is one. The task keeps it.",
      "task keeps",
    ],
    [
      "an exception in the sentence of the clause",
      { says: "task keep", unless: ["sentence: await"] },
      "The task keeps it, but only until you await it.",
      null,
    ],
    [
      "not one of another sentence",
      { says: "task keep", unless: ["sentence: await"] },
      "The task keeps it. Then you await it.",
      "task keeps",
    ],
    [
      "an exception in the clause of a pattern that looks further",
      { says: "task exception", within: "sentence", unless: ["clause: loop"] },
      "The loop runs, a task raises it, and then you have an error.",
      "task ... error",
    ],
    [
      "in the sentence before, in a passage",
      { says: "task keep", unless: ["passage: await"] },
      "You await it. The task keeps it.",
      null,
    ],
    ["of the right thing", { says: "block", about: "sync" }, "Sync code blocks", "blocks"],
    ["not of another", { says: "block", about: "sync" }, "Async code blocks", null],
    ["of the thing named before", { says: "block", about: "sync" }, "Sync is old. It blocks.", "blocks"],
    ["of nothing in particular", { says: "block", about: "sync" }, "It blocks.", "blocks"],
  ])("finds %s", (_, pattern, answer, quote) => {
    expect(said(pattern, answer)).toBe(quote);
  });

  test("a strict search wants the thing to be named", () => {
    expect(said({ says: "block", about: "sync" }, "It blocks.", true)).toBeNull();
    expect(said({ says: "block", about: "sync" }, "Sync code blocks.", true)).toBe("blocks");
  });
});
