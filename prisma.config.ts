import path from "node:path";
import { defineConfig } from "prisma/config";
import { ensureDatabase } from "./scripts/database.mjs";

// The native schema engine is a download; this stand-in runs the same engine as WebAssembly.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "scripts/schema-engine-rpc.mjs");
process.env.CHECKPOINT_DISABLE ??= "1";
const needsDatabase = !process.argv.includes("generate");

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: needsDatabase ? (await ensureDatabase()).url : "postgresql://unused" },
});
