import type { TraceEvent } from "./trace";

/** What a task is doing: `ready` waits for its turn, `waiting` for something else, `blocking` holds the loop. */
export type StretchState = "ready" | "running" | "waiting" | "blocking";

/** A stretch of one lane, between two places of the timeline. */
export type Stretch = {
  from: number;
  to: number;
  state: StretchState;
  /** What it waits for or does, in a few words; null where the state says it all. */
  words: string | null;
};

/** A line that was printed. */
export type Mark = { place: number; text: string };

/** The life of one task (or thread): from left to right what it did. */
export type TaskLane = {
  task: string;
  /** The coroutine function that it runs; null for threads and for code outside any task. */
  coroutine: string | null;
  stretches: Stretch[];
  prints: Mark[];
  /** How it ended; null when it had not by the end of the program. */
  end: { place: number; state: "done" | "failed" | "cancelled"; words: string | null } | null;
};

/** A program's run as lanes. Places are steps in the order of happening: much of asyncio happens at one instant. */
export type Timeline = {
  lanes: TaskLane[];
  /** How many places there are. */
  length: number;
  /** Where the clock moves on, and to what, in seconds. */
  clock: { place: number; seconds: number }[];
};

/** Width of a jump of the clock, beside a step's 1: room for its label. */
const JUMP = 1.5;
const OUTSIDE = "program";

type OpenLane = TaskLane & { open: { from: number; state: StretchState; words: string | null } | null };

/**
 * The lanes of a run, one for each task in the order of creation. Total: events that make no sense are passed over.
 *
 * @param events of a trace, in order
 */
export function layOutTimeline(events: readonly TraceEvent[]): Timeline {
  const lanes = new Map<string, OpenLane>();
  const clock = [{ place: 0, seconds: 0 }];
  let place = 0;
  let now = 0;
  for (const event of events) {
    if (event.at > now + 1e-4) {
      now = event.at;
      place += JUMP;
      clock.push({ place, seconds: round(now) });
    }
    if (follow(lanes, event, place)) place += 1;
  }
  for (const lane of lanes.values()) close(lane, place);
  const drawn = [...lanes.values()].filter(({ stretches, prints }) => stretches.length > 0 || prints.length > 0);
  return {
    lanes: drawn.map(({ task, coroutine, stretches, prints, end: ending }) => ({
      task,
      coroutine,
      stretches,
      prints,
      end: ending,
    })),
    length: Math.max(place, 1),
    clock,
  };
}

/** Carries one event over to its lane. @returns whether it takes a place of its own */
function follow(lanes: Map<string, OpenLane>, event: TraceEvent, place: number): boolean {
  const lane = laneOf(lanes, event.task ?? OUTSIDE);
  switch (event.kind) {
    case "create":
      if (event.target !== undefined) {
        const made = laneOf(lanes, event.target);
        made.coroutine = event.coroutine ?? null;
        begin(made, place, "ready", null);
      }
      return event.task !== null;
    case "start":
    case "resume":
    case "thread_start":
      begin(lane, place, "running", event.thrown === undefined ? null : `${event.thrown} is raised in it`);
      return true;
    case "suspend":
      begin(lane, place, "waiting", event.on ?? null);
      return false;
    case "print":
      lane.prints.push({ place: place + 0.5, text: event.text ?? "" });
      return true;
    case "block":
      begin(lane, place, "blocking", `holds the loop for ${round(event.seconds ?? 0)} s`);
      return true;
    case "finish":
    case "thread_end":
      return end(lane, place, "done", event.result === undefined ? null : `returns ${event.result}`);
    case "fail":
      return end(lane, place, "failed", event.exception ?? null);
    case "cancelled":
      return end(lane, place, "cancelled", null);
    case "cancel_request":
      return event.task !== "loop";
    default:
      return false;
  }
}

function laneOf(lanes: Map<string, OpenLane>, task: string): OpenLane {
  let lane = lanes.get(task);
  if (!lane) {
    lane = { task, coroutine: null, stretches: [], prints: [], end: null, open: null };
    lanes.set(task, lane);
  }
  return lane;
}

function begin(lane: OpenLane, place: number, state: StretchState, words: string | null): void {
  close(lane, place);
  lane.open = { from: place, state, words };
}

function close(lane: OpenLane, place: number): void {
  if (lane.open && place > lane.open.from) lane.stretches.push({ ...lane.open, to: place });
  lane.open = null;
}

function end(lane: OpenLane, place: number, state: "done" | "failed" | "cancelled", words: string | null): boolean {
  close(lane, place);
  lane.end = { place, state, words };
  return false;
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
