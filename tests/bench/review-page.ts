import { chromium, type Page } from "@playwright/test";
import { disconnect } from "#server/db";
import { publishFlashcards } from "#tests/support/bank";
import { serveApp } from "#tests/support/served-app";
import { CHROMIUM_ARGS, findChromium } from "../../scripts/chromium.mjs";
import { BENCH_URL, freshDatabase } from "./bench-database";
import { newBenchLearner } from "./bench-learner";

/**
 * Does `work` with a page of a browser in which somebody is signed in who has so many new flashcards, the production
 * build being served.
 */
export async function withReviewer(
  name: string,
  cardCount: number,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const url = await freshDatabase(name);
  const ids = await publishFlashcards(cardCount, new Date());
  const { cookie } = await newBenchLearner(ids, { newPerDay: cardCount });
  const app = await serveApp(BENCH_URL, url);
  const executablePath = (await findChromium()) ?? "";
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const context = await browser.newContext({ baseURL: BENCH_URL });
    await context.addCookies([{ ...cookie, url: BENCH_URL }]);
    await work(await context.newPage());
  } finally {
    await browser.close();
    await app.stop();
    await disconnect();
  }
}
