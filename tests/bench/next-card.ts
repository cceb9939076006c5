/**
 * From pressing a rating to the next card's question on the screen, with the processor slowed to a quarter: what a
 * person with an old phone feels two hundred times a day.
 */
import type { Page } from "@playwright/test";
import { report, spread } from "./figures";
import { withReviewer } from "./review-page";

const SLOWER = 4;
const CARDS = 45;
const WARM_UP = 5;

type Probed = Window & { tapped?: Promise<number> };

/** Watches for the next press of a key, and then for another card's question to have been painted. */
function watch(): void {
  const name = /card-\d+/;
  const shownCard = () => name.exec(document.querySelector("main")?.textContent ?? "")?.[0];
  const before = shownCard();
  (window as Probed).tapped = new Promise((resolve) => {
    let pressedAt = Number.NaN;
    addEventListener("keydown", (event) => (pressedAt = event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      const now = shownCard();
      if (now === undefined || now === before) return;
      observer.disconnect();
      // The frame is drawn after the callback, and painted when the task after it runs.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressedAt)));
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

async function rateOne(page: Page): Promise<number> {
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: /^Good/ }).waitFor();
  await page.evaluate(watch);
  await page.keyboard.press("3");
  return page.evaluate(() => (window as Probed).tapped ?? Number.NaN);
}

const milliseconds: number[] = [];
await withReviewer("next_card", CARDS, async (page) => {
  // What tsx wraps named functions in; the page has no such thing.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.goto("/review", { waitUntil: "networkidle" });
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  for (let index = 0; index < CARDS - 1; index++) {
    const time = await rateOne(page);
    if (index >= WARM_UP) milliseconds.push(time);
  }
});
const note = `${milliseconds.length} cards, processor ${SLOWER}x slower; a minimal Next page: median 28, p95 58`;
report({ figures: spread("from a tap to the next card", milliseconds, note) });
