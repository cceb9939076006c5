/**
 * From pressing a rating to the next card's question on the screen, with the processor slowed to a quarter: what a
 * person with an old phone feels two hundred times a day. Also with a server that answers everything two seconds late,
 * and without a connection; and over all of it the longest interaction and how far anything moved by itself.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession, Page } from "@playwright/test";
import { type Figure, percentile, report, spread } from "./figures";
import { withReviewer } from "./review-page";

const SLOWER = 4;
const WARM_UP = 5;
const ONLINE = 40;
const LATE = 15;
const OFFLINE = 20;
const LATE_MS = 2000;

/** Of one event its milliseconds: from the press until it was painted, and of these until and in its handlers. */
type Interaction = { name: string; lasted: number; delay: number; handled: number; at: number };
type Probed = Window & { tapped?: Promise<number>; interactions?: Interaction[]; shift?: number };

/** Notes how long each press took until it was painted, and what moved without one. */
function observe(): void {
  const probed: Probed = window;
  probed.interactions = [];
  probed.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceEventTiming) || entry.interactionId === 0) continue;
      const { name, duration: lasted, startTime: at, processingStart, processingEnd } = entry;
      probed.interactions?.push({
        name,
        lasted,
        delay: processingStart - at,
        handled: processingEnd - processingStart,
        at,
      });
    }
  }).observe(Object.assign({ type: "event", buffered: true }, { durationThreshold: 16 }));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (Reflect.get(entry, "hadRecentInput") !== true) {
        probed.shift = (probed.shift ?? 0) + Number(Reflect.get(entry, "value"));
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** Watches for the next press of a key, and then for another card's question to have been painted. */
function watch(): void {
  const name = /card-\d+/;
  const shownCard = () => name.exec(document.querySelector("main")?.textContent ?? "")?.[0];
  const before = shownCard();
  (window as Probed).tapped = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no next card came")), 30_000);
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

async function rateSome(page: Page, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) times.push(await rateOne(page));
  return times;
}

/**
 * Has every frame drawn and shown, as a screen does. Nobody looks at a headless browser: it draws a frame when something
 * asks for one, and an interaction whose frame nobody asked for seemed to last until the timer's next second.
 */
async function watchFrames(client: CDPSession): Promise<void> {
  client.on("Page.screencastFrame", ({ sessionId }) => {
    void client.send("Page.screencastFrameAck", { sessionId }).catch(() => null); // the page was closed
  });
  await client.send("Page.startScreencast", { format: "jpeg", quality: 1, maxWidth: 64, everyNthFrame: 1 });
}

async function keepOnDevice(page: Page): Promise<void> {
  await page.keyboard.press(".");
  await page.getByRole("button", { name: /Work without a connection/ }).click();
  await page.getByRole("button", { name: "Work without a connection" }).click();
  await page.getByText(/cards are kept on this device\./).waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

const note = (times: readonly number[]) => `${times.length} cards, processor ${SLOWER}x slower`;
const figures: Figure[] = [];
await withReviewer("next_card", WARM_UP + ONLINE + LATE + OFFLINE + 2, async (page) => {
  // What tsx wraps named functions in; the page has no such thing.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.addInitScript(observe);
  await page.goto("/review", { waitUntil: "networkidle" });
  const client = await page.context().newCDPSession(page);
  await watchFrames(client);
  await keepOnDevice(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });

  await rateSome(page, WARM_UP);
  const online = await rateSome(page, ONLINE);
  figures.push(
    ...spread("from a tap to the next card", online, `${note(online)}; a minimal Next page: median 28, p95 58`),
  );
  await page.route("**/api/**", async (route) => {
    await sleep(LATE_MS);
    await route.continue().catch(() => null); // what still waited when the connection was cut
  });
  const late = await rateSome(page, LATE);
  figures.push(...spread("with a server two seconds late", late, note(late)));
  await page.unroute("**/api/**");
  await page.waitForLoadState("networkidle");

  await page.context().setOffline(true);
  const offline = await rateSome(page, OFFLINE);
  figures.push(...spread("without a connection", offline, note(offline)));

  const { interactions, shift } = await page.evaluate(() => ({
    interactions: (window as Probed).interactions ?? [],
    shift: (window as Probed).shift ?? 0,
  }));
  const slowest = interactions.toSorted((one, other) => other.lasted - one.lasted).slice(0, 3);
  const lasted = interactions.map((each) => each.lasted);
  const parts = slowest.map(({ name, delay, handled }) => `${name} ${Math.round(delay)} + ${Math.round(handled)}`);
  figures.push(
    {
      name: "the longest interaction",
      value: percentile(lasted, 1),
      unit: "ms",
      note: `until it is painted; before and in handlers, of the three longest: ${parts.join(", ")}`,
    },
    { name: "98 of 100 interactions", value: percentile(lasted, 0.98), unit: "ms" },
    { name: "layout shift over the session", value: shift, unit: "", note: "0.1 is called good" },
  );
});
report({ figures });
