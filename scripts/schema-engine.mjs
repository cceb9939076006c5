// Loads Prisma's schema engine compiled to WebAssembly and gives it a PostgreSQL connection through pg.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { randomUUID } from "node:crypto";
import { Client, Pool, types } from "pg";
import { parse } from "pg-connection-string";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bg from "@prisma/schema-engine-wasm/schema_engine_bg";

// The engine reports the reason of a panic here before it traps.
let panic;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (m) => {
    panic = m;
  },
};
export const takePanic = () => {
  const m = panic;
  panic = undefined;
  return m;
};

let ready;
function loadWasm() {
  ready ??= (async () => {
    const file = fileURLToPath(new URL("./schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm")));
    const { instance } = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": bg });
    bg.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    return bg;
  })();
  return ready;
}

/** Explicit fields, never `connectionString`: pg lets a connection string override `database`. */
export function fields(url) {
  const { host, port, user, password, database, ssl, options } = parse(url);
  return { host, port: port ? +port : 5432, user, password, database, ssl, options };
}

/** Runs one statement outside the pool, by default in the maintenance database. */
export async function admin(url, sql, database = "postgres") {
  const client = new Client({ ...fields(url), database });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** What the engine needs beyond adapter-pg: one session, whole scripts, "char" columns, a shadow database of its own. */
async function connectAdapter(url, open, database, onDispose) {
  const schema = new URL(url).searchParams.get("schema") ?? "public";
  const config = { ...fields(url), max: 1, idleTimeoutMillis: 0 };
  const pool = new Pool(database ? { ...config, database } : config);
  const adapter = await new PrismaPg(pool, { schema }).connect();
  // adapter-pg cuts scripts at every ';', also inside strings and function bodies; one simple query is atomic as well.
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (e) {
      adapter.onError(e);
    }
  };
  // The engine reads catalogue columns of type "char" (oid 18), which adapter-pg refuses; hand them over as characters.
  const { queryRaw } = Object.getPrototypeOf(Object.getPrototypeOf(adapter));
  const { CHAR, TEXT } = types.builtins;
  adapter.queryRaw = async (query) => {
    const answer = await adapter.performIO(query);
    const isChar = answer.fields.map((f) => f.dataTypeID === CHAR);
    const retyped = answer.fields.map((f, i) => (isChar[i] ? { ...f, dataTypeID: TEXT } : f));
    const seen = Object.create(adapter, { performIO: { value: async () => ({ ...answer, fields: retyped }) } });
    const set = await queryRaw.call(seen, query);
    return { ...set, columnTypes: set.columnTypes.map((t, i) => (isChar[i] ? ColumnTypeEnum.Character : t)) };
  };
  const dispose = (adapter.dispose = async () => {
    if (!open.delete(dispose)) return;
    await pool.end();
    await onDispose?.();
  });
  open.add(dispose);
  return adapter;
}

export async function openEngine({ url, datamodels, log = () => {} }) {
  const { SchemaEngine } = await loadWasm();
  const open = new Set();
  const { provider, adapterName } = new PrismaPg(fields(url));
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider,
    adapterName,
    connect: () => connectAdapter(url, open),
    async connectToShadowDb() {
      const database = `prisma_migrate_shadow_db_${randomUUID()}`;
      await admin(url, `CREATE DATABASE "${database}"`);
      return connectAdapter(url, open, database, () =>
        admin(url, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`),
      );
    },
  });
  const engine = await SchemaEngine.new({ datamodels: datamodels?.length ? datamodels : undefined }, log, factory);
  return { engine, close: () => Promise.all([...open].map((dispose) => dispose())) };
}

export const engineVersion = async () => (await loadWasm()).version();
