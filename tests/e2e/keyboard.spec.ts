import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/journey";

/** What Tab reaches from the top of a page, by name, in order, until the first comes round again or `most` is reached. */
async function tabOrder(page: Page, most: number): Promise<{ name: string; top: number; left: number }[]> {
  const reached: { name: string; top: number; left: number }[] = [];
  for (let press = 0; press < most; press++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { top, left } = element.getBoundingClientRect();
      const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
      return { name: name.replace(/\s+/g, " ").trim(), top: top + scrollY, left };
    });
    if (!stop) break;
    reached.push(stop);
  }
  return reached;
}

/** Presses Tab until `target` has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let press = 0; press < 120; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

async function typeOver(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(words);
}

async function pressButton(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole("button", { name }));
  await page.keyboard.press("Enter");
}

test("settings are changed, seen in what they do, and saved without a mouse", async ({ page, practise }) => {
  await practise("exceptions.gather-first-exception");
  await page.goto("/settings/study");
  await typeOver(page, page.getByLabel("New cards a day"), "7");
  await pressButton(page, "Show what this changes");
  await expect(page.getByRole("heading", { name: "What this changes" })).toBeFocused();
  await pressButton(page, "Save these settings");
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("New cards a day")).toHaveValue("7");
});

test("a plan is made, followed and removed without a mouse", async ({ page }) => {
  await page.goto("/plan");
  await typeOver(page, page.getByLabel("Minutes a day"), "15");
  await pressButton(page, "Make the plan");
  await expect(page.getByRole("heading", { name: /you will recall \d+ % of it/ })).toBeVisible();
  await pressButton(page, /^Take \d+ new questions into the review$/);
  await expect(page.getByText(/\d+ questions are in your review\./)).toBeVisible();
  await pressButton(page, "Remove this interview");
  await expect(page.getByRole("button", { name: "Make the plan", exact: true })).toBeVisible();
});

test("the first Tab offers to skip to the content, and leads there", async ({ page }) => {
  await page.goto("/library");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("Tab follows the reading order of the library", async ({ page }) => {
  await page.goto("/library?topic=tasks");
  const names = (await tabOrder(page, 60)).map(({ name }) => name);
  const places = ["Skip to the content", "Awaited", "Practice", "Library", "Sign in", "All topics", "Show"].map(
    (wanted) => names.findIndex((name) => name.startsWith(wanted)),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("a question opens with the focus in its answer, and Tab goes down from there", async ({ page }) => {
  await page.goto("/practice/tasks.create-task-schedules");
  await expect(page.getByLabel("Blank 1")).toBeFocused();
  const reached = await tabOrder(page, 5);
  expect(reached.slice(0, 3).map(({ name }) => name)).toEqual(["Blank 2", "Blank 3", "Blank 4"]);
  expect(reached[3]?.name).toMatch(/^Check my answer/);
});

test("an option is chosen by its letter and checked with Enter", async ({ page }) => {
  await page.goto("/practice/exceptions.gather-first-exception");
  await expect(page.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("c");
  await expect(page.getByRole("radio", { name: /^C\b/ })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Result" })).toContainText("0 %");
});

test("a line of code is chosen with the arrow keys", async ({ page }) => {
  await page.goto("/practice/context-managers.spot-bug-file-reader");
  await expect(page.getByRole("radio", { name: /^Line 1\b/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Line 3\b/ })).toBeChecked();
});

for (const path of ["/practice/coroutines.function-vs-object", "/practice/exceptions.gather-first-exception"]) {
  test(`? lists the keys of ${path}, and Escape gives the focus back`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("button", { name: /^Keys/ })).toBeVisible();
    await page.getByRole("button", { name: /^Keys/ }).focus();
    await page.keyboard.press("Shift+Slash");
    const help = page.getByRole("dialog", { name: "Keys on this page" });
    await expect(help).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();
    await expect(page.getByRole("button", { name: /^Keys/ })).toBeFocused();
  });
}

test("? is a letter like any other while an answer is typed", async ({ page }) => {
  await page.goto("/practice/gather.gather-vs-create-task");
  await expect(page.getByLabel("Your answer")).toBeFocused();
  await page.keyboard.type("why?");
  await expect(page.getByLabel("Your answer")).toHaveValue("why?");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("the theme is switched, and stays switched", async ({ page }) => {
  await page.goto("/");
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const dark = await paper();
  await page.reload();
  expect(await paper()).toBe(dark);
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  await expect.poll(paper).not.toBe(dark);
});
