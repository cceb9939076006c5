import type { Page } from "@playwright/test";
import { expect, test } from "../support/journey";

const RIGHT_ORDER = [
  "body done is printed",
  "fast_fail raises ValueError",
  "slow receives CancelledError",
  "slow finishes its cleanup",
  "main catches the ExceptionGroup",
  "main: end is printed",
];

function result(page: Page) {
  return page.getByRole("region", { name: "Result" });
}

/** One part of a result: "Blank 4", "Line", "A". */
function part(page: Page, label: string) {
  return result(page)
    .getByRole("listitem")
    .filter({ has: page.getByText(label, { exact: true }) });
}

test("a flashcard shows its back when asked, and comes back as it was rated", async ({ page, keptData }) => {
  await page.goto("/practice/coroutines.function-vs-object");
  await expect(page.getByText("what does calling fetch() do")).toBeVisible();
  await expect(page.getByText("runs none of its body")).toBeHidden();
  await page.getByRole("button", { name: "Show the answer" }).click();

  await expect(page.getByText("runs none of its body")).toBeVisible();
  await page.getByRole("button", { name: /^Easy/ }).click();
  await expect(page.getByText(/Rated Easy\. It comes back in your daily review on \w+ \d+, \d{4}\./)).toBeVisible();

  const { answers, reviews } = await keptData();
  expect(answers).toHaveLength(1);
  expect(reviews).toEqual([expect.objectContaining({ cardId: "coroutines.function-vs-object", rating: 4 })]);
});

test("each blank of a cloze is scored by itself", async ({ page }) => {
  await page.goto("/practice/tasks.create-task-schedules");
  for (const [blank, words] of [
    ["1", "create_task()"],
    ["2", "AWAIT"],
    ["3", "value"],
    ["4", "coffee"],
  ] as const) {
    await page.getByLabel(`Blank ${blank}`).fill(words);
  }
  await page.getByRole("button", { name: "Check my answer" }).click();

  await expect(result(page)).toContainText("75 %");
  await expect(part(page, "Blank 2")).toContainText("Right");
  await expect(part(page, "Blank 4")).toContainText("Wrong");
  await expect(part(page, "Blank 4")).toContainText("coffee");
  await expect(part(page, "Blank 4")).toContainText("exception");
  await expect(page.getByText("You scored 75 %")).toBeVisible();
});

test("a wrong choice names the belief behind it, and the question can be answered again", async ({
  page,
  keptData,
}) => {
  await page.goto("/practice/exceptions.gather-first-exception");
  await page.getByRole("radio", { name: /^A\b/ }).check();
  await page.getByRole("button", { name: "Check my answer" }).click();

  await expect(result(page)).toContainText("0 % not right");
  await expect(part(page, "A")).toContainText("gather does not cancel siblings");
  await expect(part(page, "B")).toContainText("Missed");
  const reveals = page.getByRole("region", { name: "What this reveals" });
  await expect(reveals).toContainText("A belief: gather() cancels the remaining awaitables on the first error.");
  await expect(reveals).toContainText("Instead: Documented and tested behaviour");
  await expect(page.getByRole("button", { name: /Again.*proposed/ })).toBeVisible();

  await page.getByRole("link", { name: "Answer it again" }).click();
  await expect(page.getByText(/^Answered before, on .* 0 %/)).toBeVisible();
  await page.getByRole("radio", { name: /^B\b/ }).check();
  await page.getByRole("button", { name: "Check my answer" }).click();
  await expect(result(page)).toContainText("100 % all right");
  await expect(reveals).toBeHidden();
  expect((await keptData()).answers).toHaveLength(2);
});

test("of several options each counts: right, wrong, missed, rightly left out", async ({ page }) => {
  await page.goto("/practice/blocking.what-blocks");
  await page.getByRole("checkbox", { name: /^A\b/ }).check();
  await page.getByRole("checkbox", { name: /^B\b/ }).check();
  await page.getByRole("button", { name: "Check my answer" }).click();

  await expect(result(page)).toContainText("0 %");
  await expect(part(page, "A")).toContainText("Right");
  await expect(part(page, "B")).toContainText("Wrong");
  await expect(part(page, "C")).toContainText("Rightly left out");
  await expect(part(page, "D")).toContainText("Missed");
  await expect(
    page.getByText("A belief: Putting a blocking call in an async def makes it non-blocking."),
  ).toBeVisible();
});

test("an output is predicted line by line", async ({ page }) => {
  await page.goto("/practice/tasks.predict-await-runs-inline");
  await page.getByLabel("What it prints, one line each").fill("B start\nA start\nB end\nmain\n\n");
  await expect(page.getByText("4 lines")).toBeVisible();
  await page.getByLabel("What it prints, one line each").press("Control+Enter");

  await expect(result(page)).toContainText("80 %");
  await expect(result(page)).toContainText("The first difference is in line 5");
  await expect(part(page, "Line 5")).toContainText("Missed");
});

test("a bug is found by its line and its reason", async ({ page }) => {
  await page.goto("/practice/context-managers.spot-bug-file-reader");
  await page.getByRole("radio", { name: /^Line 16\b/ }).check();
  await page.getByRole("radio", { name: /open cannot be used with to_thread/ }).check();
  await page.getByRole("button", { name: "Check my answer" }).click();

  await expect(result(page)).toContainText("50 %");
  await expect(part(page, "Line")).toContainText("Right");
  await expect(part(page, "Reason")).toContainText("the opening is what this code does right");
  await expect(page.getByRole("figure", { name: "A fix" })).toContainText("self._file.read");
});

/** The events as the list has them now. */
async function events(page: Page): Promise<string[]> {
  const items = await page.getByRole("group", { name: "First event at the top" }).getByRole("listitem").allInnerTexts();
  return items.map((text) => RIGHT_ORDER.find((event) => text.replace(/\s+/g, " ").includes(event)) ?? text);
}

/** Brings each event to its place, from the first on, by `move`. */
async function sort(page: Page, move: (from: number, to: number) => Promise<void>): Promise<void> {
  for (const [to, event] of RIGHT_ORDER.entries()) {
    const from = (await events(page)).indexOf(event);
    expect(from, event).toBeGreaterThanOrEqual(to);
    if (from === to) continue;
    await move(from, to);
    await expect.poll(async () => (await events(page)).indexOf(event)).toBe(to);
  }
}

async function expectAllRight(page: Page): Promise<void> {
  expect(await events(page)).toEqual(RIGHT_ORDER);
  await page.getByRole("button", { name: "Check my answer" }).click();
  await expect(result(page)).toContainText("100 % all right");
  await expect(part(page, "Place 4")).toContainText("At 1.5 s.");
}

test.describe("events are put in order", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("/practice/taskgroup.order-of-failure");
    await expect(page.getByRole("button", { name: "Move the event in place 1" })).toBeFocused();
  });

  test("with the buttons beside them", async ({ page }) => {
    await sort(page, async (from, to) => {
      for (let place = from; place > to; place--) {
        await page.getByRole("button", { name: `Move place ${place + 1} up` }).click();
        await expect(page.getByText(`Moved to place ${place} of 6.`)).toBeAttached();
      }
    });
    await expectAllRight(page);
  });

  test("with the keys", async ({ page }) => {
    await sort(page, async (from, to) => {
      const handle = page.getByRole("button", { name: `Move the event in place ${from + 1}`, exact: true });
      await handle.focus();
      await page.keyboard.press("Space");
      await expect(page.getByText(`Now over place ${from + 1} of 6.`)).toBeAttached();
      for (let place = from; place > to; place--) {
        // The list is measured anew after each move, and a key pressed meanwhile is not heard: press until it is.
        const there = page.getByText(`Now over place ${place} of 6.`);
        await expect(async () => {
          if ((await there.count()) === 0) await page.keyboard.press("ArrowUp");
          await expect(there).toBeAttached({ timeout: 2000 });
        }).toPass({ timeout: 10_000 });
      }
      await page.keyboard.press("Space");
      await expect(page.getByText(`Dropped in place ${to + 1} of 6.`)).toBeAttached();
    });
    await expectAllRight(page);
  });

  test("by dragging", async ({ page }) => {
    const list = page.getByRole("group", { name: "First event at the top" }).getByRole("listitem");
    await sort(page, async (from, to) => {
      const handle = page.getByRole("button", { name: `Move the event in place ${from + 1}`, exact: true });
      await handle.hover();
      await page.mouse.down();
      const target = await list.nth(to).boundingBox();
      const start = await handle.boundingBox();
      if (!target || !start) throw new Error("there is nothing to drag");
      const x = start.x + start.width / 2;
      await page.mouse.move(x, start.y, { steps: 4 });
      await page.mouse.move(x, target.y + target.height / 2, { steps: 12 });
      await page.mouse.up();
    });
    await expectAllRight(page);
  });

  test("and the order survives a reload", async ({ page }) => {
    await page.getByRole("button", { name: "Move place 1 down" }).click();
    const moved = await events(page);
    await expect(page.getByText("Kept as you type.")).toBeVisible();
    await page.reload();
    await expect.poll(() => events(page)).toEqual(moved);
  });
});
