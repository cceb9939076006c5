/** JavaScript that a page sends until the network is quiet, what it asks for ahead of time included. */
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { type Figure, report } from "./figures";
import { withReviewer } from "./review-page";

const PAGES: readonly [path: string, name: string][] = [
  ["/review", "the review page"],
  ["/practice/tasks.card-001", "a practice page"],
  ["/", "the first page"],
];

async function weigh(page: Page, path: string, name: string): Promise<Figure[]> {
  const scripts = new Map<string, number>();
  const pending: Promise<void>[] = [];
  const note = page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    pending.push(response.body().then((body) => void scripts.set(response.url(), gzipSync(body).length)));
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await Promise.all(pending);
  note.removeAllListeners("response");
  const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  return [{ name: `JavaScript of ${name}, gzipped`, value: bytes / 1024, unit: "KB", note: `${scripts.size} files` }];
}

const figures: Figure[] = [];
await withReviewer("page_weight", 5, async (page) => {
  for (const [path, name] of PAGES) {
    // A context of its own would have no cache either, but also no session.
    const client = await page.context().newCDPSession(page);
    await client.send("Network.clearBrowserCache");
    figures.push(...(await weigh(page, path, name)));
  }
});
figures.push({
  name: "JavaScript of an empty Next page, gzipped",
  value: 139,
  unit: "KB",
  note: "reference, measured before with this version",
});
report({ figures });
