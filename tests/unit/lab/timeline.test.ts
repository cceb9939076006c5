import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOutTimeline } from "#domain/lab/timeline";
import { TRACE_EVENT_KINDS, type TraceEvent } from "#domain/lab/trace";

let index = 0;
const event = (
  at: number,
  kind: TraceEvent["kind"],
  task: string | null,
  more: Partial<TraceEvent> = {},
): TraceEvent => ({
  index: index++,
  at,
  kind,
  task,
  ...more,
});

const TWO_TASKS = [
  event(0, "create", null, { target: "Task-1", coroutine: "main" }),
  event(0, "start", "Task-1"),
  event(0, "create", "Task-1", { target: "Task-2", coroutine: "worker" }),
  event(0, "suspend", "Task-1", { on: "task Task-2" }),
  event(0, "start", "Task-2"),
  event(0, "print", "Task-2", { text: "hello" }),
  event(0, "suspend", "Task-2", { on: "sleep(1)" }),
  event(1, "resume", "Task-2"),
  event(1, "block", "Task-2", { seconds: 0.5 }),
  event(1.5, "fail", "Task-2", { exception: "ValueError('x')" }),
  event(1.5, "resume", "Task-1"),
  event(1.5, "finish", "Task-1"),
];

describe("layOutTimeline", () => {
  test("gives every task a lane, in the order of creation, with its coroutine", () => {
    const { lanes } = layOutTimeline(TWO_TASKS);
    expect(lanes.map(({ task, coroutine }) => [task, coroutine])).toEqual([
      ["Task-1", "main"],
      ["Task-2", "worker"],
    ]);
  });

  test("shows what a task did: ready, running, waiting on what, blocking, and how it ended", () => {
    const worker = layOutTimeline(TWO_TASKS).lanes[1];
    expect(worker?.stretches.map(({ state, words }) => [state, words])).toEqual([
      ["ready", null],
      ["running", null],
      ["waiting", "sleep(1)"],
      ["running", null],
      ["blocking", "holds the loop for 0.5 s"],
    ]);
    expect(worker?.prints.map(({ text }) => text)).toEqual(["hello"]);
    expect(worker?.end).toMatchObject({ state: "failed", words: "ValueError('x')" });
  });

  test("names the moments at which the clock moves on", () => {
    expect(layOutTimeline(TWO_TASKS).clock.map(({ seconds }) => seconds)).toEqual([0, 1, 1.5]);
  });

  test("lays out any events: stretches of a lane never overlap and stay inside", () => {
    const anyEvent = fc.record({
      kind: fc.constantFrom(...TRACE_EVENT_KINDS),
      task: fc.constantFrom(null, "a", "b"),
      target: fc.constantFrom("a", "b"),
      step: fc.constantFrom(0, 0, 0.5),
    });
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (steps) => {
        let at = 0;
        const events = steps.map(({ step, ...rest }) =>
          event((at += step), rest.kind, rest.task, { target: rest.target }),
        );
        const { lanes, length } = layOutTimeline(events);
        for (const { stretches } of lanes) {
          for (const [place, { from, to }] of stretches.entries()) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(length);
            expect(from).toBeGreaterThanOrEqual(stretches[place - 1]?.to ?? 0);
          }
        }
      }),
    );
  });
});
