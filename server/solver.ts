import path from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { Refusal } from "#domain/refusal";
import type { Solver } from "#domain/sets/set-model";

/** A search that is not proven by then is given up rather than answered otherwise on a slower machine. */
const LIMIT_SECONDS = 30;

/** So many quick searches may wait for each other; whoever comes then asks again with the next change. */
const MOST_WAITING = 6;

const replySchema = z.object({ id: z.int(), status: z.string(), values: z.array(z.tuple([z.string(), z.number()])) });
type Reply = z.infer<typeof replySchema>;
type Waiting = { settle: (reply: Reply) => void; fail: (error: Error) => void };
type Lane = { worker: Worker; waiting: Map<number, Waiting>; lastId: number };

// What somebody waits for has a thread of its own, so that quick looks at half-typed wishes never stand before it. Pages
// and calls have each their own copy of this module and share the threads, so whatever tells requests apart is a lane's.
const shared = globalThis as typeof globalThis & { awaitedSolvers?: { search?: Lane; look?: Lane } };

/**
 * Solves an integer programme with HiGHS, proven best; one thread and a fixed seed, so the same programme has the same
 * answer everywhere.
 *
 * @throws {Refusal} too-large when the proof takes longer than half a minute
 */
export const solve: Solver = (lp) => ask("search", lp, LIMIT_SECONDS);

/** The same for a quick look, given up after `seconds`. @throws {Refusal} too-large; unavailable when many look at once */
export function solveWithin(seconds: number): Solver {
  return async (lp) => {
    if ((shared.awaitedSolvers?.look?.waiting.size ?? 0) >= MOST_WAITING)
      throw new Refusal("unavailable", "Many wishes are being looked at just now.", 2);
    return ask("look", lp, seconds);
  };
}

async function ask(name: "search" | "look", lp: string, seconds: number): Promise<Map<string, number>> {
  const lanes = (shared.awaitedSolvers ??= {});
  const lane = (lanes[name] ??= start(name));
  const { worker, waiting } = lane;
  lane.lastId += 1;
  const id = lane.lastId;
  worker.ref();
  const { status, values } = await new Promise<Reply>((settle, fail) => {
    waiting.set(id, { settle, fail });
    worker.postMessage({ id, lp, seconds });
  });
  if (waiting.size === 0) worker.unref();
  if (status === "Time limit reached") {
    throw new Refusal("too-large", "This wish takes too long to search. Ask for fewer minutes, topics or forms.");
  }
  if (status !== "Optimal") throw new Error(`The search for a set ended with "${status}".`);
  return new Map(values);
}

function start(name: "search" | "look"): Lane {
  const waiting = new Map<number, Waiting>();
  // Beside the source, which is where the app runs: a thread's file is no part of a bundle.
  const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), "server", "solver-worker.mjs"));
  worker.on("message", (message) => {
    const reply = replySchema.parse(message);
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    asked?.settle(reply);
  });
  worker.on("error", (error) => {
    delete shared.awaitedSolvers?.[name];
    for (const { fail } of waiting.values()) fail(error);
  });
  return { worker, waiting, lastId: 0 };
}
