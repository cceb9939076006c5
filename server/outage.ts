import { log } from "./log";

/**
 * Whether the database was out of reach when it was last asked. On `globalThis`, since the request guard and the
 * pages are bundled apart but share the process.
 */
const shared = globalThis as typeof globalThis & { awaitedOutage?: { isDown: boolean } };

const state = (shared.awaitedOutage ??= { isDown: false });

// Node's network errors, and PostgreSQL's classes 08 (connection), 53 (resources), 57P (shutdown, starting up).
const OUTAGE_CODE =
  /^(ECONN(REFUSED|RESET|ABORTED)|ENOTFOUND|EPIPE|ETIMEDOUT|EHOSTUNREACH|08\w{3}|53\w{3}|57P0[1-5]|P1001|P1002|P1008|P1017|P2024)$/;
// Prisma hands on some of PostgreSQL's errors as words alone, with their code in backquotes.
const OUTAGE_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|the database system is|Code: `(08|53)\w{3}`|Code: `57P0[1-5]`/i;

/** Whether an error means that the database cannot be reached now, and not that the request was wrong. */
export function isOutage(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    if (OUTAGE_CODE.test(code) || OUTAGE_WORDS.test(cause.message)) return true;
  }
  return false;
}

/** Remembers that the database went away, so that the next request is refused without waiting for it. */
export function noteOutage(error: unknown): void {
  if (!state.isDown)
    log().error({ reason: error instanceof Error ? error.message : String(error) }, "database out of reach");
  state.isDown = true;
}

/** Remembers that the database answered. */
export function noteRecovery(): void {
  if (state.isDown) log().info("database is back");
  state.isDown = false;
}

/** Whether the database was out of reach when last asked. */
export function isKnownDown(): boolean {
  return state.isDown;
}
