import type { Page } from "@playwright/test";
import { answerStep, stepField } from "../support/chain-steps";
import { expect, expectAccessible, test } from "../support/journey";

const FLASHCARD = "coroutines.function-vs-object";
const CHOICE = "exceptions.gather-first-exception";
const BLANKS = "tasks.create-task-schedules";
const CHAIN = "gather.chain-vs-create-task";

// Whether a rating that was taken back had arrived is asked of the server, which mostly never heard of it.
test.use({ complaints: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|status of (404|409).+\/api\/undo/s });

function left(page: Page, count: number) {
  return expect(page.getByText(`${count} left`, { exact: true })).toBeVisible();
}

async function keepOnDevice(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Card", exact: true }).click();
  await page.getByRole("button", { name: /Work without a connection/ }).click();
  await page.getByRole("button", { name: "Work without a connection" }).click();
  await expect(page.getByText(/cards? (is|are) kept on this device\./)).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** How many cards this browser keeps. */
function keptCards(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("awaited-offline");
        opening.addEventListener("error", () => reject(new Error("no database")));
        opening.addEventListener("success", () => {
          const counting = opening.result.transaction("cards").objectStore("cards").count();
          counting.addEventListener("success", () => {
            opening.result.close();
            resolve(counting.result);
          });
        });
      }),
  );
}

async function answer(page: Page): Promise<void> {
  const flip = page.getByRole("button", { name: "Show the answer" });
  const check = page.getByRole("button", { name: "Check my answer" });
  await expect(flip.or(check)).toBeVisible();
  if (await page.getByRole("radio").first().isVisible()) await page.getByRole("radio").first().check();
  await flip.or(check).click();
  await expect(page.getByRole("group", { name: "How well did you recall it?" })).toBeVisible();
}

test("a review goes on through a lost connection and a reload, and is delivered once, in order", async ({
  page,
  context,
  practise,
  keptData,
}) => {
  for (const item of [FLASHCARD, CHOICE, BLANKS] as const) await practise(item);
  await page.goto("/review");
  await left(page, 3);
  await keepOnDevice(page);
  const before = (await keptData()).answers.length;

  await context.setOffline(true);
  await answer(page);
  await page.keyboard.press("4");
  await expect(page.getByText("1 rating waits for a connection; kept on this device.")).toBeVisible();

  await page.reload();
  await expect(page.getByText("No connection: these are the cards kept on this device.")).toBeVisible();
  await left(page, 2);
  await answer(page);
  await page.keyboard.press("4");
  await left(page, 1);
  await answer(page);
  await page.keyboard.press("1");
  await expect(page.getByText("3 ratings wait for a connection; kept on this device.")).toBeVisible();

  await context.setOffline(false);
  await expect
    .poll(async () => (await keptData()).reviews.map(({ rating }) => rating), { timeout: 20_000 })
    .toHaveLength(3);
  const { reviews, answers } = await keptData();
  expect(reviews.filter(({ rating }) => rating === 4)).toHaveLength(2);
  expect(answers).toHaveLength(before + 3);
  await page.reload();
  await expect.poll(async () => (await keptData()).reviews.length).toBe(3);
});

test("a chain is answered step by step without a connection, through a reload, and scored once when it is back", async ({
  page,
  context,
  practise,
  keptData,
}) => {
  test.slow();
  await practise(CHAIN);
  await page.goto("/review");
  await left(page, 1);
  await keepOnDevice(page);
  const before = (await keptData()).answers.length;
  await context.setOffline(true);

  await test.step("a step is compared by eye, and the person says which way it leads", async () => {
    await answerStep(page, 1, "Both are used for concurrency.");
    await expect(page.getByText("Your answer is kept on this device")).toBeVisible();
    await expect(page.getByRole("region", { name: "Your answer" })).toContainText("Both are used for concurrency.");
    await expect(page.getByText("How much of the model answer did you say?")).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByText("How much of the model answer did you say?")).toBeVisible();
    await expect(page.getByRole("group", { name: /How much of the model answer/ }).getByRole("button")).toHaveText([
      /Less than 40 %/,
      /40 % or more/,
    ]);
    await page.keyboard.press("2");
    await expect(stepField(page, 2)).toBeVisible();
  });
  await test.step("what was answered and what is being typed outlive a reload", async () => {
    await stepField(page, 2).fill("In the order in which they were passed.");
    const drafts = () =>
      page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith("draft ")));
    await expect.poll(async () => JSON.stringify(await drafts())).toContain("in which they were passed"); // kept a moment after the last key
    await page.reload();
    await expect(stepField(page, 2)).toHaveValue("In the order in which they were passed.");
    await expect(page.getByRole("region", { name: "Your answer" })).toContainText("Both are used for concurrency.");
    await page.getByRole("button", { name: "Score my answer" }).click();
    await answerStep(page, 3, "The exception of the first that fails is raised, the others go on.");
  });
  await test.step("at the end it is rated as a whole", async () => {
    await expect(page.getByRole("group", { name: "How well did you recall it?" })).toBeHidden();
    await page.getByRole("button", { name: "Less than 60 %" }).click();
    await expect(page.getByRole("group", { name: "How well did you recall it?" })).toBeVisible();
    await page.keyboard.press("4");
    await expect(page.getByText("1 rating waits for a connection; kept on this device.")).toBeVisible();
  });

  await context.setOffline(false);
  await expect(page.getByText("3 kept answers were sent and scored.")).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect(page.getByText("That is all for now: 1 answered today.")).toBeVisible();
  const { reviews, answers } = await keptData();
  expect(reviews).toMatchObject([{ cardId: CHAIN, rating: 4, kind: "rated" }]);
  const walked = answers.slice(before);
  expect(walked.map(({ step }) => step)).toEqual(["main", "order", "failure"]);
  expect(new Set(walked.map(({ chainId }) => chainId)).size).toBe(1);
  for (const { score } of walked) expect(score).not.toBeNull();

  // The server, whose score would have led another way, takes the walk for ended.
  const last = walked.at(-1);
  await page.goto(`/practice/${CHAIN}/${last?.id}`);
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByText(/^Rated Easy\./)).toBeVisible();
});

test("a chain that was begun online goes on when the connection is lost in the middle", async ({
  page,
  context,
  practise,
  keptData,
}) => {
  await practise(CHAIN);
  await page.goto("/review");
  await left(page, 1);
  await keepOnDevice(page);
  const before = (await keptData()).answers.length;
  await answerStep(page, 1, "Both are used for concurrency.");
  await expect(stepField(page, 2)).toBeVisible();
  await context.setOffline(true);
  await answerStep(page, 2, "gather takes several and waits for all of them.");
  await stepField(page, 3).fill("In the order in which they were passed.");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Score my answer" }).click();
  await answerStep(page, 4, "The first exception is raised.");
  await page.getByRole("button", { name: "Less than 60 %" }).click();
  await page.getByRole("button", { name: /^Good/ }).click();
  await expect.poll(async () => (await keptData()).reviews.length, { timeout: 20_000 }).toBe(1);
  const walked = (await keptData()).answers.slice(before);
  expect(walked.map(({ step }) => step)).toEqual(["main", "probe-basic", "order", "failure"]);
  expect(new Set(walked.map(({ chainId }) => chainId)).size).toBe(1);
});

test("a question that its key decides is scored on the device, as the server then scores it", async ({
  page,
  context,
  practise,
  keptData,
}) => {
  await practise(CHOICE);
  await page.goto("/review");
  await left(page, 1);
  await keepOnDevice(page);
  await context.setOffline(true);
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Check my answer" }).click();
  const shown = page.getByRole("region", { name: "Result" }).getByText(/^(0|100) %/);
  await expect(shown).toBeVisible();
  const isRight = (await shown.textContent())?.startsWith("100") ?? false;
  await expect(page.getByText(isRight ? /^You scored 100 %/ : /^You scored 0 %, below .+, so Again/)).toBeVisible();
  await page.keyboard.press("4");
  await expect(page.getByText("1 rating waits for a connection; kept on this device.")).toBeVisible();
  await context.setOffline(false);
  await expect.poll(async () => (await keptData()).reviews.length, { timeout: 20_000 }).toBe(1);
  expect((await keptData()).answers.at(-1)).toMatchObject({ itemId: CHOICE, score: isRight ? 1 : 0 });
});

test("what two devices did to one card is joined, and the second person is told", async ({
  page,
  context,
  practise,
  keptData,
}) => {
  await practise(FLASHCARD);
  await page.goto("/review");
  await left(page, 1);
  await keepOnDevice(page);
  const second = await context.newPage();
  await second.goto("/review");
  await context.setOffline(true);
  await answer(page);
  await page.keyboard.press("4");
  await expect(page.getByText("1 rating waits for a connection")).toBeVisible();
  await page.close();
  await context.setOffline(false);
  // Both ratings of that one showing are sent together: the earlier counts, the later is refused in words.
  await context.route("**/api/reviews", (route) => route.abort());
  await answer(second);
  await context.unroute("**/api/reviews");
  await second.keyboard.press("1");
  await expect.poll(async () => (await keptData(second)).reviews.length).toBe(1);
  await expect(second.getByText("This card was already answered, here or in another window.")).toBeVisible();
});

test("two devices that both answered the same cards offline: each answer is kept once, and the person is told", async ({
  page,
  openBrowser,
  register,
  practise,
  keptData,
}) => {
  test.slow();
  const account = await register();
  const cards = [FLASHCARD, CHOICE, BLANKS] as const;
  for (const item of cards) await practise(item);
  const second = await openBrowser();
  await second.goto("/sign-in");
  await second.getByLabel("Email address").fill(account.email);
  await second.getByLabel("Password").fill(account.password);
  await second.getByRole("button", { name: "Sign in" }).click();
  await expect(second.getByRole("link", { name: `Settings of ${account.name}` })).toBeVisible();
  const before = (await keptData()).answers.length;
  for (const device of [page, second]) {
    await device.goto("/review");
    await left(device, 3);
    await keepOnDevice(device);
    await device.context().setOffline(true);
  }
  for (const [device, key] of [
    [page, "4"],
    [second, "1"],
  ] as const) {
    for (const rest of [2, 1, 0]) {
      await answer(device);
      await device.keyboard.press(key);
      if (rest > 0) await left(device, rest);
    }
    await expect(device.getByText("3 ratings wait for a connection; kept on this device.")).toBeVisible();
  }

  await page.context().setOffline(false);
  await expect(page.getByText("3 kept answers were sent and scored.")).toBeVisible({ timeout: 20_000 });
  await second.context().setOffline(false);
  await expect(second.getByText(/3 cards had been rated on another device before/)).toBeVisible({ timeout: 20_000 });

  const { reviews, answers } = await keptData();
  expect(answers).toHaveLength(before + 6);
  const ofEach = reviews.map(({ cardId, kind, rating }) => `${cardId} ${String(kind)} ${rating}`);
  expect(ofEach.toSorted()).toEqual(cards.flatMap((card) => [`${card} cram 1`, `${card} rated 4`]).toSorted());
  for (const device of [page, second]) {
    await device.goto("/review");
    await expect(device.getByText("That is all for now: 3 answered today.")).toBeVisible();
  }
});

test("what was rated offline is taken back and given again, also after a reload, and counts as it then stands", async ({
  page,
  context,
  practise,
  keptData,
}) => {
  for (const item of [FLASHCARD, CHOICE, BLANKS] as const) await practise(item);
  await page.goto("/review");
  await left(page, 3);
  await keepOnDevice(page);
  await context.setOffline(true);
  await answer(page);
  await page.keyboard.press("1");
  await left(page, 2);
  await answer(page);
  await page.keyboard.press("1");
  await left(page, 1);

  await test.step("an undo shows the card with its answer, to be rated anew", async () => {
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText(/^Undone: “.+” rated Again\./)).toBeVisible();
    await left(page, 2);
    await expect(page.getByRole("group", { name: "How well did you recall it?" })).toBeVisible();
    await page.keyboard.press("4");
    await left(page, 1);
  });
  await test.step("two undos and a redo leave the first rating alone", async () => {
    await page.getByRole("button", { name: "Undo" }).click();
    await left(page, 2);
    await page.getByRole("button", { name: "Undo" }).click();
    await left(page, 3);
    await page.keyboard.press("Control+Shift+Z");
    await expect(page.getByText(/^Redone: “.+” rated Again\./)).toBeVisible();
    await left(page, 2);
  });
  await test.step("after a reload the newest that waits is taken back, and asked again", async () => {
    await page.reload();
    await left(page, 2);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText(/^Undone: “.+” rated Again\./)).toBeVisible();
    await left(page, 3);
    await answer(page);
    await page.keyboard.press("3");
    await left(page, 2);
  });
  await context.setOffline(false);
  await expect
    .poll(async () => (await keptData()).reviews.map(({ rating }) => rating), { timeout: 20_000 })
    .toEqual([3]);
  await expect(page.getByText(/wait for a connection/)).toBeHidden();
});

test("when the connection goes in the middle, the day goes on with what is kept on the device", async ({
  page,
  context,
  practise,
}) => {
  for (const item of [FLASHCARD, CHOICE] as const) await practise(item);
  await page.goto("/review");
  await left(page, 2);
  await keepOnDevice(page);
  // A third card is kept by a second tab: the first has not heard of it when the connection goes.
  await practise(BLANKS);
  const second = await context.newPage();
  await second.goto("/review");
  await expect.poll(() => keptCards(second)).toBe(3);
  await second.close();
  await context.setOffline(true);
  for (let card = 0; card < 3; card += 1) {
    await answer(page);
    await page.keyboard.press("4");
  }
  await expect(page.getByText("3 ratings wait for a connection; kept on this device.")).toBeVisible();
});

test("answers are on no device that did not ask, and leave it at sign-out", async ({ page, register, practise }) => {
  await register();
  await practise(FLASHCARD);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/review");
  await left(page, 1);
  expect(asked).not.toContain("/api/offline");
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);

  await keepOnDevice(page);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  expect(await page.evaluate(() => caches.has("pages-1"))).toBe(true);
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out here" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => [(await indexedDB.databases()).length, await caches.has("pages-1")]))
    .toEqual([0, false]);
});

test("the switch says what it means and is accessible", async ({ page, practise }) => {
  await practise(FLASHCARD);
  await page.goto("/review");
  await left(page, 1);
  await keepOnDevice(page);
  const menuItem = page.getByRole("button", { name: /Work without a connection/ });
  // A key that comes while the dialog before is closing is not heard.
  await expect(async () => {
    await page.keyboard.press(".");
    await expect(menuItem).toBeVisible({ timeout: 1000 });
  }).toPass();
  await menuItem.click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stop working without a connection" }).click();
  await expect(page.getByText("Nothing is kept on this device any more.")).toBeVisible();
  expect(await page.evaluate(() => caches.has("pages-1"))).toBe(false);
});

test("the app can be installed", async ({ page }) => {
  await page.goto("/");
  const manifest = await page.locator('link[rel="manifest"]').getAttribute("href");
  const response = await page.request.get(manifest ?? "");
  expect(response.status()).toBe(200);
  const { icons, start_url: start } = (await response.json()) as { icons: { src: string }[]; start_url: string };
  expect(start).toBe("/review");
  for (const { src } of icons) expect((await page.request.get(src)).headers()["content-type"]).toBe("image/png");
  const worker = await page.request.get("/sw.js");
  expect(worker.headers()["content-type"]).toContain("javascript");
});
