import { Worker } from "node:worker_threads";
import { type LabJob, type Trace, traceSchema } from "../domain/lab/trace";

/** Python's own line guard ends a run after 5 s; this ends what never comes back to a line, such as a loop in C. */
const MAX_RUN_MS = 8_000;
const MAX_LOAD_MS = 120_000;

/** A worker that has loaded Python; null until the first run and after it had to be killed. */
let warmWorker: Promise<Worker> | null = null;
let lastRun: Promise<unknown> = Promise.resolve();

/**
 * Runs programs on the virtual clock, one after the other, in a worker thread that holds Python in WebAssembly. No
 * Python runs anywhere else. A run that outlives the wall-clock limit is killed with its worker and reported as a
 * `TimeLimit` error; a worker that dies is reported as `LabCrash`; the next run gets a new worker.
 *
 * @returns one trace a job, in the order of the jobs
 */
export async function runPrograms(jobs: readonly LabJob[]): Promise<Trace[]> {
  const run = lastRun.then(async () => {
    const traces: Trace[] = [];
    for (const job of jobs) traces.push(await runProgram(job));
    return traces;
  });
  lastRun = run.catch(() => undefined);
  return run;
}

/** Ends the worker, so that a script may exit or a test leave nothing behind. */
export async function closeLab(): Promise<void> {
  await lastRun;
  await dropWorker();
}

async function runProgram(job: LabJob): Promise<Trace> {
  warmWorker ??= startWorker();
  const worker = await warmWorker.catch((error: unknown) => {
    warmWorker = null;
    throw error;
  });
  worker.ref();
  try {
    worker.postMessage(JSON.stringify(job), []);
    const reply = await nextMessage(worker, MAX_RUN_MS);
    return traceSchema.parse(JSON.parse(String(reply)));
  } catch (error) {
    if (!(error instanceof LostWorker)) throw error;
    await dropWorker();
    return lostTrace(error);
  } finally {
    worker.unref();
  }
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL("./pyodide-worker.mjs", import.meta.url), {
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  await nextMessage(worker, MAX_LOAD_MS);
  return worker;
}

async function dropWorker(): Promise<void> {
  const worker = await warmWorker;
  warmWorker = null;
  await worker?.terminate();
}

/** The worker did not answer: it was too slow, or it died. */
class LostWorker extends Error {
  readonly isLate: boolean;

  constructor(isLate: boolean, message: string) {
    super(message);
    this.isLate = isLate;
  }
}

async function nextMessage(worker: Worker, limitMs: number): Promise<unknown> {
  const listening = new AbortController();
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new LostWorker(true, `more than ${limitMs / 1000} s of real time`));
      }, limitMs);
      listening.signal.addEventListener("abort", () => clearTimeout(timer));
      const onError = (error: Error) => reject(new LostWorker(false, error.message));
      const onExit = () => reject(new LostWorker(false, "the worker ended"));
      worker.once("message", resolve).once("error", onError).once("exit", onExit);
      listening.signal.addEventListener("abort", () => {
        worker.off("message", resolve).off("error", onError).off("exit", onExit);
      });
    });
  } finally {
    listening.abort();
  }
}

function lostTrace({ isLate, message }: LostWorker): Trace {
  const error = { type: isLate ? "TimeLimit" : "LabCrash", message, line: null, exceptions: [] };
  return { error, stdout: "", stderr: "", events: [], seconds: 0, assertions: [] };
}
