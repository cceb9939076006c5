import { expect, expectAccessible, test } from "../support/journey";
import { OWN_PAGES, PAGES } from "../support/pages";
import { ANSWERED_ITEMS } from "../support/responses";

test.use({ complaints: /status of 404/ });

for (const path of PAGES) {
  test(`${path} is accessible`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
  });
}

test("the pages of somebody with a history are accessible", async ({ page, practise, register }) => {
  test.slow();
  await practise("exceptions.gather-first-exception");
  await register();
  for (const path of OWN_PAGES) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test("the settings of a guest are accessible", async ({ page, practise }) => {
  await practise("coroutines.function-vs-object");
  await page.goto("/settings");
  await expectAccessible(page);
});

for (const item of ANSWERED_ITEMS) {
  test(`the result of ${item} is accessible, and so is a rated one`, async ({ page, practise }) => {
    await page.goto(await practise(item));
    await expectAccessible(page);
    const good = page.getByRole("button", { name: /^(▸)?Good/ });
    if (await good.isHidden()) return; // a chain that goes on
    await good.click();
    await expect(page.getByText("Rated Good.")).toBeVisible();
    await expectAccessible(page);
  });
}

test("a card of the review is accessible from its question to the end of the day", async ({ page, practise }) => {
  await practise("gather.gather-vs-create-task");
  await page.goto("/review");
  await expectAccessible(page);
  await page.getByLabel("Your answer").fill("gather waits until all of them are done.");
  await page.getByRole("button", { name: "Score my answer" }).click();
  await expect(page.getByRole("region", { name: "Result" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^(▸)?Easy/ }).click();
  await expect(page.getByText("That is all for now")).toBeVisible();
  await expectAccessible(page);
});

test("a form that was refused is accessible", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill("nobody@example.org");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("do not belong together")).toBeVisible();
  await expectAccessible(page);
});
