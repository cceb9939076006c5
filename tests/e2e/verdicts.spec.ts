import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/journey";
import { leaveOneOpen } from "../support/left-open";

const ITEM = "/practice/gather.gather-vs-create-task";
const ANSWER =
  "gather waits until all of them are done and returns the results in the order of the arguments. " +
  "It runs them in parallel on several cores.";

function result(page: Page) {
  return page.getByRole("region", { name: "Result" });
}

async function answer(page: Page, text: string): Promise<string> {
  await page.goto(ITEM);
  await page.getByLabel("Your answer").fill(text);
  await page.getByRole("button", { name: "Score my answer" }).click();
  await page.waitForURL(/gather-vs-create-task\/[0-9a-f-]+$/);
  await expect(result(page)).toBeVisible();
  return page.url().split("/").at(-1) ?? "";
}

const leaveOpen = (answerId: string) =>
  leaveOneOpen(Object.assign(new URL(process.env["E2E_DATABASE_URL"] ?? ""), { pathname: "/e2e" }).href, answerId);

test("what the scoring was not sure of is checked by whoever wrote it, and the score stands beside", async ({
  page,
}) => {
  await leaveOpen(await answer(page, ANSWER));
  await page.reload();
  const open = result(page).getByRole("listitem").filter({ hasText: "Not sure" });
  const points = await result(page)
    .getByText(/^\d of 5 points/)
    .first()
    .textContent();
  await expectAccessible(page);
  await open.getByRole("button", { name: "Yes, I said that" }).click();
  await expect(open.getByText("Your own check: you said it.")).toBeVisible();
  await expect(open.getByText("Your own check: you said it.").locator("xpath=ancestor::div[1]")).toBeFocused();
  await expect(result(page).getByText(/of 5 points after your own check/)).toBeVisible();
  await expect(
    result(page)
      .getByText(/^\d of 5 points/)
      .first(),
  ).toHaveText(points ?? "");
  await expectAccessible(page);

  await page.reload();
  await open.getByRole("button", { name: "Take it back" }).click();
  await expect(open.getByRole("button", { name: "Yes, I said that" })).toBeVisible();
  await expect(result(page).getByText(/after your own check/)).toBeHidden();
});

test("a verdict is disputed with a reason, and that is taken back", async ({ page }) => {
  await answer(page, ANSWER);
  const missed = result(page).getByRole("listitem").filter({ hasText: "Missed" }).first();
  await missed.getByText("I said that").click();
  await expect(missed).toContainText("The authors of the questions read this and the answer it is about.");
  await missed.getByLabel("Where, and in which words?").fill("ab c <b>x</b> **y**");
  await expectAccessible(page);
  await missed.getByRole("button", { name: "Send to the authors" }).click();
  await expect(missed).toContainText("You disagree: “ab c <b>x</b> **y**” The score stays as it is.");
  await page.reload();
  await missed.getByRole("button", { name: "Take it back" }).click();
  await expect(missed.getByText("I said that")).toBeVisible();

  const misconception = page.getByRole("region", { name: "Misconception a" });
  await misconception.getByText("I did not mean that").click();
  await misconception.getByLabel("What did you mean?").fill("Threads of other programs.");
  await misconception.getByRole("button", { name: "Send to the authors" }).click();
  await expect(misconception).toContainText("You disagree: “Threads of other programs.”");
});

test("a reason that says nothing is refused in words, and a claim is made in the review as well", async ({
  page,
  practise,
}) => {
  await practise("gather.gather-vs-create-task");
  await page.goto("/review");
  await page.getByLabel("Your answer").fill(ANSWER);
  await page.getByRole("button", { name: "Score my answer" }).click();
  const missed = result(page).getByRole("listitem").filter({ hasText: "Missed" }).first();
  await missed.getByText("I said that").click();
  await missed.getByLabel("Where, and in which words?").fill("   \t ");
  await missed.getByRole("button", { name: "Send to the authors" }).click();
  await expect(missed.getByRole("alert")).toContainText("reason: write why, in a few words");
  await missed.getByLabel("Where, and in which words?").fill("1 2 3 4 it is there");
  await missed.getByRole("button", { name: "Send to the authors" }).click();
  await expect(missed).toContainText("You disagree: “1 2 3 4 it is there”");
  await page.getByRole("button", { name: /^(▸)?Easy/ }).click();
  await expect(page.getByText("That is all for now")).toBeVisible();
});

test("a second answer is shown beside the first: what it newly covers, and what it lost", async ({ page }) => {
  await answer(page, "create_task schedules one coroutine on the event loop and returns a Task at once.");
  await expect(page.getByRole("region", { name: "Your answers to this question" })).toBeHidden();
  await answer(page, ANSWER);
  const history = page.getByRole("region", { name: "Your answers to this question" });
  const latest = history.getByRole("listitem").filter({ hasText: "this answer" });
  await expect(latest).toContainText("Newly covered");
  await expect(latest).toContainText("in the order of the arguments");
  await expect(latest).toContainText("No longer covered");
  await expectAccessible(page);

  // Before answering again: the scores, and not a word of what to say.
  await page.goto(ITEM);
  await expect(page.getByText(/^Your scores, oldest first: \d/)).toBeAttached();
  await expect(page.locator("body")).not.toContainText("in the order of the arguments");
});
