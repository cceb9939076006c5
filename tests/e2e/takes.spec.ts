import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/journey";

test.use({ timezoneId: "America/New_York" });

/** Whatever the seed chose as the first question: a line of it, a choice, or a place in an order. */
async function answerSomething(page: Page): Promise<void> {
  const main = page.getByRole("main");
  const text = main.getByRole("textbox").first();
  const choice = main.getByRole("radio").or(main.getByRole("checkbox")).first();
  if (await text.isVisible()) await text.fill("A coroutine runs only once it is awaited or made a task.");
  else if ((await choice.count()) > 0) await choice.check();
  else
    await main
      .getByRole("button", { name: /\bdown\b/ })
      .first()
      .click();
}

test("a candidate takes a set at home by a link, on two devices, and the interviewer reads the result", async ({
  page,
  openBrowser,
}) => {
  test.slow();
  await page.goto("/sets/new");
  await page.getByLabel("Name of the set").fill("Platform team, at home");
  await page.getByLabel("Minutes").fill("20");
  await page.getByRole("button", { name: "Choose the questions" }).click();
  await page.getByRole("link", { name: "Invite by link" }).click();
  await expect(page.getByRole("heading", { name: "Invite by link" })).toBeVisible();
  await expect(page.getByText("By the clocks of America/New_York.").first()).toBeVisible();
  await page.getByLabel("Passcode (if you like)").fill("open sesame");
  await page.getByLabel("The candidate sees afterwards").selectOption("score");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Address for the candidate").inputValue();
  expect(link).toMatch(/\/take\/[\w-]{43}$/);
  await expectAccessible(page);
  const links = page.url();

  const candidate = await openBrowser();
  const replies: string[] = [];
  candidate.on("response", (response) => {
    if (/html|component|json/.test(response.headers()["content-type"] ?? ""))
      void response.text().then(
        (text) => replies.push(text),
        () => null, // a redirect has no body
      );
  });

  await test.step("the candidate reads the rules, agrees, and begins", async () => {
    await candidate.goto(link);
    await expect(candidate.getByRole("heading", { name: "Before you begin" })).toBeVisible();
    await expect(candidate.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
    await expectAccessible(candidate);
    await candidate.getByLabel("Your name").fill("Kim Candidate");
    await candidate.getByLabel("Passcode").fill("a wrong one");
    await candidate.getByLabel(/^I have read the rules/).check();
    await candidate.getByRole("button", { name: "Begin: the time runs" }).click();
    await expect(candidate.getByText("this is not the passcode")).toBeVisible();
    await candidate.getByLabel("Passcode").fill("open sesame");
    await candidate.getByRole("button", { name: "Begin: the time runs" }).click();
    await expect(candidate.getByText(/minutes left/)).toBeVisible();
    await expectAccessible(candidate);
  });

  const overview = candidate.url();
  await test.step("answers, and goes on from another device", async () => {
    await candidate.getByRole("link", { name: /^Question 1:/ }).click();
    await expect(candidate.getByText(/^1 of \d+$/)).toBeVisible();
    await expectAccessible(candidate);
    await answerSomething(candidate);
    await expect(candidate.getByText("Kept.")).toBeVisible();
    // Neither what is half answered nor what is not answered at all holds anybody back.
    for (const next of [2, 3]) {
      await candidate.getByRole("button", { name: "Next question" }).click();
      await expect(candidate.getByText(new RegExp(`^${next} of \\d+$`))).toBeVisible();
    }
    const other = await openBrowser();
    await other.goto(overview);
    await expect(other.getByRole("link", { name: /^Question 1:/ })).toContainText("answered");
  });

  await test.step("opened again, the link leads back; then all is submitted", async () => {
    await candidate.goto(link);
    await candidate.getByRole("link", { name: "Go on" }).click();
    await candidate.getByLabel(/^I am done/).check();
    expect(replies.length).toBeGreaterThan(3);
    for (const secret of ["explanation", "modelAnswer", "misconceptions", "answerKey", "whyWrong"]) {
      expect(replies.filter((text) => text.includes(`"${secret}`) || text.includes(`\\"${secret}`))).toEqual([]);
    }
    await candidate.getByRole("button", { name: "Submit all answers" }).click();
    await expect(candidate.getByText("Your answers were submitted. Thank you.")).toBeVisible();
    await expect(candidate.getByText(/You reached \d+ %/)).toBeVisible();
    await expect(candidate.getByText("The answer, explained")).toHaveCount(0);
    await expectAccessible(candidate);
  });

  await test.step("the interviewer reads it, and deletes it", async () => {
    await page.goto(links);
    await page.getByRole("link", { name: /Kim Candidate/ }).click();
    await expect(page.getByRole("heading", { name: "Kim Candidate" })).toBeVisible();
    await expect(page.getByText("The answer, explained").first()).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel(/^Yes, delete everything/).check();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByRole("heading", { name: "Invite by link" })).toBeVisible();
    await expect(page.getByText("Kim Candidate")).toHaveCount(0);
  });
});

test.describe("an address that nobody gave out", () => {
  test.use({ complaints: /status of 404/ });
  test("is not there", async ({ page }) => {
    for (const path of [`/take/${"x".repeat(43)}`, `/take/at/${"x".repeat(43)}`, "/take/short"]) {
      expect((await page.goto(path))?.status()).toBe(404);
    }
  });
});
