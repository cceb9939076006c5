import type { Page } from "@playwright/test";
import { answerStep, stepField } from "../support/chain-steps";
import { expect, expectAccessible, test } from "../support/journey";

const FLASHCARD = "coroutines.function-vs-object";
const CHOICE = "exceptions.gather-first-exception";
const BLANKS = "tasks.create-task-schedules";
const WORDS = "gather.gather-vs-create-task";
const CHAIN = "gather.chain-vs-create-task";

function left(page: Page, count: number) {
  return expect(page.getByText(`${count} left`, { exact: true })).toBeVisible();
}

function ratings(page: Page) {
  return page.getByRole("group", { name: "How well did you recall it?" });
}

/** Answers the card on the screen without touching the mouse. */
async function answerByKeys(page: Page): Promise<void> {
  const flip = page.getByRole("button", { name: "Show the answer" });
  const check = page.getByRole("button", { name: "Check my answer" });
  await expect(flip.or(check)).toBeVisible();
  if (await flip.isVisible()) {
    await page.keyboard.press("Space");
  } else if (await page.getByRole("radio").first().isVisible()) {
    await page.keyboard.press("b");
    await page.keyboard.press("Enter");
  } else {
    await expect(page.getByLabel("Blank 1")).toBeFocused();
    for (const words of ["create_task", "await", "result", "exception"]) {
      await page.keyboard.type(words);
      await page.keyboard.press("Tab");
    }
    await page.getByLabel("Blank 4").press("Enter");
  }
  await expect(ratings(page)).toBeVisible();
}

test("several cards are reviewed by the keyboard alone, to the end of the day", async ({
  page,
  practise,
  keptData,
}) => {
  for (const item of [FLASHCARD, CHOICE, BLANKS] as const) await practise(item);
  await page.goto("/review");
  await left(page, 3);
  await answerByKeys(page);
  await page.keyboard.press("4");
  await left(page, 2);
  await answerByKeys(page);
  await page.keyboard.press("4");
  await left(page, 1);
  await answerByKeys(page);
  await page.keyboard.press("1");
  await expect(page.getByText(/: Again, back in 1 min\./)).toBeVisible();

  // Forgotten a minute ago, and nothing else is left: it is asked again at once.
  await left(page, 1);
  await answerByKeys(page);
  await page.keyboard.press("4");
  await expect(page.getByText("That is all for now: 4 answered today.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Practise something new" })).toBeVisible();

  const { reviews } = await keptData();
  expect(reviews.map(({ rating }) => rating).toSorted((a, b) => a - b)).toEqual([1, 4, 4, 4]);
});

test("Space takes the proposed rating, and with a button focused presses that button", async ({
  page,
  practise,
  keptData,
}) => {
  await practise(CHOICE);
  await page.goto("/review");
  await expect(page.getByRole("radio").first()).toBeVisible();
  await answerByKeys(page);
  await ratings(page).getByRole("button", { name: /^Easy/ }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText(/: Easy, back in/)).toBeVisible();
  await expect.poll(async () => (await keptData()).reviews.map(({ rating }) => rating)).toEqual([4]);
});

test("what a program must do is ticked with Space, which then rates nothing", async ({ page, practise, keptData }) => {
  await practise("queues.fix-producer-consumer");
  await page.goto("/review");
  await page.getByRole("button", { name: "Compare with a solution" }).click();
  const box = page.getByRole("checkbox").first();
  await box.focus();
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
  expect((await keptData()).reviews).toEqual([]);
});

test("the next card is there before the server has taken the rating", async ({ page, practise }) => {
  for (const item of [FLASHCARD, CHOICE] as const) await practise(item);
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/reviews", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/review");
  await left(page, 2);
  await answerByKeys(page);
  await page.keyboard.press("4");
  await left(page, 1);
  await expect(page.getByRole("button", { name: /Show the answer|Check my answer/ })).toBeVisible();
  const taken = page.waitForResponse("**/api/reviews");
  release?.();
  expect((await taken).status()).toBe(200);
});

test("until the result can be shown whole the answer stays on the screen, however late its part of the page comes", async ({
  page,
  practise,
}) => {
  await practise(WORDS);
  await page.goto("/review");
  const field = page.getByRole("textbox");
  await field.fill("create_task schedules a coroutine and returns a Task at once.");
  await page.route("**/_next/static/chunks/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.evaluate(() => {
    const main = document.querySelector("main");
    if (!main) return;
    const look = () => {
      if (!main.querySelector("textarea, h2")) main.dataset["blank"] = "yes";
    };
    new MutationObserver(look).observe(main, { childList: true, subtree: true });
  });
  await page.getByRole("button", { name: "Score my answer" }).click();
  await expect(page.getByRole("button", { name: "Scoring …" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Result" })).toBeAttached();
  await expect(ratings(page)).toBeVisible();
  expect(await page.getByRole("main").getAttribute("data-blank")).toBeNull();
});

test("of two tabs on one card the first counts, and the second is told", async ({
  page,
  context,
  practise,
  keptData,
}) => {
  await practise(FLASHCARD);
  const second = await context.newPage();
  for (const tab of [page, second]) await tab.goto("/review");
  for (const tab of [page, second]) {
    await tab.getByRole("button", { name: "Show the answer" }).click();
    await expect(ratings(tab)).toBeVisible();
  }
  await page.keyboard.press("4");
  await expect(page.getByText("That is all for now")).toBeVisible();
  await second.keyboard.press("1");
  await expect(second.getByText("This card was already answered, here or in another window.")).toBeVisible();
  expect((await keptData()).reviews.map(({ rating }) => rating)).toEqual([4]);
});

test.describe("on a bad connection", () => {
  test.use({ complaints: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ });

  test("ratings wait on the device over a reload, and are delivered exactly once", async ({
    page,
    context,
    practise,
    keptData,
  }) => {
    for (const item of [FLASHCARD, CHOICE, BLANKS] as const) await practise(item);
    await page.goto("/review");
    await left(page, 3);
    await answerByKeys(page);
    await context.setOffline(true);
    await page.keyboard.press("4");
    await expect(page.getByText("1 rating waits for a connection; kept on this device.")).toBeVisible();
    await left(page, 2);

    await context.route("**/api/reviews", (route) => route.abort());
    await context.setOffline(false);
    await page.reload();
    await expect(page.getByText("1 rating waits for a connection; kept on this device.")).toBeVisible();
    await answerByKeys(page);
    await page.keyboard.press("4");
    await expect(page.getByText("2 ratings wait for a connection; kept on this device.")).toBeVisible();
    expect((await keptData()).reviews).toEqual([]);

    await context.unroute("**/api/reviews");
    await page.reload();
    await expect.poll(async () => (await keptData()).reviews).toHaveLength(2);
    await left(page, 1);
    const cards = (await keptData()).reviews.map(({ cardId }) => cardId);
    expect(new Set(cards).size).toBe(2);
  });

  test("a rating whose reply is lost counts once", async ({ page, practise, keptData }) => {
    for (const item of [FLASHCARD, CHOICE] as const) await practise(item);
    await page.goto("/review");
    await left(page, 2);
    let sent = 0;
    await page.route("**/api/reviews", async (route) => {
      sent += 1;
      if (sent > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await answerByKeys(page);
    await page.keyboard.press("4");
    await expect(page.getByText("1 rating waits for a connection")).toBeVisible();
    await expect(page.getByText("1 rating waits for a connection")).toBeHidden();
    expect(sent).toBeGreaterThan(1);
    expect((await keptData()).reviews).toHaveLength(1);
  });

  test("two tabs keep their ratings side by side", async ({ page, context, practise, keptData }) => {
    for (const item of [FLASHCARD, CHOICE] as const) await practise(item);
    const second = await context.newPage();
    await page.goto("/review");
    await left(page, 2);
    await answerByKeys(page);
    await page.keyboard.press("4");
    await left(page, 1);
    await expect.poll(async () => (await keptData()).reviews.length).toBe(1); // before another tab asks what is left
    await answerByKeys(page);
    await second.goto("/review");
    await left(second, 1);
    await context.route("**/api/reviews", (route) => route.abort());
    await page.keyboard.press("4");
    await expect(page.getByText("1 rating waits for a connection")).toBeVisible();
    await expect(ratings(second)).toBeVisible(); // it was answered in the other
    await second.keyboard.press("1");
    await expect(second.getByText(/ratings? waits? for a connection/)).toBeVisible();
    await page.close();
    await second.close();

    await context.unroute("**/api/reviews");
    const later = await context.newPage();
    await later.goto("/review");
    // The first rating of that showing counts; the second is kept beside it, and nothing is lost or counted twice.
    await expect
      .poll(async () => (await keptData(later)).reviews.map(({ kind, rating }) => `${String(kind)} ${rating}`))
      .toEqual(["rated 4", "rated 4", "cram 1"]);
  });
});

test.describe("what was answered and not rated yet", () => {
  test("is there again after a reload, before all other cards, and is rated then", async ({
    page,
    practise,
    keptData,
  }) => {
    for (const item of [FLASHCARD, CHOICE] as const) await practise(item);
    await page.goto("/review");
    await expect(page.getByRole("button", { name: "Show the answer" })).toBeVisible(); // the other one comes second
    await page.evaluate(async (itemId) => {
      const id = crypto.randomUUID();
      const response = { kind: "single_choice", choice: "B" };
      const body = JSON.stringify({ id, itemId, chainId: null, elapsedMs: 1000, response, context: "review" });
      await fetch("/api/answers", { method: "POST", headers: { "content-type": "application/json" }, body });
    }, CHOICE);
    const answers = (await keptData()).answers.length;
    await page.reload();
    await expect(page.getByRole("region", { name: "Result" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("4");
    await expect(page.getByText(/: Easy, back in/)).toBeVisible();
    await expect.poll(async () => (await keptData()).answers.length).toBe(answers);
    await page.reload();
    await expect(page.getByRole("region", { name: "Result" })).toBeHidden();
  });

  test("of a chain, is the way so far: it goes on with the next step, in the same walk", async ({
    page,
    practise,
    keptData,
  }) => {
    await practise(CHAIN);
    await page.goto("/review");
    await left(page, 1);
    const before = (await keptData()).answers.length;
    await answerStep(page, 1, "Both are used for concurrency.");
    await expect(stepField(page, 2)).toBeVisible();
    await page.reload();
    await expect(page.getByRole("region", { name: "Result" })).toContainText("Both are used for concurrency.");
    await answerStep(page, 2, "A Task object, at once.");
    await expect(stepField(page, 3)).toBeVisible();
    const walked = (await keptData()).answers.slice(before);
    expect(walked.map(({ step }) => step)).toEqual(["main", "probe-basic"]);
    expect(new Set(walked.map(({ chainId }) => chainId)).size).toBe(1);
  });
});
