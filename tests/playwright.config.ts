import path from "node:path";
import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "../scripts/chromium.mjs";
import { APP_URL } from "./support/served-app";

const root = path.resolve(import.meta.dirname, "..");

/** Journeys through the production build, in a real browser, on the tests' own PostgreSQL. */
export default defineConfig({
  testDir: "./e2e",
  outputDir: path.join(root, ".data/test-results"),
  globalSetup: "./support/browser-setup.ts",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // On a machine shared with others one more try; what needed it is counted and named by scripts/test.mjs.
  retries: process.env["CI"] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: APP_URL,
    locale: "en",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath: (await findChromium()) ?? "chromium", args: CHROMIUM_ARGS },
  },
});
