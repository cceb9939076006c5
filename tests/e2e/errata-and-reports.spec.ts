import { expect, expectAccessible, test } from "../support/journey";
import { AUTHORS, PASSWORD_OF_AUTHORS } from "../support/served-app";

test.use({ complaints: /status of 404/ });

test("what the documents got wrong is told with their words, what is true, and the questions on it", async ({
  page,
}) => {
  await page.goto("/library");
  await page.getByRole("link", { name: "Corrections", exact: true }).click();
  await expect(page).toHaveURL("/errata");
  await expect(page.getByRole("article")).toHaveCount(72);
  const erratum = page.getByRole("article", { name: "Erratum X24" });
  await expect(erratum).toContainText("can cache function results");
  await expect(erratum).toContainText("it caches the coroutine object");
  await erratum.getByRole("link").last().click();
  await expect(page).toHaveURL(/\/practice\//);
});

test("the map shows what to know first, and what one has answered", async ({ page, practise }) => {
  await practise("tasks.create-task-schedules");
  await page.goto("/library?view=map");
  const map = page.getByRole("navigation", { name: "Map of topics" });
  const tasks = map.getByRole("link", { name: /^Tasks and futures/ });
  await expect(tasks).toContainText(/1 of \d+/);
  await expect(tasks).toContainText("know first: The event loop");
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(map.getByRole("link", { name: /^Tasks and futures/ })).toContainText("after The event loop");
  await map.getByRole("link", { name: /^Tasks and futures/ }).click();
  await expect(page).toHaveURL("/library?topic=tasks");
});

test("a misspelt word finds what was meant, and the page says so", async ({ page }) => {
  await page.goto("/library?q=semafore");
  await expect(page.getByText("No question has “semafore”")).toContainText("semaphore");
  await expect(page.getByRole("link", { name: /semaphore/i }).first()).toBeVisible();
  await page.goto("/library?q=gahter&kind=cloze&difficulty=3");
  await expect(page.getByLabel("Search")).toHaveValue("gahter");
});

test("an answer shows where its question comes from, and for which Python", async ({ page, practise }) => {
  await page.goto(await practise("tasks.create-task-schedules"));
  const origin = page.getByRole("complementary", { name: "Where this comes from" });
  await expect(origin).toContainText(/Document \d{3}, lines? \d+/);
  const facts = page.getByRole("region", { name: "About this question" });
  await expect(facts).toContainText(/tasks\.create-task-schedules, revision \d+, for Python 3\.\d+/);
});

test("a problem is reported, taken back, reported again, and closed by an author", async ({
  page,
  practise,
  openBrowser,
}, { retry }) => {
  await page.goto(await practise("coroutines.function-vs-object"));
  const words = `The second sentence is unclear to me (${retry}).`;
  const report = async () => {
    await page.getByLabel("What is wrong?").selectOption("unclear");
    await page.getByLabel("What should the authors know?").fill(words);
    await page.getByRole("button", { name: "Send the report" }).click();
    await expect(page.getByText("You reported: the question is unclear")).toBeVisible();
  };
  await page.getByText("Report a problem with this question").click();
  await report();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("You reported")).toBeHidden();
  await report();
  expect((await page.goto("/reports"))?.status()).toBe(404);

  const author = await openBrowser();
  await author.goto("/register");
  await author.getByLabel("Email address").fill(AUTHORS[retry] ?? "");
  await author.getByLabel("Password").fill(PASSWORD_OF_AUTHORS);
  await author.getByRole("button", { name: "Register" }).click();
  await expect(author).toHaveURL("/");
  await author.goto("/library");
  await author.getByRole("link", { name: "Reported problems" }).click();
  const listed = author.getByRole("listitem").filter({ hasText: words });
  await expect(listed).toContainText("coroutines.function-vs-object");
  await expectAccessible(author);
  await listed.getByRole("button", { name: /^Close the report/ }).click();
  await expect(listed).toBeHidden();

  await page.goto(await practise("coroutines.function-vs-object"));
  await expect(page.getByText("the authors have dealt with it")).toBeVisible();
});
