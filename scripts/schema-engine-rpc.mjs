#!/usr/bin/env node
// Stands in for Prisma's native schema engine (PRISMA_SCHEMA_ENGINE_BINARY): JSON-RPC 2.0, one message a line, on stdio.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { admin, fields, openEngine, takePanic, engineVersion } from "./schema-engine.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true, default: [] },
    datasource: { type: "string" },
    version: { type: "boolean" },
  },
});
const url = values.datasource ? JSON.parse(values.datasource).url : process.env.DATABASE_URL;

const logLine = (level, message, more = {}) =>
  process.stderr.write(
    JSON.stringify({
      timestamp: new Date().toISOString(),
      level,
      fields: { message, ...more },
      target: "schema_engine::logger",
    }) + "\n",
  );

const createDatabase = async () => {
  const { database } = fields(url);
  await admin(url, `CREATE DATABASE "${database.replaceAll('"', '""')}"`);
  return { databaseName: database };
};

function userError(e) {
  const code =
    { "3D000": "P1003", ECONNREFUSED: "P1001", ENOTFOUND: "P1001", "28P01": "P1000", "42P04": "P1009" }[e.code] ??
    (/^P\d{4}$/.test(e.code) ? e.code : undefined);
  return { code, message: e.message || String(e) };
}

async function cli(command) {
  process.stderr.write("\n"); // the caller drops the first line
  try {
    if (command === "can-connect-to-database") await admin(url, "SELECT 1", fields(url).database);
    else if (command === "create-database") await createDatabase();
    else if (command === "drop-database") await admin(url, `DROP DATABASE "${fields(url).database}" WITH (FORCE)`);
    else throw new Error(`unknown command ${command}`);
  } catch (e) {
    const { code, message } = userError(e);
    logLine("ERROR", message, { error_code: code ?? "P1010", is_panic: false });
    process.exitCode = 1;
  }
}

let opened;
const open = () =>
  (opened ??= openEngine({ url, datamodels: values.datamodels.map((f) => [f, readFileSync(f, "utf8")]) }));

let printId = 1;
const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", ...message }) + "\n");

const methods = {
  createDatabase: () => createDatabase(),
  getDatabaseVersion: async (p) => (await open()).engine.version(p),
  async diff(p) {
    const { exitCode, stdout } = await (await open()).engine.diff(p);
    if (stdout !== null) send({ id: printId++, method: "print", params: { content: stdout } });
    return { exitCode, stdout: null };
  },
};
// Only these learn the history from the engine's cache, which a diagnosis fills through a shadow database.
for (const method of ["createMigration", "evaluateDataLoss"]) {
  methods[method] = async (p) => {
    const { engine } = await open();
    await engine.diagnoseMigrationHistory({
      migrationsList: p.migrationsList,
      filters: p.filters,
      optInToShadowDatabase: true,
    });
    return engine[method](p);
  };
}

async function answer({ id, method, params }) {
  if (!method) return;
  try {
    const result = methods[method] ? await methods[method](params) : await (await open()).engine[method](params);
    send({ id, result: result ?? {} });
  } catch (e) {
    const panic = takePanic();
    const { code, message } = panic ? { message: panic } : userError(e);
    if (process.env.DEBUG) console.error(JSON.stringify({ level: "DEBUG", fields: { message: e.stack } }));
    send({
      id,
      error: {
        code: 4466,
        message: "An error happened. Check the data field for details.",
        data: panic
          ? { is_panic: true, message: e.stack, error: { message } }
          : { is_panic: false, message, meta: null, error_code: code },
      },
    });
  }
}

if (values.version) console.log(`schema-engine-cli ${await engineVersion()}`);
else if (positionals[0] === "cli") await cli(positionals[1]);
else {
  let queue = Promise.resolve();
  for await (const line of createInterface({ input: process.stdin }))
    if (line.trim()) queue = queue.then(() => answer(JSON.parse(line)));
  await queue;
  await Promise.resolve(opened).then((engine) => engine?.close());
  process.exit(); // the engine leaves a ten-second lock timer behind
}
