import { z } from "zod";
import { closedObject } from "#domain/content/closed-object";
import { TRACE_EVENT_KINDS, type Trace } from "./trace";

/** Jitter moves virtual times by less than this, so that times may differ by it and still agree. */
const TIME_TOLERANCE_SECONDS = 0.01;

/** What a run must have done. What is not mentioned may be anything, but a run with no `error` named must end well. */
export const expectationSchema = closedObject({
  stdout: z.string().optional(),
  /** The run must end with this exception, on this line of the program if one is given. */
  error: closedObject({ type: z.string(), line: z.int().min(1).optional() }).optional(),
  /** Virtual seconds that the run must take, to within a hundredth. */
  seconds: z.number().min(0).optional(),
  /** A kind of event that must not occur. */
  not_event: z.enum(TRACE_EVENT_KINDS).optional(),
});

export type Expectation = z.infer<typeof expectationSchema>;

/** Each way in which a run falls short of what was expected, as a sentence; empty when it does as expected. */
export function unmetExpectations(expected: Expectation, trace: Trace): string[] {
  const unmet: string[] = [];
  const { error } = trace;
  const told = error === null ? "no error" : `${error.type} at line ${error.line ?? "?"}: ${error.message}`;
  if (expected.error === undefined) {
    if (error !== null) unmet.push(`The program must end without an error, and ended with ${told}.`);
  } else if (error?.type !== expected.error.type) {
    unmet.push(`The program must end with ${expected.error.type}, and ended with ${told}.`);
  } else if (expected.error.line !== undefined && error.line !== expected.error.line) {
    unmet.push(`The error must come from line ${expected.error.line}, and came from line ${error.line ?? "?"}.`);
  }
  if (expected.stdout !== undefined && trace.stdout !== expected.stdout) {
    unmet.push(`It must print ${JSON.stringify(expected.stdout)}, and printed ${JSON.stringify(trace.stdout)}.`);
  }
  if (expected.seconds !== undefined && !isSameTime(trace.seconds, expected.seconds)) {
    unmet.push(`It must take ${expected.seconds} s, and took ${trace.seconds} s.`);
  }
  const stray = trace.events.find(({ kind }) => kind === expected.not_event);
  if (stray) unmet.push(`No ${stray.kind} may occur, and one did at line ${stray.line ?? "?"}.`);
  return unmet;
}

/** Whether two virtual times, in seconds, are the same but for jitter. */
export function isSameTime(one: number, other: number): boolean {
  return Math.abs(one - other) <= TIME_TOLERANCE_SECONDS;
}
