import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnswerKey } from "#domain/content/answer-key";
import { publishItem } from "#domain/content/publication";
import type { Kind } from "#domain/content/question";
import type { Outcome } from "#domain/quiz/outcome";
import type { Response } from "#domain/quiz/response";
import { scoreResponse } from "#domain/quiz/scoring";
import { ALL_KINDS, itemOf } from "../content/authored-items";
import { EVEN_GROWTH, growthFactor } from "#tests/support/growth";

/** The outcome of a response to a sample item of a kind. */
function outcomeOf(kind: Kind, response: Response, changes: Record<string, unknown> = {}): Outcome {
  const { key, question } = publishItem(itemOf(kind, changes));
  return scoreResponse(key, question, response);
}

function verdicts({ parts }: Outcome): string[] {
  return parts.map(({ label, verdict }) => `${label}: ${verdict}`);
}

function keyOf<K extends AnswerKey["kind"]>(kind: K): Extract<AnswerKey, { kind: K }> {
  const { key } = publishItem(itemOf(kind));
  if (!isKind(key, kind)) throw new Error(`not a ${kind}`);
  return key;
}

function isKind<K extends AnswerKey["kind"]>(key: AnswerKey, kind: K): key is Extract<AnswerKey, { kind: K }> {
  return key.kind === kind;
}

describe("single choice", () => {
  test("the answer scores 1", () => {
    const outcome = outcomeOf("single_choice", { kind: "single_choice", choice: "B" });
    expect(outcome).toMatchObject({ score: 1, misconceptions: [] });
    expect(verdicts(outcome)).toEqual(["A: spare", "B: right", "C: spare"]);
  });

  test("a wrong option scores 0, answers the belief behind it and shows the answer", () => {
    const outcome = outcomeOf("single_choice", { kind: "single_choice", choice: "A" });
    expect(outcome.score).toBe(0);
    expect(verdicts(outcome)).toEqual(["A: wrong", "B: missed", "C: spare"]);
    expect(outcome.parts[0]).toMatchObject({ given: "The first", expected: null, feedback: "SECRET no, A is not" });
    expect(outcome.parts[1]).toMatchObject({ given: null, expected: "The second" });
    expect(outcome.misconceptions.map(({ key }) => key)).toEqual(["first-belief"]);
  });

  test("an option that was rightly left out still says what it was", () => {
    const outcome = outcomeOf("single_choice", { kind: "single_choice", choice: "B" });
    expect(outcome.parts[0]).toMatchObject({ verdict: "spare", given: "The first", expected: null });
  });
});

describe("multiple choice", () => {
  test.each([
    { choices: ["A", "C"], score: 1, reveals: [] },
    { choices: ["A"], score: 0.5, reveals: ["second-belief"] },
    { choices: ["A", "B", "C"], score: 0.5, reveals: ["first-belief"] },
    { choices: ["B", "D"], score: 0, reveals: ["first-belief", "second-belief"] },
    { choices: [], score: 0, reveals: ["second-belief"] },
    { choices: ["A", "A"], score: 0.5, reveals: ["second-belief"] },
  ])("$choices scores $score", ({ choices, score, reveals }) => {
    const outcome = outcomeOf("multi_choice", { kind: "multi_choice", choices });
    expect(outcome.score).toBe(score);
    expect(outcome.misconceptions.map(({ key }) => key)).toEqual(reveals);
  });

  test("each option says whether it was rightly chosen or left", () => {
    const outcome = outcomeOf("multi_choice", { kind: "multi_choice", choices: ["A", "B"] });
    expect(verdicts(outcome)).toEqual(["A: right", "B: wrong", "C: missed", "D: spare"]);
  });

  test("three right options of a third each make exactly 1", () => {
    const options = ["A", "B", "C", "D"].map((key) => ({ key, text: key, correct: key !== "D", feedback: "Because." }));
    expect(outcomeOf("multi_choice", { kind: "multi_choice", choices: ["C", "A", "B"] }, { options }).score).toBe(1);
  });
});

describe("cloze", () => {
  const blanks = { "1": { answer: "asyncio.create_task()", accept: ["create_task"] }, "2": { answer: "réveil" } };
  const score = (typed: Record<string, string>) => outcomeOf("cloze", { kind: "cloze", blanks: typed }, { blanks });

  test.each([
    "asyncio.create_task()",
    "asyncio.create_task",
    "  ASYNCIO.create_task( coro ) ",
    "`create_task`",
    "`asyncio.create_task()`",
    "Create_Task ()",
  ])("takes %j for asyncio.create_task()", (typed) => {
    expect(score({ "1": typed }).parts[0]?.verdict).toBe("right");
  });

  test.each(["create", "create_tasks", "create task", "createtask(", "()", "ensure_future()"])(
    "does not take %j for asyncio.create_task()",
    (typed) => {
      expect(score({ "1": typed }).parts[0]?.verdict).toBe("wrong");
    },
  );

  test("composed and decomposed letters are the same", () => {
    expect(score({ "2": "re\u0301veil" }).parts[1]?.verdict).toBe("right");
  });

  test("the score is the share of right blanks; an empty one was missed", () => {
    const outcome = score({ "1": "create_task", "2": "  " });
    expect(outcome.score).toBe(0.5);
    expect(outcome.parts[1]).toEqual({
      label: "Blank 2",
      verdict: "missed",
      given: null,
      expected: "`réveil`",
      feedback: null,
    });
  });

  test.each(["(", " ", "a(", " \n", "`"])("the work on a hostile answer of %j grows evenly", async (noise) => {
    const { key, question } = publishItem(itemOf("cloze", { blanks }));
    const compare = (times: number) =>
      scoreResponse(key, question, { kind: "cloze", blanks: { "1": `${noise.repeat(times)}x)` } });
    expect(await growthFactor(compare, 5_000)).toBeLessThan(EVEN_GROWTH);
  });
});

describe("predicted output", () => {
  const changes = {
    answer: { stdout: "a\nb\nc\nd\n" },
    near_misses: [{ stdout: "b\na\nc\nd\n", misconception: "first-belief", feedback: "b waits for a" }],
  };
  const score = (output: string) => outcomeOf("predict_output", { kind: "predict_output", output }, changes);

  test.each([
    { output: "a\nb\nc\nd", score: 1, note: null },
    { output: "a  \nb\nc\nd\n\n", score: 1, note: null },
    { output: "a\nb\nd\nc", score: 0.5, note: "line 3" },
    { output: "a\nb", score: 0.5, note: "line 3" },
    { output: "a\nb\nc\nd\ne", score: 0.8, note: "line 5" },
    { output: "", score: 0, note: "first line differs" },
    { output: "A\nb\nc\nd", score: 0, note: "first line differs" },
  ])("$output scores $score", ({ output, score: expected, note }) => {
    const outcome = score(output);
    expect(outcome.score).toBe(expected);
    if (note === null) expect(outcome.summary).toBeNull();
    else expect(outcome.summary).toContain(note);
  });

  test("a near miss gets its own reply and reveals its misconception", () => {
    const outcome = score("b\na\nc\nd\n");
    expect(outcome.summary).toBe("b waits for a");
    expect(outcome.misconceptions.map(({ key }) => key)).toEqual(["first-belief"]);
    expect(verdicts(outcome)).toEqual(["Line 1: wrong", "Line 2: wrong", "Line 3: right", "Line 4: right"]);
  });

  test("a line too many was not expected, a line too few was not given", () => {
    expect(score("a\nb\nc\nd\ne").parts[4]).toMatchObject({ verdict: "wrong", given: "`e`", expected: null });
    expect(score("a\nb\nc").parts[3]).toMatchObject({ verdict: "missed", given: null, expected: "`d`" });
  });
});

function scoreOrder(order: string[]): Outcome {
  return outcomeOf("order_events", { kind: "order_events", order });
}

describe("event order", () => {
  const right = keyOf("order_events").order.map(({ key }) => key);

  test("the right order scores 1, with the time of each event", () => {
    const outcome = scoreOrder(right);
    expect(outcome.score).toBe(1);
    expect(outcome.parts.map(({ feedback }) => feedback)).toEqual(["At 0 s.", "At 1 s.", "At 2 s.", "At 3 s."]);
  });

  test("two neighbours exchanged cost one pair of six, both ways", () => {
    const [first = "", second = "", ...rest] = right;
    const outcome = scoreOrder([second, first, ...rest]);
    expect(outcome.score).toBeCloseTo(4 / 6);
    expect(verdicts(outcome)).toEqual(["Place 1: wrong", "Place 2: wrong", "Place 3: right", "Place 4: right"]);
  });

  test("the reverse order scores 0", () => {
    expect(scoreOrder(right.toReversed()).score).toBe(0);
  });

  test("any order scores within 0..1, and 1 only if it is the right one", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(right, { minLength: 4 }), (order) => {
        const points = scoreOrder(order).score ?? -1;
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points === 1).toBe(order.join() === right.join());
      }),
    );
  });
});

describe("spotted bug", () => {
  const { reason: right } = keyOf("spot_bug");
  const wrong = right === "1" ? "2" : "1";

  test.each([
    { line: 2, reason: right, score: 1 },
    { line: 2, reason: wrong, score: 0.5 },
    { line: 1, reason: right, score: 0.5 },
    { line: 3, reason: wrong, score: 0 },
  ])("line $line and reason $reason score $score", ({ line, reason, score }) => {
    expect(outcomeOf("spot_bug", { kind: "spot_bug", line, reason }).score).toBe(score);
  });

  test("shows the line that was meant, and answers a wrong reason", () => {
    const { parts } = outcomeOf("spot_bug", { kind: "spot_bug", line: 1, reason: wrong });
    expect(parts[0]).toMatchObject({ given: "1: `print('a')`", expected: "2: `print('b')`" });
    expect(parts[1]).toMatchObject({ feedback: "SECRET it does not", expected: "It prints too early." });
  });
});

describe("kinds that people rate themselves", () => {
  test.each<Response>([
    { kind: "flashcard" },
    { kind: "fix_code", code: "pass" },
    { kind: "write_code", code: "pass" },
  ])("$kind has no score", (response) => {
    expect(outcomeOf(response.kind, response).score).toBeNull();
  });
});

describe("refusals", () => {
  test.each<{ case: string; kind: Kind; response: Response; says: RegExp }>([
    { case: "another kind", kind: "cloze", response: { kind: "flashcard" }, says: /^kind: .*Fill the blanks/ },
    { case: "a typed answer", kind: "free_text", response: { kind: "free_text", text: "x" }, says: /^kind: .*Explain/ },
    {
      case: "an unknown blank",
      kind: "cloze",
      response: { kind: "cloze", blanks: { "9": "x" } },
      says: /^blanks: .* 9; .*1, 2/,
    },
    {
      case: "an unknown option",
      kind: "single_choice",
      response: { kind: "single_choice", choice: "Z" },
      says: /^choice: .* Z; .*A, B, C/,
    },
    {
      case: "an unknown choice",
      kind: "multi_choice",
      response: { kind: "multi_choice", choices: ["A", "Z"] },
      says: /^choices: .* Z;/,
    },
    {
      case: "an event left out",
      kind: "order_events",
      response: { kind: "order_events", order: ["1", "2", "3"] },
      says: /^order: .*1, 2, 3, 4/,
    },
    {
      case: "an event given twice",
      kind: "order_events",
      response: { kind: "order_events", order: ["1", "2", "3", "3"] },
      says: /^order: /,
    },
    {
      case: "an unknown event",
      kind: "order_events",
      response: { kind: "order_events", order: ["1", "2", "3", "9"] },
      says: /^order: /,
    },
    {
      case: "a line past the end",
      kind: "spot_bug",
      response: { kind: "spot_bug", line: 4, reason: "1" },
      says: /^line: .*1 to 3/,
    },
    {
      case: "an unknown reason",
      kind: "spot_bug",
      response: { kind: "spot_bug", line: 1, reason: "secret-right" },
      says: /^reason: .*1, 2/,
    },
  ])("$case is refused, naming the field and what is allowed", ({ kind, response, says }) => {
    expect(() => outcomeOf(kind, response)).toThrow(
      expect.objectContaining({ reason: "invalid", message: expect.stringMatching(says) }),
    );
  });

  test("no kind of item takes the response of another", () => {
    const responses: Response[] = [
      { kind: "flashcard" },
      { kind: "cloze", blanks: {} },
      { kind: "single_choice", choice: "A" },
      { kind: "multi_choice", choices: [] },
      { kind: "predict_output", output: "" },
      { kind: "order_events", order: ["1"] },
      { kind: "spot_bug", line: 1, reason: "1" },
      { kind: "fix_code", code: "" },
      { kind: "write_code", code: "" },
    ];
    for (const kind of ALL_KINDS) {
      for (const response of responses.filter((each) => each.kind !== kind)) {
        expect(() => outcomeOf(kind, response)).toThrow(expect.objectContaining({ reason: "invalid" }));
      }
    }
  });
});

test("whatever is predicted, the score lies within 0..1 and is 1 only for the output itself", () => {
  const line = fc.constantFrom("a", "b", "c", "", " ");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const changes = { answer: { stdout: "a\nb\nc\n" }, near_misses: [] };
      const { score } = outcomeOf("predict_output", { kind: "predict_output", output: lines.join("\n") }, changes);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score === 1).toBe(lines.join("\n").trimEnd() === "a\nb\nc");
    }),
  );
});
