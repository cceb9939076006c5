// `npm start` and, with --dev, `npm run dev`: database, migrations, content, build, server; then Ctrl-C stops all of it.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { ensureBuild, nextCli, serveArguments } from "./build.mjs";
import { dataDir, ensureDatabase, stopDatabase } from "./database.mjs";
import { applyMigrations } from "./migrate.mjs";

const root = path.resolve(import.meta.dirname, "..");
const isDev = process.argv.includes("--dev");
const startedAt = performance.now();
const say = (words) => console.log(`[${((performance.now() - startedAt) / 1000).toFixed(1)} s] ${words}`);

let database;
let server;
let isStopping = false;

/** Ends what this process started, in reverse order, and then itself. */
async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  if (server && server.exitCode === null) {
    server.kill("SIGTERM");
    await Promise.race([
      new Promise((resolve) => server.once("exit", resolve)),
      new Promise((resolve) => setTimeout(resolve, 8000)),
    ]);
  }
  if (database?.isOwned) await stopDatabase();
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));

function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

async function choosePort(host) {
  if (process.env.PORT) {
    if (!(await isFree(Number(process.env.PORT), host)))
      throw new Error(`Port ${process.env.PORT} is taken; set PORT to a free one.`);
    return Number(process.env.PORT);
  }
  for (let port = 3000; port < 3050; port++) if (await isFree(port, host)) return port;
  throw new Error("The ports 3000 to 3049 are all taken; set PORT to a free one.");
}

/** Kept beside the data, so that people stay signed in over a restart. */
function secret() {
  const file = path.join(dataDir, "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

async function main() {
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  database = await ensureDatabase();
  process.env.DATABASE_URL = database.url;
  say(database.isOwned ? `PostgreSQL is up, its data in ${path.relative(root, dataDir) || "."}/` : "PostgreSQL is up");

  const applied = await applyMigrations(database.url);
  say(
    applied.length > 0
      ? `Applied ${applied.length} migration${applied.length > 1 ? "s" : ""}`
      : "The database is up to date",
  );

  const publish = spawnSync(process.execPath, ["--import", "tsx", "scripts/content-publish.ts"], { stdio: "inherit" });
  if (publish.status !== 0)
    throw new Error("The content could not be published; the reason is above. What was published before is untouched.");

  if (!isDev) ensureBuild(say);
  process.env.APP_SECRET ??= secret();
  const host = process.env.HOST ?? "127.0.0.1";
  const port = await choosePort(host);
  const url =
    process.env.APP_URL ?? `http://${host === "0.0.0.0" || host === "127.0.0.1" ? "localhost" : host}:${port}`;
  process.env.APP_URL = url;
  if (isStopping) return;
  const serve = isDev ? [nextCli, "dev", "-H", host, "-p", String(port)] : serveArguments(host, port);
  server = spawn(process.execPath, serve, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: isDev ? "development" : "production" },
  });
  server.stdout.on("data", (chunk) => {
    const words = String(chunk);
    if (words.includes("Ready in")) say(`Awaited is at ${url} — Ctrl-C stops it`);
    if (isDev || words.startsWith("{")) process.stdout.write(words);
  });
  server.once("exit", (code) => void stop(code ?? 1));
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  await stop(1);
}
