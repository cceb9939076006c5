import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/journey";

// What is hidden is 404, and a connection is cut on purpose.
test.use({ complaints: /status of 404|ERR_FAILED/ });

const SUMMARY = "Knows what a task is; unsure of cancellation.";

/** A set at home, taken by somebody who answers one question in words. @returns the page of their answers */
async function takenAtHome(page: Page, candidate: Page): Promise<string> {
  await page.goto("/sets/new");
  await page.getByLabel("Name of the set").fill("Platform team");
  await page.getByLabel("Minutes").fill("20");
  await page.getByRole("button", { name: "Choose the questions" }).click();
  await page.getByRole("link", { name: "Invite by link" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  const links = page.url();
  await candidate.goto(await page.getByLabel("Address for the candidate").inputValue());
  await candidate.getByLabel("Your name").fill("Kim Candidate");
  await candidate.getByLabel(/^I have read the rules/).check();
  await candidate.getByRole("button", { name: "Begin: the time runs" }).click();
  await candidate.getByLabel(/^I am done/).check();
  await candidate.getByRole("button", { name: "Submit all answers" }).click();
  await expect(candidate.getByText("Your answers were submitted. Thank you.")).toBeVisible();
  await page.goto(links);
  await page.getByRole("link", { name: /Kim Candidate/ }).click();
  await expect(page.getByRole("heading", { name: "Kim Candidate" })).toBeVisible();
  return page.url();
}

async function judge(page: Page, recommendation: string, summary: string): Promise<void> {
  await page.getByLabel("Summary").fill(summary);
  await page.getByRole("radio", { name: recommendation, exact: true }).check();
  await page.getByRole("button", { name: "Submit the scorecard" }).click();
  await expect(page.getByText(/Submitted \d/)).toBeVisible();
}

test("two raters score the same take, the second blind, and then see where they differ", async ({
  page,
  register,
  openBrowser,
}) => {
  test.slow();
  await register();
  const take = await takenAtHome(page, await openBrowser());

  await test.step("the first decides by keyboard, with the proposal in sight, and what is not decided stays so", async () => {
    await page.getByRole("button", { name: "Score this take" }).click();
    await expect(page.getByRole("heading", { name: /^Your scorecard for/ })).toBeVisible();
    await expect(page.getByText(/^0 of \d+ decided$/)).toBeVisible();
    await page.keyboard.press("j");
    await page.keyboard.press("2");
    await expect(page.getByText(/^1 of \d+ decided$/)).toBeVisible();
    await page.keyboard.press("j");
    await page.keyboard.press("p");
    await expect(page.getByText(/^2 of \d+ decided$/)).toBeVisible();
    await page.keyboard.press("0");
    await expect(page.getByText(/^1 of \d+ decided$/)).toBeVisible();
    await page.getByLabel("Notes").first().fill("Said nothing at all.");
    await page.getByLabel("Ran out of time").first().check();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByText(/^1 of \d+ decided$/)).toBeVisible();
    await expect(page.getByLabel("Notes").first()).toHaveValue("Said nothing at all.");
    await expect(page.getByRole("radio", { name: "yes", exact: true })).not.toBeChecked();
    await judge(page, "no", SUMMARY);
    await expectAccessible(page);
    await page.emulateMedia({ media: "print" }); // on paper a decision is a word, and nothing is there to be pressed
    await expect(page.getByText(/^Decided: /).first()).toBeVisible();
    await expect(page.getByRole("button")).toHaveCount(0);
    await page.emulateMedia({ media: null });
  });
  const first = page.url();

  const ben = await openBrowser();
  await test.step("a second member finds nothing of it, and scores without the proposal", async () => {
    await page.goto("/team");
    await page.getByRole("button", { name: "Make an invitation" }).click();
    const invitation = await page.getByLabel("Address for the invited person").inputValue();
    await register(ben);
    await ben.goto(invitation);
    await ben.getByRole("button", { name: "Join the workspace" }).click();
    await expect(ben.getByRole("heading", { name: "Team" })).toBeVisible();
    const reply = await ben.goto(first);
    expect(reply?.status()).toBe(404);
    await ben.goto(take);
    await expect(ben.getByText("What the scoring found is hidden")).toBeVisible();
    const compare = take.replace(/\/links\/.*/, "/compare");
    await ben.goto(compare);
    await expect(ben.getByText("is hidden from you")).toBeVisible();
    await expect(ben.getByText(SUMMARY)).toHaveCount(0);
    await expectAccessible(ben);
    await ben.getByRole("button", { name: "Score Kim Candidate" }).click();
    await expect(ben.getByText("You decide without the automatic proposal")).toBeVisible();
    await expect(ben.getByRole("button", { name: /^Take over/ })).toHaveCount(0);
    await ben.keyboard.press("j");
    await ben.keyboard.press("1");
    await expect(ben.getByText("Saved", { exact: true })).toBeVisible();
    await judge(ben, "yes", "They will learn.");
  });

  await test.step("now both read each other, and the comparison tells", async () => {
    await expect(ben.getByRole("heading", { name: "Side by side" })).toBeVisible();
    await expect(ben.getByText("one step apart")).toBeVisible();
    await expectAccessible(ben);
    await page.goto(first);
    await expect(page.getByRole("heading", { name: "Side by side" })).toBeVisible();
    await page.getByText("Reopen it to change something").click();
    await page.getByLabel("Why").fill("Misread the first answer");
    await page.getByRole("button", { name: "Reopen", exact: true }).click();
    await expect(page.getByText(/^1 of \d+ decided$/)).toBeVisible();
    await page.getByText(/^History of changes/).click();
    await expect(page.getByText("Misread the first answer")).toBeVisible();
    await judge(page, "yes", SUMMARY);
    await page.goto(take.replace(/\/links\/.*/, "/compare"));
    await expect(page.getByRole("row", { name: /Kim Candidate/ }).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Where raters agree" }).click();
    await expect(page.getByRole("cell", { name: "Consensus" })).toBeVisible();
    await page.getByRole("link", { name: "Statistics of the questions" }).click();
    await expect(page.getByText("these figures are anecdotes")).toBeVisible();
    await expectAccessible(page);
    await page.goto("/scorecards");
    await expect(page.getByRole("link", { name: /Kim Candidate, Platform team/ })).toBeVisible();
    await expectAccessible(page);
  });
});

test("a decision made without a connection is kept until there is one", async ({ page, register, openBrowser }) => {
  test.slow();
  await register();
  await takenAtHome(page, await openBrowser());
  await page.getByRole("button", { name: "Score this take" }).click();
  await expect(page.getByText(/^0 of \d+ decided$/)).toBeVisible();
  await page.route("**/api/scorecards", (route) => route.abort());
  await page.keyboard.press("j");
  await page.keyboard.press("3");
  await expect(page.getByText("Not saved: no connection")).toBeVisible();
  await page.unroute("**/api/scorecards");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(page.getByText(/^1 of \d+ decided$/)).toBeVisible();
});
