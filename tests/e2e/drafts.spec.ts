import { expect, test } from "../support/journey";

const PATH = "/practice/gather.gather-vs-create-task";
const HALF = "gather waits until all of them are done";

test("typing goes on undisturbed while it is kept", async ({ page }) => {
  await page.goto(PATH);
  await expect(page.getByLabel("Your answer")).toBeFocused();
  await page.keyboard.type("gather waits ");
  await expect(page.getByText("Kept as you type.")).toBeVisible();
  await page.keyboard.type("until all are done");
  await expect(page.getByLabel("Your answer")).toHaveValue("gather waits until all are done");
});

test("what a visitor has typed is there after a reload, and gone once it was sent", async ({ page }) => {
  await page.goto(PATH);
  await page.getByLabel("Your answer").fill(HALF);
  await expect(page.getByText("Kept as you type.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Your answer")).toHaveValue(HALF);

  await page.getByRole("button", { name: "Score my answer" }).click();
  await expect(page.getByText(/points/).first()).toBeVisible();
  await page.goto(PATH);
  await expect(page.getByLabel("Your answer")).toHaveValue("");
});

test("what a registered person has typed waits on their other device", async ({ page, register, openBrowser }) => {
  const { email, password } = await register();
  await page.goto(PATH);
  await expect(page.getByLabel("Your answer")).toBeFocused();
  const saved = page.waitForResponse((response) => response.url().endsWith("/api/drafts") && response.ok());
  await page.getByLabel("Your answer").fill(HALF);
  await saved;

  const other = await openBrowser();
  await other.goto(`/sign-in?next=${encodeURIComponent(PATH)}`);
  await other.getByLabel("Email address").fill(email);
  await other.getByLabel("Password").fill(password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other).toHaveURL(PATH);
  await expect(other.getByLabel("Your answer")).toHaveValue(HALF);
});

test.describe("on a bad connection", () => {
  test.use({ complaints: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ });

  test("typing is kept, sending says what happened, and one answer arrives in the end", async ({
    page,
    context,
    practise,
    keptData,
  }) => {
    await practise("coroutines.function-vs-object"); // known to the server from now on
    await page.goto(PATH);
    await expect(page.getByLabel("Your answer")).toBeFocused();
    await context.setOffline(true);
    await page.keyboard.type(HALF);
    await expect(page.getByText("No connection: kept on this device only.")).toBeVisible();

    await page.getByRole("button", { name: "Score my answer" }).click();
    const notice = page.getByRole("alert").filter({ hasText: "Your answer was not sent" });
    await expect(notice).toContainText("What you typed is kept here; send it again when you are back online.");
    await expect(page.getByLabel("Your answer")).toHaveValue(HALF);

    await context.setOffline(false);
    await page.getByRole("button", { name: "Score my answer" }).click();
    await expect(page.getByText(/points/).first()).toBeVisible();
    const { answers } = await keptData();
    expect(answers.filter(({ itemId }) => itemId === "gather.gather-vs-create-task")).toHaveLength(1);
  });

  for (const { where, path } of [
    { where: "in practice", path: "/practice/tasks.predict-await-runs-inline" },
    { where: "on the first page", path: "/" },
  ]) {
    test(`an answer whose reply is lost ${where} is sent again and counts once`, async ({ page, keptData }) => {
      await page.goto(path);
      await page.route(
        "**/api/answers",
        async (route) => {
          await route.fetch();
          await route.abort();
        },
        { times: 1 },
      );
      await page.getByLabel("What it prints, one line each").fill("B start");
      await page.getByRole("button", { name: "Check my answer" }).click();
      await expect(page.getByText("There is no connection.")).toBeVisible();
      await page.getByRole("button", { name: "Check my answer" }).click();
      await expect(page.getByRole("region", { name: "Result" })).toContainText("20 %");
      expect((await keptData()).answers).toHaveLength(1);
    });
  }

  test("words that were changed after a lost reply are an answer of their own", async ({ page, keptData }) => {
    await page.goto("/practice/tasks.predict-await-runs-inline");
    await page.route(
      "**/api/answers",
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await page.getByLabel("What it prints, one line each").fill("B start");
    await page.getByRole("button", { name: "Check my answer" }).click();
    await expect(page.getByText("There is no connection.")).toBeVisible();
    await page.getByLabel("What it prints, one line each").fill("B start\nA start");
    await page.getByRole("button", { name: "Check my answer" }).click();
    await expect(page.getByRole("region", { name: "Result" })).toContainText("40 %");
    expect((await keptData()).answers).toHaveLength(2);
  });
});
