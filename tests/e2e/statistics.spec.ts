import { expect, expectAccessible, test } from "../support/journey";

const ITEM = "gather.gather-vs-create-task";

test.describe("statistics", () => {
  test.use({ complaints: /status of 404/ });

  test("a rated answer is counted in every picture, and each can be read as a table", async ({ page, practise }) => {
    await page.goto(await practise(ITEM));
    await page.getByRole("button", { name: /^(▸)?Good/ }).click();
    await expect(page.getByText("Rated Good.")).toBeVisible();
    await page.goto("/progress");
    await page.getByRole("link", { name: "All statistics" }).click();
    await expect(page.getByRole("heading", { name: "Statistics" })).toBeVisible();
    await expect(page.getByText("1 answer on 1 day in all")).toBeVisible();

    const tables = page.getByText(/, as a table$/);
    for (const summary of await tables.all()) await summary.click();
    const row = page.getByRole("region", { name: "Answer buttons" }).getByRole("row", { name: /^Learning/ });
    await expect(row.getByRole("cell")).toHaveText(["0", "0", "1", "0", "100 %"]);
    await expect(page.getByText("1 typed answer:")).toBeVisible();
    await expectAccessible(page);

    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test("a card's history opens from its row, and only for who has the card", async ({
    page,
    practise,
    openBrowser,
  }) => {
    await page.goto(await practise(ITEM));
    await page.getByRole("button", { name: /^(▸)?Hard/ }).click();
    await expect(page.getByText("Rated Hard.")).toBeVisible();
    await page.goto("/progress/statistics");
    await page.getByRole("region", { name: "Which cards cost me most?" }).getByRole("link").click();
    await expect(page.getByText("You would recall this now with a chance of")).toBeVisible();
    await expect(page.getByRole("row", { name: /Hard/ })).toBeVisible();
    await expectAccessible(page);

    const stranger = await openBrowser();
    const response = await stranger.goto(page.url());
    expect(response?.status()).toBe(404);
    await practise(ITEM, stranger);
    await stranger.goto(page.url());
    await expect(stranger.getByText("You have not rated this card yet.")).toBeVisible();
  });

  test("a period is chosen by a link, and one that does not exist counts as the usual one", async ({
    page,
    practise,
  }) => {
    await page.goto(await practise(ITEM));
    await page.getByRole("button", { name: /^(▸)?Easy/ }).click();
    await expect(page.getByText("Rated Easy.")).toBeVisible();
    await page.goto("/progress/statistics?period=fortnight");
    const periods = page.getByRole("navigation", { name: "Period" });
    await expect(periods.getByRole("link", { name: "Last 365 days" })).toHaveAttribute("aria-current", "true");
    await periods.getByRole("link", { name: "All time" }).click();
    await expect(periods.getByRole("link", { name: "All time" })).toHaveAttribute("aria-current", "true");
  });
});
