import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/journey";

const ITEM = "gather.gather-vs-create-task";

/** Makes a flashcard from scratch, and gives the address where it is edited. */
async function make(page: Page, { front, back }: { front: string; back: string }): Promise<string> {
  await page.goto("/cards/new");
  await page.getByLabel("Front").fill(front);
  await page.getByLabel("Back").fill(back);
  await page.getByLabel("Tags (if you like)").fill("event loop, Mine");
  await page.getByRole("button", { name: "Make the card" }).click();
  await expect(page.getByText(/is made, and in your review/)).toBeVisible();
  await page.getByRole("link", { name: "Edit", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "Edit the flashcard" })).toBeVisible();
  return page.url();
}

test("a card is made from an explanation, with the words that were selected, and comes in the review", async ({
  page,
  practise,
}) => {
  await page.goto(await practise(ITEM));
  await page.getByRole("region", { name: "Explanation" }).locator("p").first().selectText();
  const words = await page.evaluate(() => document.getSelection()?.toString().trim() ?? "");
  expect(words.length).toBeGreaterThan(10);
  await expect(page.getByText("The words you selected go along.")).toBeVisible();
  await page.getByRole("link", { name: "Make a card of your own" }).click();
  await expect(page.getByLabel("Back")).toHaveValue(words.slice(0, 2000));
  await expect(page.getByLabel("Front")).not.toHaveValue("");
  await page.getByLabel("Front").fill("What did I select?");
  await page.getByRole("button", { name: "Make the card" }).click();
  await expect(page.getByText("“What did I select?” is made, and in your review.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Answer", exact: true }).click();
  await expect(page.getByText("Your card", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByText(words.slice(0, 40))).toBeVisible();
  await page.getByRole("button", { name: /^(▸)?Good/ }).click();
  await expect(page.getByText("Rated Good.")).toBeVisible();
});

test("a card is made from a result in the review, which waits beside it", async ({ page, practise }) => {
  await practise(ITEM);
  await page.goto("/review");
  await page.getByLabel("Your answer").fill("create_task starts at once, gather waits for all of them.");
  await page.getByRole("button", { name: "Score my answer" }).click();
  await page.getByRole("region", { name: "Explanation" }).locator("p").first().selectText();
  const words = await page.evaluate(() => document.getSelection()?.toString().trim() ?? "");
  await expect(page.getByText("The words you selected go along.")).toBeVisible();
  await expectAccessible(page);
  const opening = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "Make a card of your own" }).click();
  const beside = await opening;
  await expect(beside.getByLabel("Back")).toHaveValue(words.slice(0, 2000));
  await beside.getByRole("button", { name: "Make the card" }).click();
  await expect(beside.getByText(/is made, and in your review/)).toBeVisible();
  await beside.close();

  await page.keyboard.press("3");
  await expect(page.getByText(/Good, back in/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Show the answer" })).toBeVisible();
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByText(words.slice(0, 40))).toBeVisible();
  await expect(page.getByRole("link", { name: "Make a card of your own" })).toBeHidden();
});

test("blanks are made, previewed and filled in", async ({ page }) => {
  await page.goto("/cards/new");
  await page.getByLabel("Fill the blanks").check();
  await expect(page.getByLabel("Back")).toBeHidden();
  await page.getByLabel("Text").fill("`await` {{suspends|pauses}} the task.");
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByText("Blank 1")).toBeVisible();
  await expect(preview.getByText("suspends")).toBeVisible();
  await expect(page.getByLabel("Text")).toHaveValue("`await` {{suspends|pauses}} the task.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make the card" }).click();
  await page.getByRole("link", { name: "Answer", exact: true }).click();
  await page.getByLabel("Blank 1").fill("pauses");
  await page.getByRole("button", { name: "Check my answer" }).click();
  await expect(page.getByText("all right")).toBeVisible();
});

test("what is wrong with a card is said, and not a word of it is lost", async ({ page }) => {
  await page.goto("/cards/new");
  await page.getByLabel("Front").fill("A question without an answer?");
  await page.getByLabel("Notes (if you like)").fill("a note");
  await page.getByRole("button", { name: "Make the card" }).click();
  await expect(page.getByText("Back: write the answer.")).toBeVisible();
  await expect(page.getByLabel("Front")).toHaveValue("A question without an answer?");
  await expect(page.getByLabel("Notes (if you like)")).toHaveValue("a note");
  await expectAccessible(page);
});

test("an edit from a second window is refused, and its words stay", async ({ page, context }) => {
  const address = await make(page, { front: "Front", back: "Back" });
  const second = await context.newPage();
  await second.goto(address);
  await page.getByLabel("Back").fill("changed first");
  await page.getByRole("button", { name: "Save the card" }).click();
  await expect(page.getByText("is saved.")).toBeVisible();
  await second.getByLabel("Back").fill("changed second");
  await second.getByRole("button", { name: "Save the card" }).click();
  await expect(second.getByText("This card was changed in another window.")).toBeVisible();
  await expect(second.getByLabel("Back")).toHaveValue("changed second");
  await page.goto(address);
  await expect(page.getByLabel("Back")).toHaveValue("changed first");
});

test("a deleted card is brought back by undo, or from the list of deleted ones", async ({ page }) => {
  await make(page, { front: "To be deleted", back: "x" });
  await page.getByRole("button", { name: "Delete this card" }).click();
  await expect(page.getByText("“To be deleted” is deleted.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("“To be deleted” is back.")).toBeVisible();
  await page.getByRole("button", { name: "Delete: To be deleted" }).click();
  await page.getByRole("link", { name: "Deleted cards" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Bring back: To be deleted" }).click();
  await expect(page.getByRole("link", { name: "To be deleted", exact: true })).toBeVisible();
});

test("cards are found by tag and by words", async ({ page }) => {
  await make(page, { front: "About loops", back: "x" });
  await page.goto("/cards?tag=event+loop");
  await expect(page.getByText("1 card", { exact: true })).toBeVisible();
  await page.goto("/cards?q=nothing-like-it");
  await expect(page.getByText("No card fits.")).toBeVisible();
});

test.describe("somebody else's card", () => {
  test.use({ complaints: /status of 404/ });

  test("is not there", async ({ page, openBrowser, practise }) => {
    const address = await make(page, { front: "Mine", back: "SECRET" });
    const id = new URL(address).pathname.split("/").at(-1) ?? "";
    const stranger = await openBrowser();
    await practise(ITEM, stranger);
    for (const path of [`/cards/${id}`, `/practice/${id}`, `/progress/cards/${id}`]) {
      const response = await stranger.goto(path);
      expect(response?.status(), path).toBe(404);
      expect(await response?.text()).not.toContain("SECRET");
    }
  });
});

test("hostile Markdown shows as text, and does nothing", async ({ page }) => {
  const hostile = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    "[link](javascript:alert(3))",
    "![image](https://example.org/tracker.png)",
    "\u202Ereversed {{constructor}} ${7*7}",
  ].join("\n\n");
  const asked: string[] = [];
  page.on("dialog", () => asked.push("dialog"));
  page.on("request", (request) => {
    if (request.url().includes("example.org")) asked.push(request.url());
  });
  await make(page, { front: `Front ${hostile}`, back: `Back ${hostile}` });
  await expect(page.getByLabel("Back")).toHaveValue(`Back ${hostile}`);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(
    page.getByRole("region", { name: "Preview" }).getByText("<script>alert(2)</script>").first(),
  ).toBeVisible();
  await page.goto("/review");
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByText("Back <img src=x onerror=alert(1)>")).toBeVisible();
  expect(await page.locator("main img, main script, main a[href^=javascript]").count()).toBe(0);
  expect(asked).toEqual([]);
});
