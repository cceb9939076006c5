import { expect, type Page } from "@playwright/test";

/** Makes a set as whoever `page` is, who then looks at it. */
export async function makeSet(page: Page, title = "Platform team", minutes = 30): Promise<void> {
  await page.goto("/sets/new");
  await page.getByLabel("Name of the set").fill(title);
  await page.getByLabel("Minutes").fill(String(minutes));
  await page.getByRole("button", { name: "Choose the questions" }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
}

/** From a set, prepares an interview and opens it. @returns the candidate's address */
export async function openInterview(page: Page, name = "Kim Candidate"): Promise<string> {
  await page.getByRole("link", { name: "Interview somebody" }).click();
  await page.getByLabel(/^Name of the (new )?candidate/).fill(name);
  await page.getByRole("button", { name: "Prepare the interview" }).click();
  const address = await page.getByLabel("The candidate’s page").inputValue();
  await page.getByRole("link", { name: "Open the interview" }).click();
  const showRubrics = page.getByRole("button", { name: /show rubrics/ });
  const begin = page.getByRole("button", { name: "Begin: the clock runs" });
  await expect(showRubrics.or(begin)).toBeVisible();
  if (await showRubrics.isVisible()) await showRubrics.click();
  await expect(begin).toBeVisible();
  return address;
}

/** Presses a key until the page listens: a page that was just made may not yet. */
export async function pressUntil(page: Page, key: string, isHeard: () => Promise<boolean>): Promise<void> {
  await expect(async () => {
    if (!(await isHeard())) await page.keyboard.press(key);
    await expect.poll(isHeard, { timeout: 1500 }).toBe(true);
  }).toPass();
}
