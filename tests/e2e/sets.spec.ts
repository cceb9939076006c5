import { expect, expectAccessible, test } from "../support/journey";

test("an interviewer makes a set, changes it, and prints two copies of its kit", async ({ page }) => {
  test.slow();
  await page.goto("/sets/new");
  await expectAccessible(page);
  await page.getByLabel("Name of the set").fill("Platform team, first round");
  await page.getByLabel("Minutes").fill("30");
  await page.getByRole("button", { name: "Choose the questions" }).click();
  await expect(page.getByRole("heading", { name: "Platform team, first round" })).toBeVisible();
  await expect(page.getByText("Every wish is met.")).toBeVisible();
  await expectAccessible(page);
  const address = page.url();

  await test.step("locks, moves by keyboard, and swaps", async () => {
    const titles = page.getByRole("listitem").locator("p.font-serif");
    const first = await titles.first().textContent();
    await page.getByRole("button", { name: "Lock", exact: true }).first().click();
    await expect(page.getByText("version 2")).toBeVisible();
    await page.getByRole("button", { name: "Move question 1 down" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByText("version 3")).toBeVisible();
    await expect(titles.nth(1)).toContainText(first ?? "no title");
    await page.getByRole("link", { name: "Swap" }).first().click();
    await expect(page.getByRole("heading", { name: /^Instead of/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: /^Take/ }).first().click();
    await expect(page.getByText("version 4")).toBeVisible();
  });

  await test.step("sees who did what, and goes back", async () => {
    await page.getByRole("link", { name: "History" }).click();
    await expect(page.getByText(/^Swapped/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Go back to this" }).last().click();
    await expect(page.getByText("version 5")).toBeVisible();
  });

  await test.step("opens the kit: answers for the interviewer, none for the candidate", async () => {
    await page.getByRole("link", { name: "Open the kit" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "I write or interview: show rubrics" }).click();
    await expect(page.getByRole("heading", { name: "Agenda" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "The answer" }).first()).toBeVisible();
    await expectAccessible(page);
    const copy = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download as PDF" }).click();
    expect((await copy).suggestedFilename()).toMatch(/^set-[0-9a-f]{8}-interviewer\.pdf$/);
    await page.goto(`${address}/kit/candidate`);
    await expect(page.getByRole("heading", { name: /^Question 1 about/ })).toBeVisible();
    await expect(page.getByRole("heading", { name: "The answer" })).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step("deletes it, and brings it back", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("This set is deleted.")).toBeVisible();
    await page.getByRole("button", { name: "Bring it back" }).click();
    await expect(page.getByText("This set is deleted.")).toHaveCount(0);
  });
});

test("a wish that cannot be met says so and keeps what was typed", async ({ page }) => {
  await page.goto("/sets/new");
  await page.getByLabel("Name of the set").fill("Impossible");
  await page.getByText("More wishes").click();
  await page.getByLabel("Must have").fill("no.such-question");
  await page.getByRole("button", { name: "Choose the questions" }).click();
  await expect(page.getByText("mustHave: there is no question no.such-question.")).toBeVisible();
  await expect(page.getByLabel("Name of the set")).toHaveValue("Impossible");
});

test.describe("somebody else", () => {
  test.use({ complaints: /status of 404/ });
  test("finds nothing at the address of a set", async ({ page, browser }) => {
    await page.goto("/sets/new");
    await page.getByRole("button", { name: "Choose the questions" }).click();
    await page.waitForURL(/\/sets\/[0-9a-f-]{36}$/);
    const stranger = await (await browser.newContext()).newPage();
    for (const path of ["", "/kit", "/kit/candidate", "/history", "/swap/0"]) {
      const response = await stranger.goto(page.url() + path);
      expect(response?.status()).toBe(404);
    }
    await stranger.context().close();
  });
});
