import { expect, expectAccessible, test } from "../support/journey";

test.use({ complaints: /ERR_INTERNET_DISCONNECTED/ });

test("a form that is sent without a connection stays, with what was typed, and is sent once afterwards", async ({
  page,
  context,
}) => {
  await page.goto("/candidates/new");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Kim Candidate");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Save the candidate" }).click();
  const told = page.getByRole("alert").filter({ hasText: "There is no connection, so nothing was sent." });
  await expect(told).toBeVisible();
  await expect(name).toHaveValue("Kim Candidate");
  await expectAccessible(page);

  await context.setOffline(false);
  await expect(told).toBeHidden();
  await page.getByRole("button", { name: "Save the candidate" }).dblclick();
  await expect(page.getByRole("heading", { name: "Kim Candidate" })).toBeVisible();
  await page.goto("/candidates");
  await expect(page.getByRole("link", { name: /^Kim Candidate/ })).toHaveCount(1);
});

test.describe("a server that is not reached", () => {
  test.use({ complaints: /ERR_FAILED|Failed to fetch/ });

  test("is named as such, not as a fault of the page", async ({ page }) => {
    await page.goto("/candidates/new");
    await page.getByLabel("Name", { exact: true }).fill("Kim Candidate");
    await page.route("**/candidates/new", (route) => route.abort());
    await page.getByRole("button", { name: "Save the candidate" }).click();
    await expect(page.getByRole("heading", { name: "Awaited was not reached" })).toBeVisible();
    await expectAccessible(page);
  });
});
