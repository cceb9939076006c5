import { z } from "zod";
import { closedObject } from "#domain/content/closed-object";
import { expectationSchema, unmetExpectations } from "./expectation";
import type { LabJob, Trace } from "./trace";

const name = z.string().min(3).max(120);

/** One test of a candidate's program: a claim about its own run, or more code that uses it and must do as expected. */
export const codeTestSchema = z.union(
  [
    closedObject({
      name,
      /** A Python expression about `run`, the trace: `run['stdout']`, `run['error']`, `run['seconds']`, `run['events']`. */
      assert: z.string().min(3),
      /** `{error}` and `{seconds}` are filled in. */
      message: z.string().min(3),
    }),
    closedObject({ name, after: z.string().min(1), expect: expectationSchema }),
  ],
  "write either assert and message, or after and expect (stdout, error, seconds, not_event), beside the name",
);

export type CodeTest = z.infer<typeof codeTestSchema>;

/** How one test went; `message` says what to mend, and is null when it passed. */
export type CodeTestResult = { name: string; passed: boolean; message: string | null };

type Surroundings = Pick<LabJob, "files" | "modules">;

/** The runs that the tests of `code` need: one for all claims about the program itself, one for each `after`. */
export function codeTestJobs(code: string, tests: readonly CodeTest[], surroundings: Surroundings): LabJob[] {
  const assertions = tests.flatMap((test) =>
    "assert" in test ? [{ expression: test.assert, message: test.message }] : [],
  );
  const own = assertions.length > 0 ? [{ ...surroundings, source: code, assertions }] : [];
  const after = tests.flatMap((test) =>
    "after" in test ? [{ ...surroundings, source: `${code.trimEnd()}\n\n${test.after}` }] : [],
  );
  return [...own, ...after];
}

/**
 * The result of each test, in the order of `tests`.
 *
 * @param traces of the runs that `codeTestJobs` asked for, in that order
 */
export function codeTestResults(tests: readonly CodeTest[], traces: readonly Trace[]): CodeTestResult[] {
  const hasOwnRun = tests.some((test) => "assert" in test);
  const claims = hasOwnRun ? [...(traces[0]?.assertions ?? [])] : [];
  const runs = traces.slice(hasOwnRun ? 1 : 0);
  return tests.map((test) => {
    if ("assert" in test) {
      const claim = claims.shift();
      const isMet = claim?.holds ?? false;
      return { name: test.name, passed: isMet, message: isMet ? null : (claim?.message ?? "The program did not run.") };
    }
    const run = runs.shift();
    const [problem] = run === undefined ? ["The program did not run."] : unmetExpectations(test.expect, run);
    return { name: test.name, passed: problem === undefined, message: problem ?? null };
  });
}
