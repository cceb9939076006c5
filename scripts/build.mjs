// Builds the app when what it is built from has changed since the last build.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const SOURCES = [
  "app",
  "ui",
  "server",
  "domain",
  "public",
  "next.config.js",
  "proxy.ts",
  "instrumentation.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const STAMP = path.join(root, ".next/built-from");

export const nextCli = path.join(root, "node_modules/next/dist/bin/next");

/** What Node is given to serve the build. */
export const serveArguments = (host, port) => [
  "--import",
  "tsx",
  path.join(root, "scripts/serve.ts"),
  host,
  String(port),
];

/** @returns whether a build was made @throws {Error} when the build fails; its own words were printed */
export function ensureBuild(say = console.log) {
  const key = hashOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === key && existsSync(path.join(root, ".next/BUILD_ID")))
    return false;
  say("Building the app (about half a minute) …");
  const { status } = spawnSync(process.execPath, [nextCli, "build"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Error("The app could not be built; the reason is above.");
  writeFileSync(STAMP, key);
  return true;
}

function hashOfSources() {
  const sum = createHash("sha256");
  for (const source of SOURCES) {
    const full = path.join(root, source);
    if (!existsSync(full)) continue;
    for (const file of filesBelow(full)) sum.update(path.relative(root, file)).update(readFileSync(file));
  }
  return sum.digest("hex");
}

function filesBelow(full) {
  if (path.extname(full)) return [full];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}
