import { describe, expect, test } from "vitest";
import { gradeAnswer } from "#domain/rubric/engine";
import { compileLexicon } from "#domain/rubric/lexicon";
import { lexiconSchema } from "#domain/rubric/lexicon-source";
import { smallLexicon, smallRubric } from "#tests/support/small-rubric";

const grade = (answer: string): ReturnType<typeof gradeAnswer> =>
  gradeAnswer({ answer, question: "How do they differ?", rubric: smallRubric(), lexicon: smallLexicon });

describe("things that an answer has exchanged", () => {
  test.each<[answer: string, isExchanged: boolean]>([
    ["Sync lets others run, async blocks.", true],
    ["Async code freezes. Sync code never freezes.", true],
    ["With sync it yields, whereas with async it does not yield.", true],
    ["Sync blocks, async yields.", false],
    ["Sync never yields and async never blocks.", false],
    ["Async blocks.", false],
    ["Some think that sync yields and async blocks.", false],
    ["Does sync yield, and does async block?", false],
    ["Sync yields, async blocks... no, wait, it is sync that blocks and async that yields.", false],
  ])("%j", (answer, isExchanged) => {
    expect(grade(answer).flags.includes("exchanged")).toBe(isExchanged);
  });

  test("what is said of the wrong thing earns nothing, even where it is true of both", () => {
    const answer = "Sync yields and async blocks. A task keeps its exception.";
    expect(grade("A task keeps its exception.").points).toBe(2);
    expect(grade(answer).points).toBe(0);
    expect(grade(answer).criteria.map(({ verdict }) => verdict)).toContain("contradicted");
  });
});

test("a lexicon whose facts name no pole is refused", () => {
  const source = lexiconSchema.parse({
    version: "test",
    concepts: {},
    entities: {},
    counterparts: { gates: { lock: { exact: ["lock"], is: { width: "narrow" } } } },
  });
  expect(() => compileLexicon(source)).toThrow(/no pole of a contrast/);
});
