import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serveArguments } from "../../scripts/build.mjs";
import { dataDir } from "../../scripts/database.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const PATIENCE_MS = 30_000;

/** The production build as a process that is killed and started again; `process.env` is its environment. */
export class KillableApp {
  readonly url: string;
  /** Times it ended without having been killed or stopped. */
  ownExits = 0;
  #process: ChildProcess | null = null;
  readonly #logFile = path.join(dataDir, "app.log");

  constructor(url: string) {
    this.url = url;
  }

  start(): void {
    const { port } = new URL(this.url);
    const output = openSync(this.#logFile, "a");
    const child = spawn(process.execPath, serveArguments("127.0.0.1", port), {
      cwd: root,
      stdio: ["ignore", "ignore", output],
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", LOG_LEVEL: "error" },
    });
    closeSync(output);
    child.once("exit", () => {
      if (this.#process === child) this.ownExits += 1;
    });
    this.#process = child;
  }

  /** Ends it at once, as a crash or the kernel would. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }

  /** The status with which a path answers; 0 when nothing answers. */
  async statusOf(route: string): Promise<number> {
    try {
      return (await fetch(this.url + route, { signal: AbortSignal.timeout(5000) })).status;
    } catch {
      return 0;
    }
  }

  /** Milliseconds until a path answers with this status. @throws {Error} when it does not in half a minute */
  async waitFor(route: string, status: number): Promise<number> {
    const startedAt = performance.now();
    while ((await this.statusOf(route)) !== status) {
      if (performance.now() - startedAt > PATIENCE_MS) {
        const words = readFileSync(this.#logFile, "utf8").slice(-2000);
        throw new Error(`${route} did not answer ${status} in ${PATIENCE_MS / 1000} s.\n${words}`);
      }
      await sleep(25);
    }
    return performance.now() - startedAt;
  }
}
