import { z } from "zod";

/** The Python that the lab runs: that of the pyodide package. */
export const LAB_PYTHON = "3.14";

/** What a trace can report. `block` is a call that stalls the loop; `cancel_request` names the task in `target`. */
export const TRACE_EVENT_KINDS = [
  "create",
  "start",
  "suspend",
  "resume",
  "finish",
  "fail",
  "cancel_request",
  "cancelled",
  "print",
  "stderr",
  "block",
  "thread_start",
  "thread_end",
  "warning",
  "loop_exception",
  "deadlock",
] as const;

/** One thing that happened, in the order of happening. */
export const traceEventSchema = z.strictObject({
  index: z.int(),
  /** Virtual seconds since the program began. */
  at: z.number(),
  kind: z.enum(TRACE_EVENT_KINDS),
  /** Name of the task (or `thread-0`, `loop`) that did it; null for the program outside any task. */
  task: z.string().nullable(),
  /** Line of the program, from 1. */
  line: z.int().nullable().optional(),
  /** The task that was created or asked to cancel. */
  target: z.string().optional(),
  /** The coroutine function of a task that was created. */
  coroutine: z.string().optional(),
  /** What a suspended task waits for: `sleep(1)`, `task B`, `Queue.get`. */
  on: z.string().optional(),
  /** Type of the exception that was thrown into a resumed task. */
  thrown: z.string().optional(),
  result: z.string().optional(),
  exception: z.string().optional(),
  text: z.string().optional(),
  /** How long a blocking call held the loop. */
  seconds: z.number().optional(),
  /** Virtual time at which a free thread takes the job. */
  startsAt: z.number().optional(),
  /** Who waited for what when nothing could go on. */
  pending: z.array(z.strictObject({ task: z.string(), line: z.int().nullable(), on: z.string() })).optional(),
});

export const runErrorSchema = z.strictObject({
  /** The exception's type; `Deadlock`, `StepLimit`, `TimeLimit` and `LabCrash` are the lab's own. */
  type: z.string(),
  message: z.string(),
  line: z.int().nullable(),
  /** The parts of an exception group. */
  exceptions: z.array(z.string()),
});

/** What one run of a program on the virtual clock left behind. */
export const traceSchema = z.strictObject({
  error: runErrorSchema.nullable(),
  stdout: z.string(),
  stderr: z.string(),
  events: z.array(traceEventSchema),
  /** Virtual seconds that passed. */
  seconds: z.number(),
  /** One result for each assertion of the job. */
  assertions: z.array(z.strictObject({ holds: z.boolean(), message: z.string().nullable() })),
});

export type TraceEvent = z.infer<typeof traceEventSchema>;
export type Trace = z.infer<typeof traceSchema>;

/** Stand-ins for libraries that need a network or real files: see lab/stand_ins.py. */
export const standInsSchema = z.strictObject({
  aiohttp: z
    .strictObject({
      routes: z
        .record(
          z.string(),
          z.strictObject({
            seconds: z.number().min(0).optional(),
            /** HTTP status; null when the connection fails. */
            status: z.int().nullable().optional(),
            body: z.string().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
  aiofiles: z.strictObject({}).optional(),
});

/** One program to run on the virtual clock. */
export type LabJob = {
  source: string;
  /** The most seconds that are added, at random, to every timer. */
  jitter?: number;
  seed?: number;
  /** Sets of tasks iterate in random order. */
  shuffle?: boolean;
  /** Timers due together, and sets of tasks, go last in, first out. */
  reverse?: boolean;
  /** Text files of the working directory, by name. */
  files?: Record<string, string>;
  modules?: z.infer<typeof standInsSchema>;
  /** Python expressions about `run`, the trace; `{error}` and `{seconds}` in a message are filled in. */
  assertions?: { expression: string; message: string }[];
};
