import type { Instrumentation } from "next";

const HOUSEKEEPING = { firstAfterMs: 30_000, everyMs: 24 * 60 * 60 * 1000 };

/** Refuses to start with an unusable environment, in one clear message; then keeps house, soon and once a day, and sends webhooks. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("#server/env");
  env();
  // Neither a build nor `npm run content:preview` has a database to look after.
  if (process.env.NEXT_PHASE === "phase-production-build" || process.env.CONTENT_PREVIEW === "1") return;
  const { keepHouseQuietly } = await import("#server/housekeeping");
  const keepHouse = () => void keepHouseQuietly(new Date());
  // Neither timer keeps a process alive that has nothing else to do.
  setTimeout(keepHouse, HOUSEKEEPING.firstAfterMs).unref();
  setInterval(keepHouse, HOUSEKEEPING.everyMs).unref();
  const { startWorker } = await import("#server/webhook-worker");
  startWorker({ now: () => new Date(), chance: () => Math.random() });
}

/** Logs what went wrong in a page or action; calls note it by themselves (scripts/calls.ts). */
export const onRequestError: Instrumentation.onRequestError = async (error, { method }, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteFailure } = await import("#server/failures");
  noteFailure(error, { method, route: routePath });
};
