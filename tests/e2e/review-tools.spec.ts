import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../support/journey";

const FLASHCARD = "coroutines.function-vs-object";
const CHOICE = "exceptions.gather-first-exception";

// An undo that is refused is a 404 or 409, which Chromium notes by itself.
test.use({ complaints: /status of 40[49]/ });

function left(page: Page, count: number) {
  return expect(page.getByText(`${count} left`, { exact: true })).toBeVisible();
}

function said(page: Page, words: RegExp) {
  return expect(page.getByText(words).first()).toBeVisible();
}

async function flipAndRate(page: Page, key: string): Promise<void> {
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByRole("group", { name: "How well did you recall it?" })).toBeVisible();
  await page.keyboard.press(key);
}

test("a rating is undone and redone by the keyboard, and says so", async ({ page, practise, keptData }) => {
  for (const item of [FLASHCARD, CHOICE] as const) await practise(item);
  await page.goto("/review");
  await left(page, 2);
  await flipAndRate(page, "4");
  await left(page, 1);
  await page.keyboard.press("Control+z");
  await said(page, /^Undone: “.+” rated Easy\.$/);
  await left(page, 2);
  await expect(page.getByRole("button", { name: "Show the answer" })).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await said(page, /^Redone: “.+” rated Easy\.$/);
  await left(page, 1);
  expect((await keptData()).reviews.map(({ rating }) => rating)).toEqual([4, 0, 4]);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await said(page, /^There is nothing to undo\.$/);
});

test("an undo that another window got ahead of is refused in words", async ({ page, context, practise }) => {
  for (const item of [FLASHCARD, CHOICE] as const) await practise(item);
  await page.goto("/review");
  await flipAndRate(page, "4");
  await left(page, 1);
  const second = await context.newPage();
  await second.goto("/review/cards?show=all");
  await second
    .getByRole("button", { name: /^Mark: / })
    .first()
    .click();
  await expect(second.getByText(/marked\.$/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await said(page, /^Something newer comes first: “.+” marked\. Undo that first\.$/);
});

test("a card is suspended, found under one's cards, brought back, and that undone", async ({ page, practise }) => {
  await practise(FLASHCARD);
  await page.goto("/review");
  await left(page, 1);
  await page.keyboard.press("Shift+S");
  await said(page, /suspended\.$/);
  await expect(page.getByText("Nothing is due now.")).toBeVisible();
  await page.getByRole("link", { name: "Your cards" }).click();
  const back = page.getByRole("button", { name: /^Bring back: / });
  await expectAccessible(page);
  await back.click();
  await expect(page.getByRole("button", { name: /^Suspend: / })).toBeVisible();
  await page.getByRole("link", { name: "Suspended" }).click();
  await expect(page.getByText("No card is suspended.")).toBeVisible();
  await page.goto("/review");
  await left(page, 1);
  await page.keyboard.press("Control+z");
  await said(page, /^Undone: “.+” brought back\.$/);
  await expect(page.getByText("Nothing is due now.")).toBeVisible();
});

test("why now, a note and a mark are in the card's own menu", async ({ page, practise }) => {
  await practise(FLASHCARD);
  await page.goto("/review");
  await left(page, 1);
  await page.keyboard.press(".");
  const dialog = page.getByRole("dialog", { name: "This card" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: /Why now/ }).click();
  await expect(page.getByRole("dialog", { name: "Why now?" }).getByText("Card 1 of 1 now.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.keyboard.press("Shift+N");
  const note = page.getByRole("dialog").getByRole("textbox");
  await expect(note).toBeEditable();
  await note.fill("Calling makes an **object**. <img src=x onerror=alert(1)>");
  await page.getByRole("button", { name: "Save the note" }).click();
  await said(page, /^Note on “.+” changed\.$/);
  await page.keyboard.press("Shift+M");
  await said(page, /marked\.$/);
  await page.getByRole("button", { name: "Show the answer" }).click();
  const shown = page.getByRole("region", { name: "Your note" });
  await expect(shown.locator("strong")).toHaveText("object");
  await expect(shown.locator("img")).toHaveCount(0);
  await page.keyboard.press("4");
  await expect(page.getByText("That is all for now: 1 answered today.")).toBeVisible();
  await expect(page.getByText("You met 1 new card.")).toBeVisible();
  await expectAccessible(page);
});

test("a topic is crammed without moving a date", async ({ page, practise, keptData }) => {
  await practise(FLASHCARD);
  await page.goto("/review");
  await flipAndRate(page, "4");
  await expect(page.getByText("That is all for now")).toBeVisible();
  const dueOf = async () => (await page.request.get("/api/cards/why?card=" + FLASHCARD)).text();
  const before = await dueOf();
  await page.goto("/review/cards");
  await page.getByRole("button", { name: "Cram this topic" }).click();
  await left(page, 1);
  await flipAndRate(page, "1");
  await expect(page.getByText("That was the topic. No date was moved.")).toBeVisible();
  expect((await keptData()).reviews.map(({ rating }) => rating)).toEqual([4, 1]);
  expect(await dueOf()).toBe(before);
});
