import { expect, test } from "../support/journey";

test("the library is filtered by topic, kind, difficulty and words, and the address says how", async ({ page }) => {
  await page.goto("/library");
  await page
    .getByRole("navigation", { name: "Topics" })
    .getByRole("link", { name: /^Tasks\b/ })
    .click();
  await expect(page).toHaveURL("/library?topic=tasks");
  const found = page.getByRole("main").getByRole("list").last();
  await expect(found.getByRole("link", { name: /What schedules, what waits/ })).toBeVisible();
  await expect(found.getByRole("link", { name: /The asynchronous file reader/ })).toBeHidden();

  await page.getByLabel("Kind").selectOption("cloze");
  await page.getByLabel("Difficulty").selectOption("2");
  await page.getByLabel("Search").fill("schedules");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/q=schedules/);
  const { searchParams } = new URL(page.url());
  expect(Object.fromEntries(searchParams)).toEqual({
    topic: "tasks",
    kind: "cloze",
    difficulty: "2",
    q: "schedules",
  });
  await expect(page.getByText("1 question", { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByLabel("Search")).toHaveValue("schedules");
  await expect(page.getByLabel("Kind")).toHaveValue("cloze");
  await found.getByRole("link", { name: /What schedules, what waits/ }).click();
  await expect(page).toHaveURL("/practice/tasks.create-task-schedules");
});

test("filters that fit nothing offer the way back, and a mistyped address shows everything", async ({ page }) => {
  await page.goto("/library?q=xylophone");
  await expect(page.getByText("No question fits all of these filters.")).toBeVisible();
  await page.getByRole("link", { name: "Show all questions" }).click();
  await expect(page).toHaveURL("/library");
  const all = await page.getByText(/^\d+ questions$/).innerText();

  await page.goto(`/library?kind=nonsense&difficulty=9&q=&topic=${"x".repeat(80)}`);
  await expect(page.getByText(all, { exact: true })).toBeVisible();
});

test("a topic is added to the daily review as a whole", async ({ page }) => {
  await page.goto("/library?topic=coroutines");
  await page.getByRole("button", { name: "Add this topic to my review" }).click();
  await expect(page.getByText(/^\d+ questions added; new ones come a few each day\.$/)).toBeVisible();
  await page.getByRole("button", { name: "Add this topic to my review" }).click();
  await expect(page.getByText("All of it is in your review already.")).toBeVisible();
  await page.goto("/review");
  await expect(page.getByText(/^\d+ left$/)).toBeVisible();
});

test("a mock interview lists its sections and marks what was answered", async ({ page, practise }) => {
  await practise("coroutines.function-vs-object");
  await page.goto("/sets");
  await page.getByRole("link", { name: /Mid-level asyncio interview/ }).click();
  await expect(page.getByText("4 sections, 30 minutes.")).toBeVisible();
  const warmUp = page.getByRole("region", { name: "Warm-up" }).or(page.getByRole("heading", { name: "Warm-up" }));
  await expect(warmUp.first()).toBeVisible();
  const answered = page.getByRole("listitem").filter({ hasText: "Coroutine function versus coroutine object" });
  await expect(answered).toContainText("answered");
});

test("progress shows what was remembered, what comes, and where one is weak", async ({ page, practise }) => {
  await practise("exceptions.gather-first-exception");
  await page.goto("/progress");
  for (const name of ["Am I remembering?", "What is coming?", "Where am I weak?"]) {
    await expect(page.getByRole("heading", { name })).toBeVisible();
  }
});
