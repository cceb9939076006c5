import { describe, expect, test } from "vitest";
import { unmetExpectations } from "#domain/lab/expectation";
import { type Trace, traceSchema } from "#domain/lab/trace";

const QUIET: Trace = { error: null, stdout: "ok\n", stderr: "", events: [], seconds: 1.5, assertions: [] };
const FAILED: Trace = { ...QUIET, error: { type: "TypeError", message: "no", line: 3, exceptions: [] } };
const BLOCKED: Trace = { ...QUIET, events: [{ index: 0, at: 0, kind: "block", task: "Task-1", line: 4, seconds: 1 }] };

describe("unmetExpectations", () => {
  test.each([
    { trace: QUIET, expected: {} },
    { trace: QUIET, expected: { stdout: "ok\n", seconds: 1.5 } },
    { trace: { ...QUIET, seconds: 1.5004 }, expected: { seconds: 1.5 } },
    { trace: FAILED, expected: { error: { type: "TypeError" } } },
    { trace: FAILED, expected: { error: { type: "TypeError", line: 3 } } },
    { trace: QUIET, expected: { not_event: "block" as const } },
  ])("$expected is met", ({ trace, expected }) => {
    expect(unmetExpectations(expected, trace)).toEqual([]);
  });

  test.each([
    { trace: FAILED, expected: {}, says: "must end without an error, and ended with TypeError at line 3: no" },
    { trace: QUIET, expected: { stdout: "no\n" }, says: 'must print "no\\n", and printed "ok\\n"' },
    { trace: QUIET, expected: { seconds: 2 }, says: "must take 2 s, and took 1.5 s" },
    {
      trace: QUIET,
      expected: { error: { type: "TypeError" } },
      says: "must end with TypeError, and ended with no error",
    },
    {
      trace: FAILED,
      expected: { error: { type: "TypeError", line: 4 } },
      says: "must come from line 4, and came from line 3",
    },
    { trace: BLOCKED, expected: { not_event: "block" as const }, says: "No block may occur, and one did at line 4" },
  ])("$expected is not met: $says", ({ trace, expected, says }) => {
    expect(unmetExpectations(expected, trace).join()).toContain(says);
  });
});

test("a trace with anything unknown in it is refused", () => {
  expect(traceSchema.safeParse(QUIET).success).toBe(true);
  expect(traceSchema.safeParse({ ...QUIET, wallMs: 3 }).success).toBe(false);
});
