import { expect, expectAccessible, test } from "../support/journey";

const CHOICE = "exceptions.gather-first-exception";
const WRITTEN = "gather.gather-vs-create-task";

test("settings are saved only after what they change was shown, and wrong fields say what is allowed", async ({
  page,
  practise,
}) => {
  await practise(CHOICE);
  await page.goto("/settings");
  await page.getByRole("link", { name: "Change the daily review" }).click();
  await page.getByLabel("Desired retention, in percent").fill("98");
  await page.getByLabel("Learning steps", { exact: true }).fill("1m ten");
  await expect(page.getByRole("button", { name: "Save these settings" })).toBeHidden();
  await page.getByRole("button", { name: "Show what this changes" }).click();
  await expect(page.getByText("One field is not right yet.")).toBeVisible();
  await expect(page.getByLabel("Learning steps", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);

  await page.getByLabel("Learning steps", { exact: true }).fill("1m 10m 1d");
  await page.getByRole("button", { name: "Show what this changes" }).click();
  await expect(page.getByRole("heading", { name: "What this changes" })).toBeFocused();
  await expect(page.getByRole("row", { name: "Desired retention 90 % 98 %" })).toBeVisible();
  await expect(page.getByText("Above 97 % each further percent")).toBeVisible();
  await expectAccessible(page);

  // A further change must be shown again before it can be saved.
  await page.getByLabel("New cards a day").fill("7");
  await expect(page.getByRole("button", { name: "Save these settings" })).toBeHidden();
  await page.getByRole("button", { name: "Show what this changes" }).click();
  await page.getByRole("button", { name: "Save these settings" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("New cards a day")).toHaveValue("7");
  await expect(page.getByLabel("Desired retention, in percent")).toHaveValue("98");
});

test("a preset shows exactly what it changes, and changes nothing until it is saved", async ({ page, practise }) => {
  await practise(CHOICE);
  await page.goto("/settings/study");
  await page.getByRole("link", { name: /^Interview in two weeks/ }).click();
  await expect(page.getByRole("row", { name: "Longest interval 36500 days 10 days" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Desired retention 90 % 94 %" })).toBeVisible();
  await page.goto("/settings/study");
  await expect(page.getByLabel("Longest interval, in days")).toHaveValue("36500");
  await page.getByRole("link", { name: /^Interview in two weeks/ }).click();
  await page.getByRole("button", { name: "Save these settings" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto("/settings/study");
  await expect(page.getByLabel("Longest interval, in days")).toHaveValue("10");
});

test("who chose to think instead of type turns a written question over, and rates it", async ({
  page,
  practise,
  keptData,
}) => {
  await practise(WRITTEN);
  await page.goto("/settings/study");
  await page.getByLabel("Written questions").selectOption("flip");
  await page.getByRole("button", { name: "Show what this changes" }).click();
  await page.getByRole("button", { name: "Save these settings" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto("/review");
  await expect(page.getByRole("textbox")).toBeHidden();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByText("Compare it with what you had in mind, and rate yourself.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^(▸)?Good/ }).click();
  await expect.poll(async () => (await keptData()).reviews.map(({ rating }) => rating)).toEqual([3]);
  expect((await keptData()).answers).toHaveLength(1);
});

test("too few answers to find weights from is said in a sentence", async ({ page, practise }) => {
  await practise(CHOICE);
  await page.goto("/settings/memory");
  await page.getByRole("button", { name: "Look for better weights" }).click();
  await expect(page.getByText("from 8 on, weights of your own can be found")).toBeVisible();
  await expectAccessible(page);
});

test("a visitor plans for an interview, takes today's questions in, and forgets it again", async ({
  page,
  practise,
}) => {
  await page.goto("/plan");
  await page.getByLabel("Minutes a day").fill("3");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByText("Minutes a day: write a whole number from 5 to 480.")).toBeVisible();
  await page.getByLabel("Minutes a day").fill("15");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("heading", { name: /you will recall \d+ % of it/ })).toBeVisible();
  await expect(page.getByText("cannot be reached in 15 minutes a day")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: /^Take \d+ new questions into the review$/ }).click();
  await expect(page.getByText(/\d+ questions are in your review\./)).toBeVisible();
  await page.getByRole("link", { name: "Start the review" }).click();
  await expect(page.getByText(/^\d+ left$/)).toBeVisible();
  await practise(CHOICE);
  await page.goto("/");
  await expect(
    page.locator("#main").getByText(/^For your interview on .+, the plan asks for \d+ new questions? today/),
  ).toBeVisible();
  await expectAccessible(page);

  await page.goto("/plan");
  await page.getByRole("button", { name: "Remove this interview" }).click();
  await expect(page.getByRole("button", { name: "Make the plan", exact: true })).toBeVisible();
});

test("a backlog and a vacation are shown before anything moves, and wrong days say what is allowed", async ({
  page,
  practise,
}) => {
  await practise(CHOICE);
  await page.goto("/settings/pause");
  await expect(page.getByText("Nothing is overdue.")).toBeVisible();
  await page.getByLabel("First day").fill("2001-01-01");
  await page.getByLabel("First day").evaluate((field) => field.removeAttribute("min"));
  await page.getByRole("button", { name: "Show what would move" }).last().click();
  await expect(page.getByText("First day: choose today or a later day.")).toBeVisible();
  await page.getByRole("button", { name: "Show what would move" }).first().click();
  await expect(page.getByText("No due day would move.")).toBeVisible();
  await expectAccessible(page);
});
