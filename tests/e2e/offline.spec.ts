import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/journey";

const FLASHCARD = "coroutines.function-vs-object";
const CHOICE = "exceptions.gather-first-exception";
const BLANKS = "tasks.create-task-schedules";

test.use({ complaints: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/ });

function left(page: Page, count: number) {
  return expect(page.getByText(`${count} left`, { exact: true })).toBeVisible();
}

async function keepOnDevice(page: Page): Promise<void> {
  await page.keyboard.press(".");
  await page.getByRole("button", { name: /Work without a connection/ }).click();
  await page.getByRole("button", { name: "Work without a connection" }).click();
  await expect(page.getByText(/cards? (is|are) kept on this device\./)).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

async function answer(page: Page): Promise<void> {
  const flip = page.getByRole("button", { name: "Show the answer" });
  const check = page.getByRole("button", { name: "Check my answer" });
  await expect(flip.or(check)).toBeVisible();
  if (await page.getByRole("radio").first().isVisible()) await page.getByRole("radio").first().check();
  await flip.or(check).click();
  await expect(page.getByRole("group", { name: "How well did you recall it?" })).toBeVisible();
}

test("a review goes on through a lost connection and a reload, and is delivered once, in order", async ({
  page,
  context,
  practise,
  keptData,
}) => {
  for (const item of [FLASHCARD, CHOICE, BLANKS] as const) await practise(item);
  await page.goto("/review");
  await left(page, 3);
  await keepOnDevice(page);
  const before = (await keptData()).answers.length;

  await context.setOffline(true);
  await answer(page);
  await page.keyboard.press("4");
  await expect(page.getByText("1 rating waits for a connection; kept on this device.")).toBeVisible();

  await page.reload();
  await expect(page.getByText("No connection: these are the cards kept on this device.")).toBeVisible();
  await left(page, 2);
  await answer(page);
  await page.keyboard.press("4");
  await left(page, 1);
  await answer(page);
  await page.keyboard.press("1");
  await expect(page.getByText("3 ratings wait for a connection; kept on this device.")).toBeVisible();

  await context.setOffline(false);
  await expect
    .poll(async () => (await keptData()).reviews.map(({ rating }) => rating), { timeout: 20_000 })
    .toHaveLength(3);
  const { reviews, answers } = await keptData();
  expect(reviews.filter(({ rating }) => rating === 4)).toHaveLength(2);
  expect(answers).toHaveLength(before + 3);
  await page.reload();
  await expect.poll(async () => (await keptData()).reviews.length).toBe(3);
});

test("what two devices did to one card is joined, and the second person is told", async ({
  page,
  context,
  practise,
  keptData,
}) => {
  await practise(FLASHCARD);
  await page.goto("/review");
  await left(page, 1);
  await keepOnDevice(page);
  const second = await context.newPage();
  await second.goto("/review");
  await context.setOffline(true);
  await answer(page);
  await page.keyboard.press("4");
  await expect(page.getByText("1 rating waits for a connection")).toBeVisible();
  await page.close();
  await context.setOffline(false);
  // Both ratings of that one showing are sent together: the earlier counts, the later is refused in words.
  await context.route("**/api/reviews", (route) => route.abort());
  await answer(second);
  await context.unroute("**/api/reviews");
  await second.keyboard.press("1");
  await expect.poll(async () => (await keptData(second)).reviews.length).toBe(1);
  await expect(second.getByText("This card was already answered, here or in another window.")).toBeVisible();
});

test("answers are on no device that did not ask, and leave it at sign-out", async ({ page, register, practise }) => {
  await register();
  await practise(FLASHCARD);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/review");
  await left(page, 1);
  expect(asked).not.toContain("/api/offline");
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);

  await keepOnDevice(page);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  expect(await page.evaluate(() => caches.has("pages-1"))).toBe(true);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => [(await indexedDB.databases()).length, await caches.has("pages-1")]))
    .toEqual([0, false]);
});

test("the switch says what it means and is accessible", async ({ page, practise }) => {
  await practise(FLASHCARD);
  await page.goto("/review");
  await left(page, 1);
  await keepOnDevice(page);
  const menuItem = page.getByRole("button", { name: /Work without a connection/ });
  // A key that comes while the dialog before is closing is not heard.
  await expect(async () => {
    await page.keyboard.press(".");
    await expect(menuItem).toBeVisible({ timeout: 1000 });
  }).toPass();
  await menuItem.click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stop working without a connection" }).click();
  await expect(page.getByText("Nothing is kept on this device any more.")).toBeVisible();
  expect(await page.evaluate(() => caches.has("pages-1"))).toBe(false);
});

test("the app can be installed", async ({ page }) => {
  await page.goto("/");
  const manifest = await page.locator('link[rel="manifest"]').getAttribute("href");
  const response = await page.request.get(manifest ?? "");
  expect(response.status()).toBe(200);
  const { icons, start_url: start } = (await response.json()) as { icons: { src: string }[]; start_url: string };
  expect(start).toBe("/review");
  for (const { src } of icons) expect((await page.request.get(src)).headers()["content-type"]).toBe("image/png");
  const worker = await page.request.get("/sw.js");
  expect(worker.headers()["content-type"]).toContain("javascript");
});
