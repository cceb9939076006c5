import { expect, expectAccessible, test } from "../support/journey";

test("an interviewer writes a question of their own, with its rubric, and takes it out again", async ({ page }) => {
  test.slow();
  await page.goto("/sets/new");
  await page.getByLabel("Name of the set").fill("Our own words");
  await page.getByRole("button", { name: "Choose the questions" }).click();
  await page.waitForURL(/\/sets\/[0-9a-f-]{36}$/);
  const address = page.url();

  await page.getByRole("link", { name: "Add a question" }).click();
  await expect(page.getByRole("heading", { name: "Add a question" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Write one of your own" }).click();
  await expect(page.getByRole("heading", { name: "Write a question" })).toBeVisible();
  await page.getByLabel("Title").fill("Our outage of March");
  await page.getByLabel("What you ask").fill("Why did half of the orders vanish?");
  await page.getByLabel("An answer that you would call good").fill("Nobody kept a reference to the task.");
  await page.getByLabel("What a good answer says").fill("The task was collected");
  await page.getByRole("button", { name: "Add a red flag" }).click();
  await page.getByLabel("What is believed").fill("The loop keeps every task");
  await page.getByLabel("Why that is not so").fill("It holds them weakly");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add the question to the set" }).click();
  await page.waitForURL(address);
  await expect(page.getByText("Our outage of March")).toBeVisible();

  await test.step("and changes it", async () => {
    await page.getByRole("link", { name: "Change" }).click();
    await expect(page.getByLabel("What you ask")).toHaveValue("Why did half of the orders vanish?");
    await expectAccessible(page);
    await page.getByLabel("Title").fill("Our outage of April");
    await page.getByRole("button", { name: "Save the question" }).click();
    await page.waitForURL(address);
    await expect(page.getByText("Our outage of April")).toBeVisible();
  });

  await test.step("and deletes it", async () => {
    await page.getByRole("link", { name: "Change" }).click();
    await page.getByLabel("Yes, delete it everywhere").check();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.waitForURL(address);
    await expect(page.getByText("Our outage of April")).toHaveCount(0);
  });
});

test("a wish says while it is typed whether it can be met, and what would help", async ({ page }) => {
  await page.goto("/sets/new");
  await expect(page.getByText("A set can meet this wish.")).toBeVisible({ timeout: 20_000 });
  await page.getByLabel("Minutes").fill("240");
  for (const kind of await page.getByRole("group", { name: "Kinds of question" }).getByRole("checkbox").all())
    if (await kind.isChecked()) await kind.uncheck();
  await page.getByLabel("Write code").check();
  await expect(page.getByText("No set meets all of this. The best one lacks:")).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "What would help?" }).click();
  await expect(page.getByText(/^Allow every kind of question/)).toBeVisible({ timeout: 20_000 });
});
