import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { postmasterPid } from "../../scripts/database.mjs";

/** Kills PostgreSQL with everything that it runs: nothing is flushed, nobody is told. */
export async function killDatabase(): Promise<void> {
  const pid = await postmasterPid();
  if (pid === null) throw new Error("PostgreSQL is not running");
  const listing = `/proc/${pid}/task/${pid}/children`; // elsewhere the children end by themselves, a moment later
  const children = existsSync(listing) ? readFileSync(listing, "utf8").trim().split(/\s+/) : [];
  for (const each of [pid, ...children.map(Number)]) {
    try {
      process.kill(each, "SIGKILL");
    } catch (error) {
      // One that ended meanwhile is as dead as the others.
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
}

/** Starts PostgreSQL again, in a process of its own so that the clients go on meanwhile. @returns its address */
export async function restartDatabase(): Promise<string> {
  const script = `import(${JSON.stringify(path.resolve(import.meta.dirname, "../../scripts/database.mjs"))})
    .then(({ ensureDatabase }) => ensureDatabase()).then(({ url }) => console.log(url))`;
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"], env });
  let url = "";
  child.stdout.on("data", (chunk) => (url += String(chunk)));
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error("PostgreSQL did not start again");
  return url.trim();
}
