import { describe, expect, test } from "vitest";
import { checkBank } from "#domain/content/checks";
import type { Kind } from "#domain/content/question";
import { type BankEntry, problemText } from "#domain/content/problem";
import { ALL_KINDS, itemOf } from "./authored-items";

const topics = [{ id: "tasks", title: "Tasks", summary: "What there is to know about tasks.", requires: [] }];
const sources = new Map([["000.txt", "The first line.\nThe second line.\n"]]);
const inventory = new Set(["S0-CO01"]);

function entryOf(kind: Kind, changes: Record<string, unknown> = {}, file?: string): BankEntry {
  const place = `items/tasks/${kind.replaceAll("_", "-")}.yaml`;
  return { item: itemOf(kind, changes), file: file ?? place, lineOf: () => 7 };
}

/** Problems of a bank that holds a flashcard beside the entries. */
function problemsOf(...entries: BankEntry[]): string[] {
  const bank = { entries: [entryOf("flashcard"), ...entries], topics, sources, inventory };
  return checkBank(bank).map(problemText);
}

const seed = { file: "000.txt", lines: "2", relation: "confirms", quote: "second line" };
const step = {
  id: "main",
  prompt: "Explain what a task is.",
  model_answer: "A scheduled coroutine",
  rubric: { criteria: [{ key: "said-it", statement: "A statement", points: 2 }] },
  next: [{ go: "end" }],
};
const section = { title: "Warm-up", seconds: 600, items: ["tasks.flashcard"] };

describe("checkBank", () => {
  test.each(ALL_KINDS.filter((kind) => kind !== "flashcard"))("has nothing against a sound %s", (kind) => {
    expect(problemsOf(entryOf(kind))).toEqual([]);
  });

  test("says where a problem stands, what is wrong and what to do", () => {
    expect(problemsOf(entryOf("cloze", { topics: ["tasks", "quantum"] }))).toEqual([
      "items/tasks/cloze.yaml:7 topics[1]: there is no topic quantum (one of tasks)",
    ]);
  });

  test("an id must fit folder and file, and be nobody else's", () => {
    expect(problemsOf(entryOf("cloze", {}, "items/gather/cloze.yaml"))[0]).toContain("id: tasks.cloze does not fit");
    const twins = problemsOf(entryOf("cloze"), entryOf("cloze"));
    expect(twins).toHaveLength(2);
    expect(twins[0]).toContain("is also the id of items/tasks/cloze.yaml");
  });

  test.each<{ case: string; kind: Kind; changes: Record<string, unknown>; says: string }>([
    {
      case: "versions that go backwards",
      kind: "cloze",
      changes: { python: { min: "3.12", max: "3.9" } },
      says: "python.max: 3.9 is older than 3.12",
    },
    {
      case: "a step that uses a chain, and so perhaps itself",
      kind: "chain",
      changes: { steps: [{ ...step, uses: "tasks.chain" }, { ...step, id: "probe" }] },
      says: "steps[0].uses: tasks.chain is made of other items",
    },
    {
      case: "a quote that does not stand at its lines",
      kind: "cloze",
      changes: { provenance: { seeds: [{ ...seed, lines: "1" }], correction: "none" } },
      says: 'provenance.seeds[0].quote: "second line" does not stand at lines 1',
    },
    {
      case: "an unknown source",
      kind: "cloze",
      changes: { provenance: { seeds: [{ ...seed, file: "999.txt" }], correction: "none" } },
      says: "provenance.seeds[0].file: there is no document 999.txt",
    },
    {
      case: "an unknown row",
      kind: "cloze",
      changes: { covers: ["S9-QM01"] },
      says: "covers[0]: there is no row S9-QM01",
    },
    {
      case: "a topic that does not begin with the folder",
      kind: "cloze",
      changes: { id: "gather.cloze" },
      says: "topics: gather, the first part of the id, is not the first topic",
    },
    {
      case: "a blank without an answer",
      kind: "cloze",
      changes: { text: "`{{1}}` and {{2}} and {{3}}." },
      says: "text: {{3}} has no answer",
    },
    {
      case: "a blank that is not in the text",
      kind: "cloze",
      changes: { text: "Only {{1}}." },
      says: "blanks.2: blank 2 is not in",
    },
    {
      case: "an answer that is no option",
      kind: "single_choice",
      changes: { answer: "D" },
      says: "answer: D is no option",
    },
    {
      case: "an answer that is a misconception",
      kind: "single_choice",
      changes: { answer: "A" },
      says: "options[0].misconception: A is the answer, and no misconception",
    },
    {
      case: "a wrong option without a reply",
      kind: "single_choice",
      changes: { answer: "A" },
      says: "options[1]: B is wrong, and must say why somebody believes it",
    },
    {
      case: "a misconception that is not listed",
      kind: "single_choice",
      changes: { misconceptions: [] },
      says: "options[0].misconception: there is no misconception first-belief",
    },
    {
      case: "points that do not make 1",
      kind: "multi_choice",
      changes: { scoring: { per_correct: 0.3, per_wrong: -0.3, floor: 0 } },
      says: "scoring.per_correct: 2 right options do not make a score of 1",
    },
    {
      case: "a near miss that is the answer but for spaces",
      kind: "predict_output",
      changes: { answer: { stdout: "a\nb\n" }, near_misses: [{ stdout: "a  \nb\n\n", feedback: "No." }] },
      says: "near_misses[0].stdout: it is the answer",
    },
    {
      case: "a line that the code does not have",
      kind: "spot_bug",
      changes: { answer: { lines: [4], reason: "secret-right" } },
      says: "answer.lines[0]: the code has no line 4",
    },
    {
      case: "a bug that nothing shows",
      kind: "spot_bug",
      changes: { verify: [] },
      says: "verify: nothing shows the bug",
    },
    {
      case: "a program that the item does not have",
      kind: "flashcard",
      changes: { id: "tasks.other", verify: [{ name: "runs", run: "@fix", expect: {} }] },
      says: "verify[0].run: @fix names no program of this item",
    },
    {
      case: "a wrong solution that fails no test",
      kind: "fix_code",
      changes: { wrong_solutions: [{ name: "wrong", fails: "other", code: "pass" }] },
      says: 'wrong_solutions[0].fails: there is no test "other"',
    },
    {
      case: "a chain that goes back",
      kind: "chain",
      changes: { steps: [step, { ...step, id: "next", next: [{ go: "main" }] }] },
      says: "steps[1].next[0].go: there is no later step main",
    },
    {
      case: "a step that nothing leads to",
      kind: "chain",
      changes: { steps: [step, { ...step, id: "next" }] },
      says: "steps[1].id: no step leads to next",
    },
    {
      case: "a score without a way on",
      kind: "chain",
      changes: {
        steps: [
          { ...step, next: [{ if: "score < 0.4", go: "next" }] },
          { ...step, id: "next" },
        ],
      },
      says: "steps[0].next: the last rule has a condition",
    },
    {
      case: "a chain that uses an unknown item",
      kind: "chain",
      changes: {
        steps: [
          { ...step, uses: "tasks.nowhere", next: [{ go: "next" }] },
          { ...step, id: "next" },
        ],
      },
      says: "steps[0].uses: there is no item tasks.nowhere",
    },
    {
      case: "an interview with an unknown item",
      kind: "mock_interview",
      changes: { sections: [{ ...section, items: ["tasks.nowhere"] }] },
      says: "sections[0].items[0]: there is no item tasks.nowhere",
    },
    {
      case: "an interview longer than its time",
      kind: "mock_interview",
      changes: { time_limit_seconds: 300 },
      says: "time_limit_seconds: the sections take 600 s",
    },
    {
      case: "weights that do not make 1",
      kind: "mock_interview",
      changes: { scorecard: [{ id: "model", label: "Model", weight: 0.9 }] },
      says: "scorecard: the weights make 0.9",
    },
    {
      case: "a total without a verdict",
      kind: "mock_interview",
      changes: {
        verdict: [
          { min: 0.6, label: "hire" },
          { min: 0.1, label: "not yet" },
        ],
      },
      says: "verdict: some totals have no verdict",
    },
  ])("refuses $case", ({ kind, changes, says }) => {
    const id = typeof changes["id"] === "string" ? changes["id"] : `tasks.${kind.replaceAll("_", "-")}`;
    const file = `items/${id.replace(".", "/")}.yaml`;
    expect(problemsOf(entryOf(kind, changes, file))).toContainEqual(expect.stringContaining(says));
  });
});
