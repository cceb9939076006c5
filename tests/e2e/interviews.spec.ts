import type { Page } from "@playwright/test";
import { openInterview, makeSet, pressUntil } from "../support/interviews";
import { expect, expectAccessible, test } from "../support/journey";
import { BANK, makeDatabase, serveApp } from "../support/served-app";

test.describe.configure({ mode: "default" });
test.slow();

const heading = (page: Page, number: number) =>
  page.getByRole("heading", { level: 2, name: new RegExp(`^${number}\\.`) });
const shows = (candidate: Page, number: number) =>
  candidate.getByRole("heading", { name: `Question ${number}`, exact: true });
const verdict = (page: Page, place: number, word: string) =>
  page.locator(`[data-criterion="${place}"]`).getByRole("radio", { name: word, exact: true });
const saved = (page: Page) => page.getByText("Everything is saved.", { exact: true });
const begin = (page: Page) =>
  pressUntil(page, "s", async () => page.getByRole("button", { name: "Pause" }).isVisible());

test("an interview is led by keys alone, and the candidate sees each question as it is asked", async ({
  page,
  openBrowser,
}) => {
  await makeSet(page);
  const address = await openInterview(page);
  expect(address).toMatch(/\/watch\/[\w-]{43}$/);
  await expectAccessible(page);

  const candidate = await openBrowser();
  await candidate.goto(address);
  await expect(candidate.getByRole("heading", { name: "The interview has not begun yet" })).toBeVisible();
  await expect(candidate.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(candidate.locator('meta[name="referrer"]')).toHaveAttribute("content", "no-referrer");
  await expectAccessible(candidate);

  await test.step("begun, the first question appears; criteria, flags and notes are kept as they are made", async () => {
    await begin(page);
    await expect(shows(candidate, 1)).toBeVisible();
    await page.keyboard.press("1");
    await page.keyboard.press("p");
    await expect(verdict(page, 0, "partly")).toBeChecked();
    await page.keyboard.press("1");
    await page.keyboard.press("m");
    await expect(verdict(page, 0, "met")).toBeChecked();
    await page.keyboard.press("Shift+Digit2");
    await expect(page.getByRole("checkbox", { name: "Needed a hint" })).toBeChecked();
    await page.keyboard.press("w");
    await page.keyboard.type("Said it before I asked: m p n.");
    await page.keyboard.press("Escape");
    await expect(page.getByLabel("What was said, for the scorecard")).toHaveValue("Said it before I asked: m p n.");
    await expect(saved(page)).toBeVisible();
    await page.reload();
    await expect(verdict(page, 0, "met")).toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Needed a hint" })).toBeChecked();
    await expect(page.getByLabel("What was said, for the scorecard")).toHaveValue("Said it before I asked: m p n.");
    await expectAccessible(page);
    await expectAccessible(candidate);
  });

  await test.step("the next question follows, is held back, and blanked", async () => {
    await pressUntil(page, "f", async () => heading(page, 2).isVisible());
    await expect(shows(candidate, 2)).toBeVisible();
    await page.keyboard.press("h");
    await page.keyboard.press("f");
    await expect(heading(page, 3)).toBeVisible();
    await expect(page.getByText("The candidate sees question 2.")).toBeVisible();
    await expect(saved(page)).toBeVisible();
    await expect(shows(candidate, 2)).toBeVisible();
    await page.keyboard.press("l");
    await expect(shows(candidate, 3)).toBeVisible();
    await page.keyboard.press("v");
    await expect(candidate.getByRole("heading", { name: "Nothing is shown at the moment" })).toBeVisible();
    await page.keyboard.press("v");
    await expect(shows(candidate, 3)).toBeVisible();
    await page.keyboard.press("t");
    await expect(page.getByRole("button", { name: "Go on" })).toBeVisible();
    await page.keyboard.press("t");
  });

  await test.step("neither page scrolls sideways on a phone, or at 400 %", async () => {
    for (const one of [page, candidate]) {
      const before = one.viewportSize();
      await one.setViewportSize({ width: 320, height: 800 });
      const sideways = await one.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(sideways, one.url()).toBeLessThanOrEqual(0);
      if (before) await one.setViewportSize(before);
    }
  });

  await test.step("a second tab follows, and is followed", async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await pressUntil(other, "b", async () => heading(other, 2).isVisible());
    await expect(heading(page, 2)).toBeVisible();
    await other.keyboard.press("n");
    await expect(verdict(page, 0, "not met")).toBeChecked();
    await other.close();
  });

  await test.step("ended, both pages say so", async () => {
    const desk = page.url();
    await page.getByRole("button", { name: "End the interview" }).press("Enter");
    await page.getByRole("button", { name: "End it" }).press("Enter");
    await expect(page).toHaveURL(/\/scorecards\/[\w-]{36}$/);
    await expect(candidate.getByRole("heading", { name: "The interview has ended" })).toBeVisible();
    await page.goto(desk);
    await expect(page.getByText(/has ended after \d+:\d\d/)).toBeVisible();
    await expectAccessible(page);
    await candidate.reload();
    await expect(candidate.getByRole("heading", { name: "The interview has ended" })).toBeVisible();
    await expectAccessible(candidate);
  });
});

test("an interview that was not begun is taken back; the page for the candidate works without scripts", async ({
  page,
  browser,
}) => {
  await makeSet(page);
  const list = page.url();
  const address = await openInterview(page, "Robin Candidate");
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(address);
  await expect(plain.getByRole("heading", { name: "The interview has not begun yet" })).toBeVisible();
  expect(await plain.content()).toMatch(/<meta http-equiv="refresh" content="\d"/);
  await begin(page);
  await expect(shows(plain, 1)).toBeVisible(); // by itself, on the next refresh
  await plain.context().close();
  await page.goto(`${list}/interviews`);
  await expect(page.getByRole("button", { name: /^Delete the interview/ })).toHaveCount(0);
  await page.getByLabel("Candidate", { exact: true }).selectOption("Robin Candidate");
  await page.getByRole("button", { name: "Prepare the interview" }).click();
  await expect(page.getByRole("link", { name: "Robin Candidate" })).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete the interview of Robin Candidate" }).click();
  await expect(page.getByRole("link", { name: "Robin Candidate" })).toHaveCount(1);
});

test.describe("a connection that is lost", () => {
  test.use({ complaints: /Failed to load resource|ERR_/ });

  test("loses nothing of what was ticked and noted, not even over a reload", async ({ page, openBrowser }) => {
    await makeSet(page);
    const address = await openInterview(page);
    const candidate = await openBrowser();
    await candidate.goto(address);
    await begin(page);
    await expect(shows(candidate, 1)).toBeVisible();
    await expect(saved(page)).toBeVisible();

    await page.route("**/api/interviews/**", (route) => route.abort());
    await page.keyboard.press("1");
    await page.keyboard.press("x");
    await page.keyboard.press("w");
    await page.keyboard.type("Nobody hears this yet.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("f");
    await expect(page.getByText(/^Not reached: \d changes are kept here/)).toBeVisible();
    await page.reload();
    await expect(heading(page, 2)).toBeVisible();
    // The last try, made while the page went, may have got through all the same: it is sent again, and counts once.
    await expect(page.getByText(/^Not reached: \d changes are kept here/)).toBeVisible();

    await page.unroute("**/api/interviews/**");
    await expect(saved(page)).toBeVisible();
    await expect(shows(candidate, 2)).toBeVisible();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await pressUntil(other, "b", async () => heading(other, 1).isVisible());
    await expect(verdict(other, 0, "not asked")).toBeChecked();
    await expect(other.getByLabel("What was said, for the scorecard")).toHaveValue("Nobody hears this yet.");
  });

  test("and a server that starts anew lose nothing, on either side", async ({ browser }) => {
    const url = "http://localhost:3212";
    const database = await makeDatabase(process.env["E2E_DATABASE_URL"] ?? "", "e2e_restarted", BANK);
    const app = await serveApp(url, database);
    const open = async () => (await browser.newContext({ baseURL: url })).newPage();
    const [page, candidate] = [await open(), await open()];
    await makeSet(page);
    await candidate.goto(await openInterview(page));
    await begin(page);
    await expect(shows(candidate, 1)).toBeVisible();
    await expect(saved(page)).toBeVisible();

    await app.stop(); // which both open connections must let it do
    await expect(candidate.getByText("The connection is lost")).toBeVisible();
    await page.keyboard.press("1");
    await page.keyboard.press("m");
    await page.keyboard.press("f");
    await expect(heading(page, 2)).toBeVisible();
    await expect(page.getByText(/^Not reached/)).toBeVisible();

    const again = await serveApp(url, database);
    await expect(saved(page)).toBeVisible({ timeout: 20_000 });
    await expect(shows(candidate, 2)).toBeVisible({ timeout: 20_000 });
    await page.reload();
    await pressUntil(page, "b", async () => heading(page, 1).isVisible());
    await expect(verdict(page, 0, "met")).toBeChecked();
    expect([...app.failures().filter((one) => !one.startsWith("the server ended")), ...again.failures()]).toEqual([]);
    await again.stop();
    await Promise.all([page, candidate].map((one) => one.context().close()));
  });
});

test.describe("an address that nobody gave out, or that was replaced", () => {
  test.use({ complaints: /status of 404/ });

  test("says that there is no interview", async ({ page, openBrowser }) => {
    const unknown = await page.goto(`/watch/${"x".repeat(43)}`);
    expect(unknown?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is no interview at this address" })).toBeVisible();
    await expectAccessible(page);
    expect((await page.request.get(`/api/watch/${"x".repeat(43)}/events`)).status()).toBe(404);
    expect((await page.goto("/interviews/00000000-0000-4000-8000-000000000000"))?.status()).toBe(404);

    await makeSet(page);
    const address = await openInterview(page);
    const candidate = await openBrowser();
    await candidate.goto(address);
    await expect(candidate.getByText("Up to date")).toBeVisible();
    await page.getByText("Another address for the candidate").click();
    await page.getByRole("button", { name: "Make a new address" }).click();
    await expect(candidate.getByRole("heading", { name: "This address leads nowhere any more" })).toBeVisible();
    expect((await candidate.goto(address))?.status()).toBe(404);
    await candidate.goto(await page.getByLabel("The candidate’s page").inputValue());
    await expect(candidate.getByRole("heading", { name: "The interview has not begun yet" })).toBeVisible();

    // A stranger, even one with an account, has no interview here.
    const stranger = await openBrowser();
    expect((await stranger.goto(page.url()))?.status()).toBe(404);
    expect((await stranger.request.get(`/api${new URL(page.url()).pathname}/events`)).status()).toBe(401);
  });
});

test.describe("a role that changes", () => {
  test.use({ complaints: /status of 403/ });
  test("who is made a viewer in the middle of an interview is told so, and loses nothing", async ({
    page,
    register,
    openBrowser,
  }) => {
    await register();
    await makeSet(page);
    const set = page.url();
    await page.goto("/team");
    await page.getByRole("button", { name: "Make an invitation" }).click();
    const invitation = await page.getByLabel("Address for the invited person").inputValue();
    const ben = await openBrowser();
    const { name } = await register(ben);
    await ben.goto(invitation);
    await ben.getByRole("button", { name: "Join the workspace" }).click();
    await expect(ben.getByRole("heading", { name: "Team" })).toBeVisible();
    await ben.goto(set);
    await openInterview(ben);
    await begin(ben);
    await expect(saved(ben)).toBeVisible();

    const becomes = async (role: string) => {
      await page.goto("/team");
      const row = page.getByRole("listitem").filter({ hasText: name });
      await row.getByRole("combobox").selectOption(role);
      await row.getByRole("button", { name: `Save the role of ${name}` }).click();
      await expect(row.getByText("Saved.")).toBeVisible();
    };
    await becomes("viewer");
    await ben.keyboard.press("1");
    await ben.keyboard.press("m");
    await expect(ben.getByText("An owner changed your role")).toBeVisible();
    await expect(ben.getByText(/Not reached/)).toHaveCount(0);
    await expectAccessible(ben);
    await becomes("interviewer");
    await expect(saved(ben)).toBeVisible({ timeout: 30_000 });
    await expect(verdict(ben, 0, "met")).toBeChecked();
  });
});
