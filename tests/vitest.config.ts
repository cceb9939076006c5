import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");

/** `domain/` and the architecture run anywhere; `server/` runs on a real PostgreSQL, a fresh copy for each file. */
export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      {
        root,
        test: { name: "unit", include: ["tests/unit/**/*.test.ts", "tests/architecture.test.ts"], testTimeout: 30_000 },
      },
      {
        root,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/database-template.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
