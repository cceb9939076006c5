import { codeTestJobs, codeTestResults } from "#domain/lab/code-test";
import { isSameTime, unmetExpectations } from "#domain/lab/expectation";
import type { LabJob, Trace } from "#domain/lab/trace";
import type { Item, ItemOf } from "./item";
import { programNamed } from "./named-program";
import type { FieldPath } from "./problem";

/** Something an item claims that runs can show: which runs, and what is wrong with what they gave. */
export type Proof = {
  /** The field that makes the claim. */
  path: FieldPath;
  name: string;
  jobs: LabJob[];
  /** @returns a sentence for each way in which the traces, one a job, belie the claim */
  judge: (traces: readonly Trace[]) => string[];
  /** Python versions the claim holds for. */
  python: { min: string; max?: string | undefined };
  /** Whether the runs must print the same however ties are broken; a wrong solution need only stay wrong. */
  isSteady: boolean;
};

const ENDS_WELL = {};

type Program = Pick<LabJob, "files" | "modules">;

/** Everything in an item that has to be shown by running it. */
export function proofsOf(item: Item): Proof[] {
  const program = programOf(item);
  const verified = item.verify.map(({ name, run, expect }, index) =>
    runProof(item, {
      path: ["verify", index],
      name,
      job: { ...program, source: programNamed(item, run) ?? "" },
      judge: (trace) => unmetExpectations(expect, trace),
    }),
  );
  return [...verified, ...answerProofs(item, program)];
}

function programOf(item: Item): Program {
  const { files, modules } = "files" in item || "modules" in item ? item : {};
  return { ...(files && { files }), ...(modules && { modules }) };
}

function answerProofs(item: Item, program: Program): Proof[] {
  switch (item.kind) {
    case "predict_output": {
      const { stdout, error } = item.answer;
      const expected = { stdout, ...(error !== undefined && { error: { type: error } }) };
      const judge = (trace: Trace) => unmetExpectations(expected, trace);
      return [runProof(item, { path: ["answer"], name: "the answer", job: { ...program, source: item.code }, judge })];
    }
    case "order_events": {
      const judge = (trace: Trace) => misplacedEvents(item, trace);
      return [runProof(item, { path: ["events"], name: "the order", job: { ...program, source: item.code }, judge })];
    }
    case "spot_bug": {
      const judge = (trace: Trace) => unmetExpectations(ENDS_WELL, trace);
      return [runProof(item, { path: ["fix"], name: "the fix", job: { ...program, source: item.fix }, judge })];
    }
    case "fix_code":
    case "write_code":
      return [...solutionProofs(item, program), ...wrongSolutionProofs(item, program)];
    case "flashcard":
    case "cloze":
    case "single_choice":
    case "multi_choice":
    case "free_text":
    case "chain":
    case "mock_interview":
      return [];
  }
}

type SingleRun = { path: FieldPath; name: string; job: LabJob; judge: (trace: Trace) => string[] };

function runProof({ python }: Item, { path, name, job, judge }: SingleRun): Proof {
  return { path, name, jobs: [job], judge: (traces) => traces.flatMap(judge), python, isSteady: true };
}

/** What is wrong with the order and the times that an item gives its events. */
export function misplacedEvents(item: ItemOf<"order_events">, trace: Trace): string[] {
  const problems: string[] = [];
  let previous = -1;
  for (const { key, match, at } of item.events) {
    const found = trace.events.find(
      (event) =>
        event.kind === match.kind &&
        (match.task === undefined || event.task === match.task) &&
        (match.text === undefined || event.text === match.text) &&
        (match.target === undefined || event.target === match.target) &&
        (match.line === undefined || event.line === match.line),
    );
    if (!found) problems.push(`${key} does not happen.`);
    else {
      if (found.index <= previous) problems.push(`${key} happens earlier than listed.`);
      if (!isSameTime(found.at, at)) problems.push(`${key} happens at ${found.at} s.`);
      previous = found.index;
    }
  }
  return problems;
}

type CodeItem = ItemOf<"fix_code"> | ItemOf<"write_code">;

function solutionProofs(item: CodeItem, program: Program): Proof[] {
  return item.solutions.map(({ name, code, python }, index) => ({
    path: ["solutions", index],
    name: `solution: ${name}`,
    jobs: codeTestJobs(code, item.tests, program),
    judge: (traces) =>
      codeTestResults(item.tests, traces)
        .filter(({ passed }) => !passed)
        .map((result) => `It fails the test ${JSON.stringify(result.name)}: ${result.message ?? ""}`),
    python: python ?? item.python,
    isSteady: true,
  }));
}

function wrongSolutionProofs(item: CodeItem, program: Program): Proof[] {
  return item.wrong_solutions.map(({ name, code, fails }, index) => ({
    path: ["wrong_solutions", index],
    name: `wrong solution: ${name}`,
    jobs: codeTestJobs(code === "@code" ? item.code : code, item.tests, program),
    judge: (traces) =>
      codeTestResults(item.tests, traces)
        .filter((result) => result.name === fails && result.passed)
        .map(() => `It passes the test ${JSON.stringify(fails)}, which it must fail.`),
    python: item.python,
    isSteady: false,
  }));
}
