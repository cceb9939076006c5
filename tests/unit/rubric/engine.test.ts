import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradeAnswer } from "#domain/rubric/engine";
import type { Grade } from "#domain/rubric/grade";
import { loadCoreRubrics, loadLexicon } from "#tests/support/rubric-files";
import { smallLexicon, smallRubric } from "#tests/support/small-rubric";
import { EVEN_GROWTH, growthFactor } from "#tests/support/growth";

const small = (answer: string, rubric = smallRubric()): Grade =>
  gradeAnswer({ answer, question: "What becomes of an error?", rubric, lexicon: smallLexicon });

describe("gradeAnswer", () => {
  test("quotes the words that earned each point, and names the pattern", () => {
    const grade = small("I think **a task keeps** its exception. An async call yields.");
    expect(grade).toMatchObject({ points: 3, maxPoints: 3, band: "strong", flags: [], misconceptions: [] });
    expect(grade.criteria[0]).toMatchObject({ verdict: "met", points: 2, decidedBy: "task keep exception" });
    expect(grade.criteria[0]?.quotes.map(({ text }) => text)).toEqual(["task keeps** its exception"]);
  });

  test("weak evidence earns half", () => {
    expect(small("There is a task with an error.").criteria[0]).toMatchObject({ verdict: "partial", points: 1 });
  });

  test("the opposite is no mere gap", () => {
    expect(small("A task does not keep its error.").criteria[0]).toMatchObject({ verdict: "contradicted", points: 0 });
  });

  test("what was said and then taken back in a later sentence is lost", () => {
    const grade = small("A task keeps its error. Then again, a task does not keep its error.");
    expect(grade.criteria[0]?.verdict).toBe("contradicted");
  });

  test("a missed criterion tells how near the answer came, and what lacks", () => {
    const { nearestMiss } = small("Something keeps the exception.").criteria[0] ?? {};
    expect(nearestMiss).toMatchObject({ quote: { text: "Something keeps the exception" }, lacks: ["task"] });
  });

  test("what the whole answer speaks against is not earned by overlap either", () => {
    const base = smallRubric();
    const [first, ...rest] = base.criteria;
    if (!first) throw new Error("the small rubric has criteria");
    const accepts = ["The error travels up to whoever awaits"];
    const patterns = first.patterns.map((each) => ({ ...each, unless: ['answer: "upside down"'] }));
    const rubric = smallRubric({ criteria: [{ ...first, accepts, patterns }, ...rest] });
    const answer = "The error travels up to whoever awaits.";
    expect(small(answer, rubric).criteria[0]?.verdict).toBe("met");
    expect(small(`${answer} All upside down.`, rubric).criteria[0]?.verdict).toBe("not");
  });

  test("an accepted sentence earns its criterion without a pattern", () => {
    const rubric = smallRubric({
      criteria: [
        { key: "a", statement: "Locks guard shared counters", points: 1, accepts: ["A mutex protects common data"] },
      ],
    });
    expect(small("Obviously a mutex protects common data.", rubric).criteria[0]).toMatchObject({
      verdict: "met",
      decidedBy: "statement",
    });
    expect(small("A mutex never protects common data.", rubric).points).toBe(0);
    expect(small("data common protects mutex a", rubric).points).toBe(0);
    expect(small("A mutex protects data.", rubric).criteria[0]).toMatchObject({ verdict: "unsure", points: 0 });
  });

  test.each([
    ["gather cancels the others", 1],
    ["gather does not cancel the others", 0],
    ["People think that gather cancels the others", 0],
    ["Does gather cancel the others?", 0],
    ["If gather cancels the others, they stop", 0],
    ["create_task cancels the others", 0],
  ])("%j asserts %i misconceptions", (answer, count) => {
    expect(small(answer).misconceptions).toHaveLength(count);
  });

  test("the least certain verdict sets the confidence", () => {
    expect(small("A task keeps its error. An async call yields.").confidence).toBeGreaterThan(0.9);
    expect(small("There is a task with an error. An async call yields.").confidence).toBeLessThan(0.7);
  });

  test("a pattern that does not parse matches nothing, and harms nobody", () => {
    const rubric = smallRubric({
      criteria: [
        {
          key: "a",
          statement: "A task keeps errors",
          points: 1,
          patterns: [{ says: "nonsense" }, { says: "task keep" }],
        },
      ],
    });
    expect(small("a task keeps it", rubric).points).toBe(1);
  });
});

describe("gradeAnswer, whatever is typed", () => {
  const lexicon = loadLexicon();
  const cores = [...loadCoreRubrics().values()];
  const core = fc.constantFrom(...cores);
  /** Prose of the subject with noise in it: more likely than noise alone to reach every step. */
  const phrase = fc.constantFrom(
    "gather",
    "create_task",
    "async",
    "sync code",
    "waits until",
    "does not",
    "the others",
    "await",
    "a task",
    "blocks",
    "the loop",
    "exception",
    "is",
    "and",
    "but",
    "If it",
    "?",
    ".",
    ",",
    "\n- ",
    "`",
    "**",
    "<b>",
    "people think that",
    "no wait,",
    "\u{1F600}",
    "e\u0301",
    "&amp;",
  );
  const answer = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.array(phrase, { maxLength: 40 }).map((parts) => parts.join(" ")),
  );

  test("there is a grade within bounds, and every quote is the answer's own", () => {
    fc.assert(
      fc.property(core, answer, ({ question, rubric }, text) => {
        const grade = gradeAnswer({ answer: text, question, rubric, lexicon });
        expect(grade.points).toBeGreaterThanOrEqual(0);
        expect(grade.points).toBeLessThanOrEqual(grade.maxPoints);
        expect(grade.criteria.map(({ key }) => key)).toEqual(rubric.criteria.map(({ key }) => key));
        const misses = grade.criteria.flatMap(({ nearestMiss }) => (nearestMiss ? [nearestMiss.quote] : []));
        const quotes = [...grade.criteria, ...grade.misconceptions].flatMap((each) => each.quotes);
        for (const { start, end, text: quoted } of [...quotes, ...misses]) {
          expect(end).toBeGreaterThan(start);
          expect(quoted).toBe(text.slice(start, end));
        }
        for (const { points, quotes: own } of grade.criteria) expect(points > 0 && own.length === 0).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test("the same answer gets the same grade", () => {
    fc.assert(
      fc.property(core, answer, ({ question, rubric }, text) => {
        const copy = structuredClone(rubric);
        const once = gradeAnswer({ answer: text, question, rubric, lexicon });
        expect(gradeAnswer({ answer: text, question, rubric: copy, lexicon })).toEqual(once);
      }),
      { numRuns: 40 },
    );
  });

  test("an off-topic sentence after the answer lowers nothing", () => {
    fc.assert(
      fc.property(core, fc.array(phrase, { maxLength: 40 }), ({ question, rubric }, parts) => {
        const text = parts.join(" ");
        const before = gradeAnswer({ answer: text, question, rubric, lexicon });
        const after = gradeAnswer({
          answer: `${text}\n\nMy neighbour's cat prefers the green sofa.`,
          question,
          rubric,
          lexicon,
        });
        expect(after.points).toBeGreaterThanOrEqual(before.points);
      }),
      { numRuns: 300 },
    );
  });

  test.each(["gather waits for all of them. ", "people think that ", "<script>"])(
    "the work on %j over and over grows evenly",
    async (noise) => {
      const [first] = cores;
      if (!first) throw new Error("no rubric");
      const grade = (times: number) => gradeAnswer({ ...first, answer: noise.repeat(times), lexicon });
      expect(await growthFactor(grade, 40)).toBeLessThan(EVEN_GROWTH);
    },
  );
});
