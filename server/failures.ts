import { log } from "./log";
import { isOutage, noteOutage } from "./outage";

/** Logs what went wrong in a page, action or call: the place and the reason, never what a person typed. */
export function noteFailure(error: unknown, { method, route }: { method: string; route: string }): void {
  if (isOutage(error)) return noteOutage(error);
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  log().error({ name, reason: message.slice(0, 300), stack: stack?.slice(0, 2000), method, route }, "request failed");
}
