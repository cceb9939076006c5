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

/** Logs what went wrong in a page, action or route: the place and the reason, never what a person typed. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("#server/log");
  const { isOutage, noteOutage } = await import("#server/outage");
  if (isOutage(error)) return noteOutage(error);
  const cause = error instanceof Error ? error : new Error(String(error));
  log().error(
    {
      name: cause.name,
      reason: cause.message.slice(0, 300),
      stack: cause.stack?.slice(0, 2000),
      method: request.method,
      route: context.routePath,
    },
    "request failed",
  );
};
