import type { Page } from "@playwright/test";
import { openInterview } from "../support/interviews";
import { expect, expectAccessible, test } from "../support/journey";

// What is hidden is 404.
test.use({ complaints: /status of 404/ });
// Each walks through everything that a set is for.
test.setTimeout(300_000);

const GATHER = "gather.gather-vs-create-task";
const CRITERION = "The loop holds only weak references to its tasks";
const OWN_TITLE = "Our outage of March";

/** Makes a set in which the question of `GATHER` stands, and one more. @returns its address */
async function makeSet(page: Page, title: string): Promise<string> {
  await page.goto("/sets/new");
  await page.getByLabel("Name of the set").fill(title);
  await page.getByLabel("Minutes").fill("15");
  await page.getByText("More wishes").click();
  await page.getByLabel("Must have").fill(GATHER);
  await page.getByRole("button", { name: "Choose the questions" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible({ timeout: 45_000 });
  return page.url();
}

/** Somebody takes the set at home, answering each question in words alike. */
async function takeAtHome(page: Page, candidate: Page, set: string, words: string, name: string): Promise<void> {
  await page.goto(`${set}/links`);
  await page.getByRole("button", { name: "Make a link" }).click();
  await candidate.goto(await page.getByLabel("Address for the candidate").inputValue());
  await candidate.getByLabel("Your name").fill(name);
  await candidate.getByLabel(/^I have read the rules/).check();
  await candidate.getByRole("button", { name: "Begin: the time runs" }).click();
  const questions = candidate.getByRole("link", { name: /^Question \d+:/ });
  await expect(questions.first()).toBeVisible();
  const count = await questions.count();
  await questions.first().click();
  for (let number = 1; number <= count; number += 1) {
    await expect(candidate.getByText(`${number} of ${count}`, { exact: true })).toBeVisible();
    const answer = candidate.getByLabel("Your answer", { exact: true });
    if (await answer.isVisible()) {
      await answer.fill(words);
      await expect(candidate.getByText("Kept.")).toBeVisible();
    }
    await candidate.getByRole("button", { name: number === count ? "To the overview" : "Next question" }).click();
  }
  await candidate.getByLabel(/^I am done/).check();
  await candidate.getByRole("button", { name: "Submit all answers" }).click();
  await expect(candidate.getByText("Your answers were submitted. Thank you.")).toBeVisible();
}

test("an own version of a rubric scores its question in one set: in the kit, at home, on the scorecard", async ({
  page,
  openBrowser,
}) => {
  const set = await makeSet(page, "With our rubric");
  const row = page.getByRole("listitem").filter({ hasText: "gather" }).filter({ hasText: "own words" }).first();

  await test.step("who has none is led to the bank's, and makes one", async () => {
    await page.goto(`${set}/kit`);
    await page.getByRole("button", { name: "I write or interview: show rubrics" }).click();
    await expect(page.getByRole("heading", { name: "Agenda" })).toBeVisible();
    await page.goto(set);
    await row.getByRole("button", { name: "Rubric" }).click();
    await expect(page.getByText("You have no version of your own yet.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Make one from the bank’s rubric" }).click();
    await page.getByLabel("Its name").fill("As we see it");
    await page.getByRole("button", { name: "Make a version of my own" }).click();
    await page
      .getByRole("group", { name: /^Criterion 1 / })
      .getByLabel("Points")
      .fill("4.5");
    await page.getByRole("button", { name: "Check and save" }).click();
    await expect(page.getByText("Version 2 is what is kept now.")).toBeVisible();
  });

  await test.step("and gives it to the set, which says so", async () => {
    await page.goto(set);
    await row.getByRole("button", { name: "Rubric" }).click();
    await page.getByLabel("What scores it, in this set alone").selectOption({ label: "As we see it, your version 2" });
    await page.getByRole("button", { name: "Score by this" }).click();
    await expect(page.getByText("Scored by As we see it, version 2")).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${set}/history`);
    await expect(page.getByText(/^Scores ".*" by "As we see it", version 2\.$/)).toBeVisible();
    await page.goto(`${set}/kit`);
    await expect(page.getByText("(4.5)")).toBeVisible();
  });

  await test.step("a candidate's answer is graded by it, and a rater reads its proposal", async () => {
    await takeAtHome(page, await openBrowser(), set, "gather returns results in the order of the arguments.", "Kim");
    await page.goto(`${set}/links`);
    await page.getByRole("link", { name: /Kim/ }).click();
    await expect(page.getByText(/of 8\.5 points/).first()).toBeVisible();
    await page.getByRole("button", { name: "Score this take" }).click();
    await expect(page.getByText("4.5", { exact: false }).first()).toBeVisible();
  });
});

test("a question of one's own is asked at home and live, scored with a proposal, and two raters agree on it", async ({
  page,
  register,
  openBrowser,
}) => {
  await register();
  const set = await makeSet(page, "With our question");
  await page.getByRole("link", { name: "Add a question" }).click();
  await page.getByRole("link", { name: "Write one of your own" }).click();
  await expect(page.getByRole("heading", { name: "Write a question" })).toBeVisible();
  await page.getByLabel("Title").fill(OWN_TITLE);
  await page.getByLabel("What you ask").fill("Why did half of the orders vanish?");
  await page
    .getByLabel("An answer that you would call good")
    .fill("Nobody but the loop knew the task, and it was collected.");
  await page.getByLabel("What a good answer says").fill(CRITERION);
  await page.getByText("Let the app score this criterion").click();
  await page.getByLabel("Patterns, one on a line").fill('"weak" "reference"');
  await page.getByRole("button", { name: "Add the question to the set" }).click();
  await page.waitForURL(set);
  await expect(page.getByText(OWN_TITLE)).toBeVisible();

  const words = "The loop holds only weak references to its tasks, so they were collected.";
  await takeAtHome(page, await openBrowser(), set, words, "Kim");
  const cardOf = async (rater: Page) => {
    await rater.goto(`${set}/links`);
    await rater.getByRole("link", { name: /Kim/ }).click();
    await rater.getByRole("button", { name: "Score this take" }).click();
    await expect(rater.getByRole("heading", { name: /^Your scorecard for/ })).toBeVisible();
    return rater.getByRole("region", { name: new RegExp(OWN_TITLE) });
  };
  const judge = async (rater: Page) => {
    await rater.getByLabel("Summary").fill("Knows it.");
    await rater.getByRole("radio", { name: "yes", exact: true }).check();
    await rater.getByRole("button", { name: "Submit the scorecard" }).click();
    await expect(rater.getByText(/Submitted \d/)).toBeVisible();
  };

  await test.step("the proposal quotes the answer, and is taken over by a person", async () => {
    const own = await cardOf(page);
    await expect(own.getByText("Why did half of the orders vanish?")).toBeVisible();
    await expect(own.getByText(CRITERION).first()).toBeVisible();
    await expect(own.getByText("The verdict and its quotes are a proposal.", { exact: false })).toBeVisible();
    await expect(own.getByRole("heading", { name: "Their words" })).toBeVisible();
    await expect(own.getByText(/^“.*weak references.*”$/)).toBeVisible();
    await own.getByText("met", { exact: true }).first().click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expectAccessible(page);
    await judge(page);
  });

  await test.step("a second rater decides without it, and both see that they agree", async () => {
    await page.goto("/team");
    await page.getByRole("button", { name: "Make an invitation" }).click();
    const invitation = await page.getByLabel("Address for the invited person").inputValue();
    const ben = await openBrowser();
    await register(ben);
    await ben.goto(invitation);
    await ben.getByRole("button", { name: "Join the workspace" }).click();
    await expect(ben.getByRole("heading", { name: "Team" })).toBeVisible();
    const own = await cardOf(ben);
    await own.getByText("met", { exact: true }).first().click();
    await expect(ben.getByText("Saved", { exact: true })).toBeVisible();
    await judge(ben);
    await expect(ben.getByRole("heading", { name: "Side by side" })).toBeVisible();
    await expect(ben.getByRole("row", { name: new RegExp(CRITERION) })).toContainText(/met/);
    await expectAccessible(ben);
  });

  await test.step("it is in the comparison and the statistics, and led live", async () => {
    await page.goto(`${set}/compare`);
    await expect(page.getByRole("row", { name: new RegExp(CRITERION) })).toBeVisible();
    await page.goto(`${set}/statistics`);
    await expect(page.getByText(OWN_TITLE).first()).toBeVisible();
    await page.goto(set);
    const candidate = await openBrowser();
    await candidate.goto(await openInterview(page, "Lee"));
    await page.getByRole("button", { name: "Begin: the clock runs" }).click();
    await page.getByRole("button", { name: new RegExp(OWN_TITLE) }).click();
    await expect(candidate.getByText("Why did half of the orders vanish?")).toBeVisible();
    await page.keyboard.press("1");
    await page.keyboard.press("m");
    await expect(page.getByText("Everything is saved.", { exact: true })).toBeVisible();
    expect(await candidate.content()).not.toContain(CRITERION);
    await expectAccessible(page);
  });
});
