import type { Instrumentation } from "next";

/** Refuses to start with an unusable environment, in one clear message; then starts what works in the background. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("#server/env");
  env();
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
