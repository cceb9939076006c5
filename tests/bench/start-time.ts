/**
 * How long a person waits after `npm start` for the first page: once more in this folder, and in a fresh clone of the
 * last commit, where packages, database and build are still to be made.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataDir } from "../../scripts/database.mjs";
import { type Figure, report } from "./figures";

const root = path.resolve(import.meta.dirname, "../..");
const PORT = "3213";
const PATIENCE_MS = 10 * 60_000;

/** Seconds from `npm start` in a folder to its first page; then everything is stopped again. */
async function startSeconds(folder: string, data: string): Promise<number> {
  const { DATABASE_URL: _, ...outer } = process.env;
  const env = { ...outer, PORT, APP_DATA_DIR: data, APP_URL: `http://localhost:${PORT}` };
  const startedAt = performance.now();
  // A group of its own, so that npm, its shell and the app can be told to stop at once.
  const child = spawn("npm", ["start"], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"], detached: true });
  const ended = new Promise<"ended">((resolve) => child.once("exit", () => resolve("ended")));
  try {
    while (!(await isServed())) {
      const state = await Promise.race([ended, sleep(50)]);
      if (state === "ended") throw new Error(`npm start ended by itself in ${folder}`);
      if (performance.now() - startedAt > PATIENCE_MS) throw new Error(`npm start served nothing in ${folder}`);
    }
    return (performance.now() - startedAt) / 1000;
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await ended;
    while (await isServed()) await sleep(50); // npm can be gone before the app is
  }
}

async function isServed(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${PORT}/`)).ok;
  } catch {
    return false;
  }
}

function megabytes(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
  return bytes / 1024 / 1024;
}

function git(...args: string[]) {
  return spawnSync("git", ["-C", root, ...args], { encoding: "utf8" });
}

async function measureFresh(): Promise<{ figures: Figure[]; skipped: string[] }> {
  if (git("rev-parse", "--verify", "HEAD").status !== 0) {
    return { figures: [], skipped: ["fresh start: there is no commit to clone yet"] };
  }
  const place = mkdtempSync(path.join(tmpdir(), "awaited-fresh-"));
  const clone = path.join(place, "clone");
  try {
    git("clone", "--quiet", root, clone);
    const source = megabytes(clone) - megabytes(path.join(clone, ".git"));
    const seconds = await startSeconds(clone, path.join(clone, ".data"));
    const sizes = [
      ["source", source],
      ["packages", megabytes(path.join(clone, "node_modules"))],
      ["build", megabytes(path.join(clone, ".next"))],
    ] as const;
    return {
      figures: [
        { name: "fresh npm start to the first page", value: seconds, unit: "s", note: "packages, database, build" },
        ...sizes.map(([name, value]): Figure => ({ name: `size of the ${name}`, value, unit: "MB" })),
      ],
      skipped: [],
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const data = path.join(dataDir, "start");
await startSeconds(root, data); // makes the database, publishes, builds what is not built
const warm = await startSeconds(root, data);
const { figures, skipped } = await measureFresh();
report({ figures: [{ name: "warm npm start to the first page", value: warm, unit: "s" }, ...figures], skipped });
