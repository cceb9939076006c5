import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey";
import { OWN_PAGES, PAGES } from "../support/pages";
import { ANSWERED_ITEMS } from "../support/responses";

test.use({ complaints: /status of 404/ });

// A phone; and what is left of 1280 pixels at a zoom of 400 %, as WCAG 1.4.10 has it.
const WIDTHS = [390, 320];

/** The spacing that WCAG 1.4.12 lets a reader set. */
const WIDE_TEXT =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";

/** What sticks out of the page at the right; code and tables scroll in boxes of their own. */
async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return [`${root.scrollWidth} of ${root.clientWidth}`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
  });
}

async function expectNoOverflow(page: Page, path: string): Promise<void> {
  await page.goto(path);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect(await sticksOut(page), `${path} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 800 });
  await page.addStyleTag({ content: WIDE_TEXT });
  expect(await sticksOut(page), `${path} with wide text`).toEqual([]);
}

test("no page scrolls sideways on a phone, or at 400 %", async ({ page }) => {
  test.slow();
  for (const path of PAGES) await expectNoOverflow(page, path);
});

test("no page of somebody with a history scrolls sideways", async ({ page, practise, register }) => {
  test.slow();
  const results: string[] = [];
  for (const item of ANSWERED_ITEMS) results.push(await practise(item));
  await register();
  for (const path of [...OWN_PAGES, ...results]) await expectNoOverflow(page, path);
});

test("on a phone the navigation and the actions lie at the bottom", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/library");
  const nav = await page.getByRole("navigation", { name: "Main" }).boundingBox();
  expect(nav && nav.y + nav.height).toBe(800);
  await page.goto("/practice/gather.gather-vs-create-task");
  const action = page.getByRole("button", { name: "Score my answer" });
  await expect(action).toBeInViewport();
  expect((await action.boundingBox())?.y).toBeGreaterThan(600);
  expect((await action.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test("at 200 % everything is still there", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto("/practice/exceptions.gather-first-exception");
  await page.getByRole("radio", { name: /^D\b/ }).check();
  await page.getByRole("button", { name: "Check my answer" }).click();
  await page.getByRole("button", { name: /^(▸)?Easy/ }).click();
  await expect(page.getByText("Rated Easy.")).toBeVisible();
});
