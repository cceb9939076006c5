import type { Locator, Page } from "@playwright/test";

/** Where the answer to a step of a chain is written, from 1. */
export function stepField(page: Page, step: number): Locator {
  return page.getByRole("textbox", { name: new RegExp(`^Your answer, step ${step} of`) });
}

/** Answers a step of a chain and sends it. */
export async function answerStep(page: Page, step: number, words: string): Promise<void> {
  await stepField(page, step).fill(words);
  await page.getByRole("button", { name: "Score my answer" }).click();
}
