import path from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { TrainingHistory } from "#domain/scheduling/training";

const MAX_RUN_MS = 120_000;
/** What is given to a worker that was told to stop before it is ended. */
const LAST_WORDS_MS = 2000;

const messageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("progress"), share: z.number() }),
  z.object({ kind: z.literal("weights"), found: z.array(z.array(z.number())) }),
  z.object({ kind: z.literal("error"), message: z.string() }),
]);

/** Why a training gave nothing. */
export class TrainingStopped extends Error {
  readonly reason: "cancelled" | "late" | "crashed";

  constructor(reason: "cancelled" | "late" | "crashed", message: string) {
    super(message);
    this.reason = reason;
  }
}

export type Training = {
  /** Each gives weights of its own. */
  trainings: readonly (readonly TrainingHistory[])[];
  relearningSteps: number;
  onProgress: (share: number) => void;
  signal: AbortSignal;
  maxMs?: number;
};

/**
 * Trains in a thread of its own, so that pages are served meanwhile.
 *
 * @returns the weights of each training
 * @throws {TrainingStopped} when it was cancelled, took too long, or its thread died
 */
export async function train({ trainings, relearningSteps, onProgress, signal, maxMs }: Training): Promise<number[][]> {
  // A bundler would take the worker, and with it the native module, into its own hands.
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "server/optimiser-worker.mjs");
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const done = new AbortController();
  try {
    return await new Promise<number[][]>((resolve, reject) => {
      const stop = (reason: TrainingStopped["reason"], message: string) => {
        worker.postMessage({ kind: "cancel" }, []);
        const last = setTimeout(() => reject(new TrainingStopped(reason, message)), LAST_WORDS_MS);
        done.signal.addEventListener("abort", () => clearTimeout(last));
      };
      const limit = setTimeout(() => stop("late", "it took too long"), maxMs ?? MAX_RUN_MS);
      done.signal.addEventListener("abort", () => clearTimeout(limit));
      signal.addEventListener("abort", () => stop("cancelled", "it was cancelled"), { signal: done.signal });
      worker.on("message", (value: unknown) => {
        const message = messageSchema.parse(value);
        if (message.kind === "progress") onProgress(message.share);
        else if (message.kind === "weights") resolve(message.found);
        else if (signal.aborted) reject(new TrainingStopped("cancelled", "it was cancelled"));
        else if (message.message === "cancelled") reject(new TrainingStopped("late", "it took too long"));
        else reject(new TrainingStopped("crashed", message.message));
      });
      worker.once("error", (error) => reject(new TrainingStopped("crashed", error.message)));
      worker.once("exit", () => reject(new TrainingStopped("crashed", "its thread ended")));
      const request = trainings.map((histories) =>
        histories.map((history) => history.map(({ rating, day }) => [rating, day])),
      );
      if (signal.aborted) reject(new TrainingStopped("cancelled", "it was cancelled"));
      else worker.postMessage({ kind: "train", trainings: request, relearningSteps }, []);
    });
  } finally {
    done.abort();
    await worker.terminate();
  }
}
