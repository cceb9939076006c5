import { describe, expect, test } from "vitest";
import { misplacedEvents, proofsOf } from "#domain/content/proof";
import type { Trace, TraceEvent } from "#domain/lab/trace";
import { ALL_KINDS, itemOf } from "./authored-items";

const QUIET: Trace = { error: null, stdout: "", stderr: "", events: [], seconds: 0, assertions: [] };

function printed(...lines: { text: string; at: number }[]): Trace {
  const events = lines.map(({ text, at }, index): TraceEvent => ({ index, at, kind: "print", task: "Task-1", text }));
  return { ...QUIET, events };
}

describe("proofsOf", () => {
  test("every kind whose answer can be computed has it computed", () => {
    const proved = ALL_KINDS.filter((kind) => proofsOf(itemOf(kind)).length > 0);
    expect(proved).toEqual(["predict_output", "order_events", "spot_bug", "fix_code", "write_code"]);
  });

  test("a predicted output is wrong when the program prints something else", () => {
    const [proof] = proofsOf(itemOf("predict_output", { answer: { stdout: "a\n" } }));
    expect(proof?.judge([{ ...QUIET, stdout: "a\n" }])).toEqual([]);
    expect(proof?.judge([{ ...QUIET, stdout: "b\n" }])[0]).toContain('printed "b\\n"');
  });

  test("a verify block runs the item's own code where it says so", () => {
    const verify = [{ name: "it runs", run: "@code", expect: { stdout: "a\n" } }];
    const [proof] = proofsOf(itemOf("predict_output", { verify }));
    expect(proof?.path).toEqual(["verify", 0]);
    expect(proof?.jobs[0]?.source).toContain("print('a')");
  });

  test("a solution must pass every test, and a wrong one must fail the one it names", () => {
    const [right, wrong] = proofsOf(itemOf("fix_code"));
    const passes = { ...QUIET, assertions: [{ holds: true, message: null }] };
    const fails = { ...QUIET, assertions: [{ holds: false, message: "print a" }] };
    expect(right?.judge([passes])).toEqual([]);
    expect(right?.judge([fails])).toEqual(['It fails the test "prints a": print a']);
    expect(wrong?.judge([fails])).toEqual([]);
    expect(wrong?.judge([passes])).toEqual(['It passes the test "prints a", which it must fail.']);
  });
});

describe("misplacedEvents", () => {
  const item = itemOf("order_events");
  const judge = (trace: Trace) => (item.kind === "order_events" ? misplacedEvents(item, trace) : []);
  const right = ["first", "second", "third", "fourth"].map((text, at) => ({ text, at }));

  test("has nothing against events in their order and at their times", () => {
    expect(judge(printed(...right))).toEqual([]);
    expect(judge(printed({ text: "other", at: 0 }, ...right))).toEqual([]);
  });

  test("names what does not happen, happens too early, or at another time", () => {
    const [first, second, third, fourth] = right;
    if (!first || !second || !third || !fourth) throw new Error();
    expect(judge(printed(first, second, third))).toEqual(["secret-fourth does not happen."]);
    expect(judge(printed(second, first, third, fourth))).toEqual(["secret-second happens earlier than listed."]);
    expect(judge(printed(first, { ...second, at: 1.5 }, third, fourth))).toEqual(["secret-second happens at 1.5 s."]);
  });
});
