// Before start, dev and test: makes what a fresh clone lacks. Node's own modules only, since nothing is installed yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
process.chdir(root);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) fail(`Node.js 20.19 or newer is needed; this is ${process.version}.`);

function hash(...parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest("hex");
}

/** Does `work` unless it was already done for this `key`; the stamps go with node_modules. */
function once(name, key, work) {
  const stamp = `node_modules/.stamps/${name}`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return;
  work();
  mkdirSync("node_modules/.stamps", { recursive: true });
  writeFileSync(stamp, key);
}

// Only what decides the installed packages: a changed script must not install everything again.
const { dependencies, devDependencies, allowScripts } = JSON.parse(readFileSync("package.json", "utf8"));
const lock = readFileSync("package-lock.json");

once("install", hash(lock, JSON.stringify([dependencies, devDependencies, allowScripts])), () => {
  console.log("Installing packages (npm ci) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0)
    fail("npm ci could not install the packages; its own words are above. Is the npm registry reachable?");
});

once("prisma", hash(lock, readFileSync("prisma/schema.prisma"), readFileSync("prisma.config.ts")), () => {
  console.log("Generating the database client …");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/prisma/build/index.js", "generate", "--no-hints"],
    {
      encoding: "utf8",
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "scripts/schema-engine-rpc.mjs"),
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  if (status !== 0) fail(`The database client could not be generated from prisma/schema.prisma:\n${stdout}${stderr}`);
});
