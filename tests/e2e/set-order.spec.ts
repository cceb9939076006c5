import type { CDPSession, Locator, Page } from "@playwright/test";
import { makeSet } from "../support/interviews";
import { expect, test } from "../support/journey";

test.slow();

const handle = (page: Page, place: number) =>
  page.getByRole("button", { name: new RegExp(`^Move question ${place},`) });
const titles = (page: Page) => page.getByRole("listitem").locator("p.font-serif").allTextContents();

async function centreOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error("nothing to take hold of");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The titles once the set was saved as a further version. */
async function expectOrder(page: Page, version: number, order: readonly (string | undefined)[]): Promise<void> {
  await expect(page.getByText(`version ${version}`)).toBeVisible();
  expect(await titles(page)).toEqual(order);
  await page.reload();
  expect(await titles(page)).toEqual(order);
}

test("questions are put in another order by dragging with the mouse, and put back where they were with Escape", async ({
  page,
}) => {
  await makeSet(page, "Dragged");
  const [a, b, c, ...rest] = await titles(page);
  await handle(page, 3).scrollIntoViewIfNeeded();
  const [from, to] = [await centreOf(handle(page, 1)), await centreOf(handle(page, 3))];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 10, { steps: 4 });
  await page.mouse.move(to.x, to.y + 4, { steps: 12 });
  await page.mouse.up();
  await expectOrder(page, 2, [b, c, a, ...rest]);

  const start = await centreOf(handle(page, 1));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x, start.y + 160, { steps: 8 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  expect(await titles(page)).toEqual([b, c, a, ...rest]);
  await expect(page.getByText("version 2")).toBeVisible();
});

async function touch(
  session: CDPSession,
  type: "touchStart" | "touchMove" | "touchEnd",
  at?: { x: number; y: number },
) {
  await session.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });
}

test.describe("by touch, on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a question is dragged by its number, and the page scrolls by anything else", async ({ page }) => {
    await makeSet(page, "By thumb");
    const [a, b, ...rest] = await titles(page);
    await handle(page, 2).scrollIntoViewIfNeeded();
    const session = await page.context().newCDPSession(page);
    const drag = async (from: { x: number; y: number }, by: number) => {
      await touch(session, "touchStart", from);
      for (let step = 1; step <= 12; step += 1) {
        await touch(session, "touchMove", { x: from.x, y: from.y + (by * step) / 12 });
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      await touch(session, "touchEnd");
    };
    const [first, second] = [await centreOf(handle(page, 1)), await centreOf(handle(page, 2))];
    const scrolled = await page.evaluate(() => scrollY);
    await drag(await centreOf(handle(page, 1)), second.y - first.y + 8);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    await expectOrder(page, 2, [b, a, ...rest]);

    const title = await centreOf(page.getByRole("listitem").locator("p.font-serif").nth(1));
    const before = await page.evaluate(() => scrollY);
    await drag(title, -200);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
    await expect(page.getByText("version 2")).toBeVisible();
  });
});
