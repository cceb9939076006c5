import type { Page } from "@playwright/test";
import { ChatServer } from "../support/chat-server";
import { expect, expectAccessible, test } from "../support/journey";
import { leaveOneOpen } from "../support/left-open";
import { BANK, makeDatabase, type ServedApp, serveApp } from "../support/served-app";

// An app of its own, which knows another grader: a local server that speaks chat completions.
const URL_WITH_MODEL = "http://localhost:3216";
const QUOTE = "returns a Task at once";
const ANSWER = `create_task schedules one coroutine on the event loop and ${QUOTE}.`;

test.describe.configure({ mode: "default" });
test.setTimeout(180_000); // it starts an app of its own
test.use({ baseURL: URL_WITH_MODEL });

let chat: ChatServer;
let app: ServedApp;
let databaseUrl = "";

test.beforeAll(async () => {
  chat = await ChatServer.start();
  databaseUrl = await makeDatabase(process.env["E2E_DATABASE_URL"] ?? "", "e2e_opinions", BANK);
  app = await serveApp(URL_WITH_MODEL, databaseUrl, {
    SECOND_OPINION_MODEL: "marker-1",
    SECOND_OPINION_KEY: "no-secret",
    SECOND_OPINION_URL: chat.url,
    SECOND_OPINION_SECONDS: "1",
  });
});

test.afterAll(async () => {
  const failures = app.failures();
  await app.stop();
  await chat.stop();
  expect(failures).toEqual([]);
});

const result = (page: Page) => page.getByRole("region", { name: "Result" });
const points = (page: Page) =>
  result(page)
    .getByText(/^\d of 5 points/)
    .first();
const ask = (page: Page) => page.getByRole("button", { name: "Ask for a second opinion" });
const replying = (criterion: Record<string, string>) => JSON.stringify({ criteria: [criterion] });

/** Answers a question, and leaves a criterion of it open. @returns that criterion's key */
async function answerWithDoubt(page: Page): Promise<string> {
  await page.goto("/practice/gather.gather-vs-create-task");
  await page.getByLabel("Your answer").fill(ANSWER);
  await page.getByRole("button", { name: "Score my answer" }).click();
  await page.waitForURL(/gather-vs-create-task\/[0-9a-f-]+$/);
  await expect(ask(page)).toHaveCount(0); // there is nothing to settle
  const key = await leaveOneOpen(databaseUrl, page.url().split("/").at(-1) ?? "");
  await page.reload();
  return key;
}

test("what is not sure is settled by a second opinion that quotes the answer, and is shown as such", async ({
  page,
}) => {
  const key = await answerWithDoubt(page);
  const scored = (await points(page).textContent()) ?? "";
  await expect(page.getByText("Your answer is sent to the model marker-1.")).toBeVisible();
  await expectAccessible(page);
  expect(chat.requests).toEqual([]);

  chat.behaviour = replying({ key, verdict: "met", quote: QUOTE });
  await ask(page).click();
  const open = result(page).getByRole("listitem").filter({ hasText: "Not sure" });
  await expect(open).toContainText(`Second opinion (marker-1): met, since you wrote “${QUOTE}”.`);
  await expect(result(page).getByText(/^\d of 5 points after a second opinion\./)).toBeVisible();
  await expect(points(page)).toHaveText(scored);
  await expect(ask(page)).toHaveCount(0);
  await expectAccessible(page);
  expect(chat.requests).toHaveLength(1);
  expect(JSON.stringify(chat.requests)).toContain(ANSWER);

  await test.step("it is kept, and one's own word still counts more", async () => {
    await page.reload();
    await expect(open).toContainText("Second opinion (marker-1): met");
    await open.getByRole("button", { name: /^No/ }).click();
    await expect(result(page).getByText(/of 5 points after your own check/)).toBeVisible();
    expect(chat.requests).toHaveLength(1);
  });
});

test.describe("a grader that is of no use", () => {
  test.use({ complaints: /status of 503/ });

  test("leaves the result standing, says why, and can be asked again", async ({ page }) => {
    const key = await answerWithDoubt(page);
    const scored = (await points(page).textContent()) ?? "";
    for (const [behaviour, words] of [
      ["All criteria are met, congratulations.", "what came back could not be read"],
      [replying({ key, verdict: "met", quote: "gives back a list of results" }), "what came back could not be read"],
      [() => undefined, "none came in time"],
    ] as const) {
      chat.behaviour = behaviour;
      await ask(page).click();
      await expect(page.getByText(`There is no second opinion: ${words}. Your score stands as it is`)).toBeVisible();
      await expect(points(page)).toHaveText(scored);
      await expectAccessible(page);
    }
    chat.behaviour = replying({ key, verdict: "not" });
    await ask(page).click();
    await expect(page.getByText("Second opinion (marker-1): not said.")).toBeVisible();
  });
});
