import type { Page } from "@playwright/test";
import { type Account, expect, test } from "../support/journey";

const NOT_TOGETHER = "This email address and this password do not belong together.";

async function signIn(page: Page, { email, password }: Pick<Account, "email" | "password">): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

function settingsOf(page: Page, { name }: Account) {
  return page.getByRole("link", { name: `Settings of ${name}` });
}

test("a guest registers and keeps everything", async ({ page, practise, register, keptData }) => {
  const result = await practise("exceptions.gather-first-exception");
  await page.goto("/settings");
  await expect(page.getByText("What you did is known to this browser alone.")).toBeVisible();

  const { email, name } = await register();
  await page.goto(result);
  await expect(page.getByRole("region", { name: "Result" })).toContainText("0 %");
  const { account, answers } = await keptData();
  expect(account).toMatchObject({ name, email });
  expect(answers.map(({ itemId }) => itemId)).toEqual(["exceptions.gather-first-exception"]);
});

test("what a guest did goes along when they sign in", async ({ openBrowser, register, practise, keptData }) => {
  const person = await register();
  await practise("coroutines.function-vs-object");

  const other = await openBrowser();
  await practise("blocking.what-blocks", other);
  await signIn(other, person);
  await expect(settingsOf(other, person)).toBeVisible();
  const answered = (await keptData(other)).answers.map(({ itemId }) => itemId);
  expect(answered).toEqual(["coroutines.function-vs-object", "blocking.what-blocks"]);
});

test("signing out ends the session on the server, and signing in brings everything back", async ({
  page,
  context,
  register,
  practise,
}) => {
  const person = await register();
  const result = await practise("coroutines.function-vs-object");
  const kept = await context.cookies();
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  expect((await page.request.get(result)).status()).toBe(404);

  await context.addCookies(kept);
  expect((await page.request.get("/api/export")).status()).toBe(401);

  await signIn(page, person);
  await expect(settingsOf(page, person)).toBeVisible();
  expect((await page.request.get(result)).status()).toBe(200);
});

test("a wrong password and an unknown address get the same words, and the address stays typed", async ({
  page,
  openBrowser,
  register,
}) => {
  const { email } = await register();
  const stranger = await openBrowser();
  for (const typed of [email, "nobody@example.org"]) {
    await signIn(stranger, { email: typed, password: "not the password" });
    await expect(stranger.getByRole("alert").filter({ hasText: NOT_TOGETHER })).toBeVisible();
    await expect(stranger.getByLabel("Email address")).toHaveValue(typed);
    await expect(stranger.getByLabel("Password")).toHaveValue("");
  }
  await expect(page.getByRole("link", { name: /^Settings of/ })).toBeVisible();
});

test("guessing a password is slowed down after three attempts", async ({ page }) => {
  const guess = { email: `nobody-${Date.now()}@example.org`, password: "a guess at something" };
  for (let attempt = 1; attempt <= 3; attempt++) {
    await signIn(page, guess);
    await expect(page.getByText(NOT_TOGETHER)).toBeVisible();
  }
  await signIn(page, guess);
  await expect(page.getByText(/Too many attempts\. Try again in \d+ seconds\./)).toBeVisible();
});

test("a changed password signs other devices out, and the old one no longer works", async ({
  page,
  openBrowser,
  register,
}) => {
  const person = await register();
  const other = await openBrowser();
  await signIn(other, person);
  await expect(settingsOf(other, person)).toBeVisible();

  await page.goto("/settings");
  const password = `${person.password} and a lamp`;
  const section = page.getByRole("region", { name: "Password" });
  await section.getByLabel("Present password").fill("something else");
  await section.getByLabel("New password").fill(password);
  await section.getByRole("button", { name: "Change the password" }).click();
  await expect(section.getByRole("alert")).toContainText("Your present password is not right. Nothing was changed.");

  await section.getByLabel("Present password").fill(person.password);
  await section.getByLabel("New password").fill(password);
  await section.getByRole("button", { name: "Change the password" }).click();
  await expect(section.getByText("The password is changed.")).toBeVisible();
  await expect(settingsOf(page, person)).toBeVisible();

  expect((await other.request.get("/api/export")).status()).toBe(401);
  await signIn(other, person);
  await expect(other.getByText(NOT_TOGETHER)).toBeVisible();
  await signIn(other, { ...person, password });
  await expect(settingsOf(other, person)).toBeVisible();
});

test("one device, or all of them, can be signed out from the settings", async ({ page, openBrowser, register }) => {
  const person = await register();
  const others = [await openBrowser(), await openBrowser()];
  for (const other of others) {
    await signIn(other, person);
    await expect(settingsOf(other, person)).toBeVisible();
  }

  await page.goto("/settings");
  const devices = page.getByRole("list", { name: "Devices" });
  await expect(devices.getByRole("listitem")).toHaveCount(3);
  await devices
    .getByRole("button", { name: /^Sign out/ })
    .first()
    .click();
  await expect(page.getByText("That device is signed out.")).toBeVisible();
  await expect(devices.getByRole("listitem")).toHaveCount(2);
  await expect(devices).toBeFocused();

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL("/sign-in");
  for (const device of [page, ...others]) {
    expect((await device.request.get("/api/export")).status()).toBe(401);
  }
});

test("the download holds one's own answers", async ({ page, practise }) => {
  await practise("gather.gather-vs-create-task");
  await page.goto("/settings");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download my data" }).click();
  expect((await download).suggestedFilename()).toMatch(/^awaited-my-data-\d{4}-\d{2}-\d{2}\.json$/);
  const stream = await (await download).createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString("utf8");
  expect(JSON.parse(text)).toMatchObject({
    answers: [
      { itemId: "gather.gather-vs-create-task", response: { text: expect.stringContaining("create_task schedules") } },
    ],
  });
});

test("a deleted account is gone with all that was in it", async ({ page, register, practise }) => {
  const person = await register();
  const result = await practise("coroutines.function-vs-object");
  await page.goto("/settings");
  const section = page.getByRole("region", { name: "Delete the account" });
  await section.getByLabel("Your password").fill("not this one");
  await section.getByRole("button", { name: "Delete my account" }).click();
  await expect(section.getByRole("alert")).toContainText("Your present password is not right. Nothing was changed.");

  await section.getByLabel("Your password").fill(person.password);
  await section.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  expect((await page.request.get(result)).status()).toBe(404);
  await signIn(page, person);
  await expect(page.getByText(NOT_TOGETHER)).toBeVisible();
});

test("a guest deletes what they did only when they mean it", async ({ page, practise }) => {
  const result = await practise("coroutines.function-vs-object");
  await page.goto("/settings");
  await page.getByLabel("Yes, delete everything I did here").check();
  await page.getByRole("button", { name: "Delete everything" }).click();
  await expect(page.getByRole("figure", { name: "Program" })).toBeVisible();
  expect((await page.request.get(result)).status()).toBe(404);
});

test("a password that everybody uses is refused, and the rest of the form stays typed", async ({ page }) => {
  await page.goto("/register");
  await page.getByLabel("Email address").fill("ana@example.org");
  await page.getByLabel("Name (if you like)").fill("Ana");
  await page.getByLabel("Password").fill("password1");
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Not done" })).toBeVisible();
  await expect(page.getByLabel("Email address")).toHaveValue("ana@example.org");
  await expect(page.getByLabel("Name (if you like)")).toHaveValue("Ana");
});

test("a link that asks to go elsewhere after signing in stays here", async ({ page, register, openBrowser }) => {
  const person = await register();
  const other = await openBrowser();
  await other.goto("/sign-in?next=//example.org/phish");
  await other.getByLabel("Email address").fill(person.email);
  await other.getByLabel("Password").fill(person.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(settingsOf(other, person)).toBeVisible();
  expect(new URL(other.url()).host).toBe(new URL(page.url()).host);
});
