import { expect, test } from "../support/journey";

test.use({ javaScriptEnabled: false });

test("the library is filtered, and a question of it opened", async ({ page }) => {
  await page.goto("/library");
  await page.getByLabel("Search").fill("blanks nothing");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("No question fits all of these filters.")).toBeVisible();
  await page.goto("/library?topic=tasks");
  await page.getByRole("link", { name: /What schedules, what waits/ }).click();
  await expect(page.getByLabel("Blank 1")).toBeVisible();
});

test("a choice is made, scored and rated", async ({ page, keptData }) => {
  await page.goto("/practice/exceptions.gather-first-exception");
  await page.getByRole("radio", { name: /^A\b/ }).check();
  await page.getByRole("button", { name: "Check my answer" }).click();
  await expect(page.getByRole("region", { name: "Result" })).toContainText("0 % not right");
  await expect(page.getByRole("region", { name: "What this reveals" })).toBeVisible();
  await page.getByRole("button", { name: /^Hard/ }).click();
  await expect(page.getByText("Rated Hard.")).toBeVisible();
  const { answers, reviews } = await keptData();
  expect([answers.length, reviews.length]).toEqual([1, 1]);
});

test("an explanation is typed and scored", async ({ page }) => {
  await page.goto("/practice/gather.gather-vs-create-task");
  await page.getByLabel("Your answer").fill("gather waits until all of them are done.\nThat is all.");
  await page.getByRole("button", { name: "Score my answer" }).click();
  await expect(page.getByRole("region", { name: "Result" })).toContainText("of 5 points");
  await expect(page.locator("mark", { hasText: "waits until" }).first()).toBeVisible();
});

test("events are put in order by their numbers", async ({ page }) => {
  await page.goto("/practice/taskgroup.order-of-failure");
  const places = page.getByRole("spinbutton");
  await expect(places).toHaveCount(6);
  await places.first().fill("6");
  await places.last().fill("1");
  await page.getByRole("button", { name: "Check my answer" }).click();
  await expect(page.getByRole("region", { name: "Result" })).toContainText("%");
});

test("somebody registers, signs out and signs in", async ({ page, register }) => {
  const { email, password, name } = await register();
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: `Settings of ${name}` })).toBeVisible();
});
