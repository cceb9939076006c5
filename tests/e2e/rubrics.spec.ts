import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/journey";
import { AUTHOR } from "../support/served-app";

const RUBRIC = "/rubrics/gather.gather-vs-create-task/main";

test.use({ complaints: /status of 404/ });

async function switchOn(page: Page): Promise<void> {
  await page.goto("/settings");
  await page.getByRole("button", { name: "I write or interview: show rubrics" }).click();
  await expect(page.getByText("Rubrics are shown to you.")).toBeVisible();
}

async function expectNoOverflow(page: Page): Promise<void> {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect([page.url(), width, scrollWidth]).toEqual([page.url(), width, clientWidth]);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("rubrics are not there for whoever has not asked for them, and go again when switched off", async ({
  page,
  practise,
}) => {
  const statuses = async () => {
    const paths = ["/rubrics", RUBRIC, "/rubrics/disputes", "/rubrics/mine/6f0f8e4e-0000-4000-8000-000000000000"];
    return Promise.all(paths.map(async (path) => (await page.request.get(path)).status()));
  };
  expect(await statuses()).toEqual([404, 404, 404, 404]);
  await practise("gather.gather-vs-create-task");
  expect(await statuses()).toEqual([404, 404, 404, 404]);
  await switchOn(page);
  expect(await statuses()).toEqual([200, 200, 404, 404]);
  await page.getByRole("button", { name: "Hide rubrics again" }).click();
  await expect(page.getByText("Rubrics are hidden.")).toBeVisible();
  expect(await statuses()).toEqual([404, 404, 404, 404]);
});

test("a rubric is read, tried and made one's own", async ({ page, register }) => {
  test.slow();
  await register();
  await switchOn(page);
  await page.getByRole("link", { name: "Read the rubrics" }).click();
  await page.getByRole("searchbox", { name: "Search" }).fill("gather-vs-create");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/q=gather-vs-create/); // while the page changes it is without a title
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole("link", { name: /own words/ }).click();

  const criteria = page.getByRole("region", { name: "Criteria" });
  await expect(criteria.getByRole("listitem").first()).toContainText("1 point");
  await criteria
    .getByText(/^\d+ patterns?$/)
    .first()
    .click();
  await expect(criteria.getByText(/^Claimed/).first()).toBeVisible();
  await expectNoOverflow(page);
  await expect(page.getByRole("table")).toContainText("Answers kept apart");

  await page.getByLabel("An answer to try").fill("gather returns the results in the order of the arguments.");
  await expect(page.getByRole("region", { name: "Result" })).toContainText(/[1-5] of 5 points/);
  await expect(page.locator("mark")).toContainText(["the order"]);
  await expectAccessible(page);
  await expectNoOverflow(page);

  await page.getByLabel("Its name").fill("Ours");
  await page.getByRole("button", { name: "Make a version of my own" }).click();
  await expect(page.getByRole("heading", { name: "Ours", level: 1 })).toBeVisible();
  await expect(page.getByText("Nothing yet: it says the same as the published one.")).toBeVisible();
  const points = page.getByRole("group", { name: /^Criterion 1 / }).getByLabel("Points");
  await points.fill("1.5");
  await page.getByRole("button", { name: "Add a criterion" }).click();
  await page.getByRole("button", { name: "Check and save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "It was not saved" })).toContainText("criterion 6, statement");
  await expectAccessible(page);
  await expectNoOverflow(page);
  await page.getByRole("button", { name: "Remove criterion 6" }).click();
  await page.getByRole("button", { name: "Check and save" }).click();
  await expect(page.getByText("Version 2 is what is kept now.")).toBeVisible();
  await expect(points).toHaveValue("1.5");

  await page.getByRole("link", { name: "As text" }).click();
  const text = page.getByLabel("The rubric, as text");
  const good = await text.inputValue();
  await text.fill(good.replace(/says: .*/, "says: flabbergast"));
  await page.getByRole("button", { name: "Check and save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "It was not saved" })).toContainText("flabbergast");
  await expect(text).toHaveValue(/flabbergast/);
  await expectAccessible(page);

  await text.fill(good.replace("points: 1.5", "points: 2"));
  await page.getByRole("button", { name: "Check and save" }).click();
  await expect(page.getByText("Version 3 is what is kept now.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "most points" })).toContainText("6");
  await expectNoOverflow(page);
  await page.goto(RUBRIC);
  await expect(criteria.getByRole("listitem").first()).toContainText("1 point");
});

test("a rubric of one's own is not there for others", async ({ page, openBrowser, practise }) => {
  await practise("gather.gather-vs-create-task");
  await switchOn(page);
  await page.goto(RUBRIC);
  await page.getByRole("button", { name: "Make a version of my own" }).click();
  await page.waitForURL(/\/rubrics\/mine\//);
  const other = await openBrowser();
  await practise("coroutines.function-vs-object", other);
  await switchOn(other);
  expect((await other.request.get(page.url())).status()).toBe(404);
  await page.getByText("Delete this rubric").click();
  await page.getByRole("button", { name: "Delete it for good" }).click();
  await expect(page).toHaveURL(/\/rubrics$/);
  await expect(page.getByRole("region", { name: "Your own" })).toBeHidden();
});

test("authors read disputes, with the reason and the answer", async ({ page, openBrowser, practise }) => {
  await page.goto(await practise("gather.gather-vs-create-task"));
  const missed = page.getByRole("listitem").filter({ hasText: "Missed" }).first();
  await missed.getByText("I said that").click();
  await missed.getByLabel("Where, and in which words?").fill("In the second sentence.");
  await missed.getByRole("button", { name: "Send to the authors" }).click();
  await expect(missed).toContainText("You disagree");

  const author = await openBrowser();
  await author.goto("/register");
  await author.getByLabel("Email address").fill(AUTHOR);
  await author.getByLabel("Password").fill("a quiet reading room of authors");
  await author.getByRole("button", { name: "Register" }).click();
  await expect(author.getByRole("link", { name: /^Settings of/ })).toBeVisible();
  await author.goto("/rubrics/disputes");
  await expect(author.getByText("In the second sentence.").first()).toBeVisible();
  await author.getByText("The answer", { exact: true }).first().click();
  await expect(author.getByText(/returns a Task at once/).first()).toBeVisible();
  await expectAccessible(author);
  await expectNoOverflow(author);
});
