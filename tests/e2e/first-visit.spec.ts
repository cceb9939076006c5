import { expect, test } from "../support/journey";

test("a visitor answers the question on the first page, sees why, and finds it in the daily review", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByRole("figure", { name: "Program" })).toContainText("asyncio.create_task");
  await expect(page.getByRole("link", { name: "Settings" })).toBeHidden();

  await page.getByLabel("What it prints, one line each").fill("A start\nB start\nA end\nB end\nmain");
  await page.getByRole("button", { name: "Check my answer" }).click();

  const result = page.getByRole("region", { name: "Result" });
  await expect(result).toContainText("not right");
  await expect(result).toContainText("Coroutines run in the order in which they were created.");
  await expect(result).toContainText("A directly awaited coroutine runs inline.");
  await expect(page.getByRole("region", { name: "Explanation" })).toContainText("create_task queues A");

  await page.getByRole("link", { name: "Schedule it for review" }).click();
  await page.getByRole("button", { name: /^Again/ }).click();
  await expect(page.getByText("Rated Again. It comes back in your daily review within the day.")).toBeVisible();

  await page.goto("/review");
  await expect(page.getByText("1 left")).toBeVisible();
  await expect(page.getByRole("figure", { name: "Program" })).toContainText("asyncio.create_task");

  await page.goto("/");
  await expect(page.getByRole("heading", { name: "1 to review, about a minute." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Settings" })).toBeVisible();
});

test("who has done nothing yet is told what will be where", async ({ page }) => {
  await page.goto("/review");
  await expect(page.getByText("Your daily review will be here.")).toBeVisible();
  await page.goto("/progress");
  await expect(page.getByText("Your progress will be here.")).toBeVisible();
  await page.goto("/settings");
  await expect(page).toHaveURL("/sign-in?next=/settings");
  expect(await page.context().cookies()).toEqual([expect.objectContaining({ name: "time-zone" })]);
});
