import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { serveArguments } from "../../scripts/build.mjs";

const root = path.resolve(import.meta.dirname, "../..");

/** Where the browser tests reach the app. */
export const APP_URL = `http://localhost:${process.env["TEST_PORT"] ?? "3277"}`;

/** Signs the cookies of every served app. */
export const APP_SECRET = "only-for-tests-only-for-tests-only-for-tests";

/** Who is an author in every served app, when they register; one for each try of a journey. */
export const AUTHORS = ["author-0@example.org", "author-1@example.org", "author-2@example.org"];
export const PASSWORD_OF_AUTHORS = "an author's quiet room";
/** One more account that reads disputes in every served app. */
export const AUTHOR = "author@example.org";

/** The database that every served app's own is a copy of: migrated, with the bank published, and nobody in it. */
export const BANK = "e2e_bank";

const START_TIMEOUT_MS = 20_000;

export type ServedApp = {
  /** What pages, actions and calls threw so far, in a few words each. */
  failures: () => string[];
  stop: () => Promise<void>;
};

/**
 * Serves the production build at `url` on a database.
 *
 * @param settings further variables of its environment
 * @throws {Error} when the port is taken, or the app does not become ready
 */
export async function serveApp(
  url: string,
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<ServedApp> {
  const { port } = new URL(url);
  if (await answers(url)) throw new Error(`Something serves ${url} already; stop it and run the tests again.`);
  const folder = path.join(root, ".data/test");
  mkdirSync(folder, { recursive: true });
  const logFile = path.join(folder, `app-${port}.log`);
  const output = openSync(logFile, "w");
  const server = spawn(process.execPath, serveArguments("127.0.0.1", port), {
    cwd: root,
    stdio: ["ignore", "ignore", output],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: databaseUrl,
      APP_URL: url,
      APP_SECRET,
      LOG_LEVEL: "silent",
      AUTHOR_EMAILS: [AUTHOR, ...AUTHORS].join(","),
      ...settings,
    },
  });
  closeSync(output);
  let ending: string | null = null;
  server.once("exit", (code, signal) => (ending = `the server ended by itself: ${signal ?? code}`));
  const log = () => readFileSync(logFile, "utf8");
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(`${url}/api/ready`))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop(server);
      throw new Error(`The app at ${url} did not start. ${log()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    failures: () => [...failuresIn(log()), ...(ending === null ? [] : [ending])],
    stop: () => stop(server),
  };
}

/** Next marks with ⨯ what the app threw; a browser that left, or an action of no build, is none of it. */
function failuresIn(log: string): string[] {
  return [...log.matchAll(/^ ?⨯ (.{0,200})/gm)].flatMap(([, words]) => words ?? []);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
}

/** Makes the database `name` anew on the server of `url`, empty or as a copy. @returns its address */
export async function makeDatabase(url: string, name: string, template?: string): Promise<string> {
  const client = new Client({ connectionString: at(url, "postgres") });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}"${template === undefined ? "" : ` TEMPLATE "${template}"`}`);
  } finally {
    await client.end();
  }
  return at(url, name);
}

function at(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
