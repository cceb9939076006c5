import type { Page } from "@playwright/test";
import { Client } from "pg";
import { z } from "zod";
import { type Canary, marksIn, plantCanaries } from "../support/canaries";
import { MANNERS } from "../support/crawl";
import { heardWithin } from "../support/event-stream";
import { makeSet, openInterview, pressUntil } from "../support/interviews";
import { expect, test } from "../support/journey";
import { ANSWERED_ITEMS } from "../support/responses";
import { BANK, makeDatabase, type ServedApp, serveApp } from "../support/served-app";

// What reaches a candidate who takes a set at home or is interviewed: no word of any answer, before all is over.
const URL_OF_MARKED = "http://localhost:3214";

test.describe.configure({ mode: "default" });
test.setTimeout(240_000);

let canaries: Canary[] = [];
let app: ServedApp;
let databaseUrl = "";

test.beforeAll(async () => {
  databaseUrl = await makeDatabase(process.env["E2E_DATABASE_URL"] ?? "", "e2e_candidates", BANK);
  canaries = await plantCanaries(databaseUrl);
  app = await serveApp(URL_OF_MARKED, databaseUrl);
});

test.afterAll(async () => {
  const failures = app.failures();
  await app.stop();
  expect(failures).toEqual([]);
});

/** Every mark that came with a reply, in words. */
class Ear {
  readonly heard = new Map<string, string>();
  replies = 0;

  hear(text: string, where: string): void {
    this.replies += 1;
    for (const mark of marksIn(text)) this.heard.set(mark, where);
  }

  /** Listens to all that a page receives. */
  follow(page: Page): void {
    page.on("response", (response) => {
      if (/event-stream/.test(response.headers()["content-type"] ?? "")) return; // never ends; heard by itself
      void response.text().then(
        (text) => this.hear(text, response.url()),
        () => null, // a redirect has no body
      );
    });
  }

  /** Asks for an address in every manner in which a page can be asked for. */
  async ask(page: Page, path: string): Promise<void> {
    for (const headers of MANNERS) {
      const response = await page.request.get(path, { headers });
      this.hear(`${await response.text()}${JSON.stringify(response.headers())}`, path);
    }
  }

  expectNothing(): void {
    const words = [...this.heard].map(([mark, where]) => {
      const canary = canaries.find((one) => one.mark === mark);
      return `${canary?.itemId} ${canary?.place} at ${where}`;
    });
    expect(words).toEqual([]);
  }
}

/** A set with a question of every kind, as whoever `page` is. */
async function makeWholeSet(page: Page): Promise<void> {
  await makeSet(page, "Every kind");
  const setId = z.uuid().parse(new URL(page.url()).pathname.split("/").at(-1));
  const picks = ANSWERED_ITEMS.map((itemId) => ({ itemId, isLocked: false, wording: null }));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    "UPDATE question_set_version SET document = jsonb_set(document, '{picks}', $2::jsonb) WHERE set_id = $1",
    [setId, JSON.stringify(picks)],
  );
  await client.end();
  await page.reload();
}

test("the candidate of a live interview receives no word of any answer, rubric or other question", async ({
  browser,
}) => {
  const open = async () => (await browser.newContext({ baseURL: URL_OF_MARKED })).newPage();
  const [page, candidate] = [await open(), await open()];
  await makeWholeSet(page);
  const address = await openInterview(page);
  const path = new URL(address).pathname;
  const ear = new Ear();
  ear.follow(candidate);
  await candidate.goto(address);
  await ear.ask(candidate, path);
  await pressUntil(page, "s", async () => page.getByRole("button", { name: "Pause" }).isVisible());
  // The interviewer's own page does hold it: the canaries sing where they may.
  const desk = await page.request.get(page.url());
  expect(marksIn(await desk.text()).size).toBeGreaterThan(ANSWERED_ITEMS.length);
  await page.getByLabel("What was said, for the scorecard").fill("CANARY99999 is what I think of them");

  const events = `${URL_OF_MARKED}/api${path}/events`;
  for (const [at] of ANSWERED_ITEMS.entries()) {
    await expect(candidate.getByRole("heading", { name: `Question ${at + 1}`, exact: true })).toBeVisible();
    await ear.ask(candidate, path);
    const stream = await heardWithin(events, (text) => text.includes(`"number":${at + 1},`));
    expect(stream).toContain('"html":"');
    ear.hear(stream, events);
    if (at + 1 < ANSWERED_ITEMS.length) await page.keyboard.press("Escape").then(() => page.keyboard.press("f"));
  }
  await page.getByRole("button", { name: "End the interview" }).click();
  await page.getByRole("button", { name: "End it" }).click();
  await expect(candidate.getByRole("heading", { name: "The interview has ended" })).toBeVisible();
  await ear.ask(candidate, path);
  expect(ear.replies).toBeGreaterThan(ANSWERED_ITEMS.length * (MANNERS.length + 1));
  ear.expectNothing();
});

test("the candidate of a take receives no word of any answer before it is submitted, nor after, if so set", async ({
  browser,
}) => {
  const open = async () => (await browser.newContext({ baseURL: URL_OF_MARKED })).newPage();
  const [page, candidate] = [await open(), await open()];
  await makeWholeSet(page);
  await page.getByRole("link", { name: "Invite by link" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Address for the candidate").inputValue();
  const ear = new Ear();
  ear.follow(candidate);
  await candidate.goto(link);
  await ear.ask(candidate, new URL(link).pathname);
  await candidate.getByLabel("Your name").fill("Kim Candidate");
  await candidate.getByLabel(/^I have read the rules/).check();
  await candidate.getByRole("button", { name: "Begin: the time runs" }).click();
  await expect(candidate.getByText(/minutes left/)).toBeVisible();
  const own = new URL(candidate.url()).pathname;
  await ear.ask(candidate, own);
  const questions = await candidate.getByRole("link", { name: /^Question \d+:/ }).count();
  expect(questions).toBeGreaterThanOrEqual(ANSWERED_ITEMS.length - 1); // a flashcard is not taken
  for (let number = 1; number <= questions; number++) {
    await ear.ask(candidate, `${own}?question=${number}`);
    await candidate.goto(`${own}?question=${number}`);
  }
  const saved = await candidate.request.put("/api/takes", {
    headers: { origin: URL_OF_MARKED, "content-type": "application/json" },
    data: Buffer.from(
      JSON.stringify({
        resumeToken: own.split("/").at(-1),
        itemId: "gather.gather-vs-create-task",
        step: "main",
        fields: { kind: "free_text", text: "gather waits until all of them are done." },
      }),
    ),
  });
  expect(saved.status()).toBe(200);
  ear.hear(await saved.text(), "/api/takes");
  await candidate.goto(own);
  await candidate.getByLabel(/^I am done/).check();
  await candidate.getByRole("button", { name: "Submit all answers" }).click();
  await expect(candidate.getByText("Your answers were submitted. Thank you.")).toBeVisible();
  await ear.ask(candidate, own);
  await ear.ask(candidate, new URL(link).pathname);
  expect(ear.replies).toBeGreaterThan(questions * MANNERS.length);
  ear.expectNothing();
});
