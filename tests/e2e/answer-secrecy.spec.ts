import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { Client } from "pg";
import { z } from "zod";
import { type Canary, marksIn, plantCanaries } from "../support/canaries";
import { answerTo, expect, test } from "../support/journey";
import { crawl } from "../support/crawl";
import { ANSWERED_ITEMS, type AnsweredItem } from "../support/responses";
import { BANK, makeDatabase, type ServedApp, serveApp } from "../support/served-app";

// The same build over a bank in which every secret text carries a mark of its own.
const MARKED_URL = "http://localhost:3211";
const CHAIN = "gather.chain-vs-create-task";
const STATIC = path.resolve(import.meta.dirname, "../../.next/static");

const NEVER_SHOWN = /accepts$|wrongSolutions|\.assert$|\.after$|\.message$|\.accept\./;

test.describe.configure({ mode: "default" });
test.setTimeout(240_000);

let canaries: Canary[] = [];
let app: ServedApp;

test.beforeAll(async () => {
  const bankUrl = process.env["E2E_DATABASE_URL"] ?? "";
  const databaseUrl = await makeDatabase(bankUrl, "e2e_marked", BANK);
  canaries = await plantCanaries(databaseUrl);
  app = await serveApp(MARKED_URL, databaseUrl);
});

test.afterAll(async () => {
  const failures = app.failures();
  await app.stop();
  expect(failures).toEqual([]);
});

/** The planted texts behind marks that were seen, in words. */
function describe(seen: Iterable<string>, where?: Map<string, string>): string[] {
  return [...seen].map((mark) => {
    const canary = canaries.find((one) => one.mark === mark);
    return `${canary?.itemId} ${canary?.step ?? ""} ${canary?.place} at ${where?.get(mark) ?? "the reply"}`;
  });
}

function marksOf(itemId: string, of: (canary: Canary) => boolean = () => true): Set<string> {
  return new Set(canaries.filter((canary) => canary.itemId === itemId && of(canary)).map(({ mark }) => mark));
}

async function openMarked(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: MARKED_URL });
  return context.newPage();
}

async function submit(page: Page, body: unknown) {
  const headers = { origin: MARKED_URL, "content-type": "application/json" };
  return page.request.post("/api/answers", { headers, data: Buffer.from(JSON.stringify(body)) });
}

/** Puts every topic into the daily review, as a person does. */
async function addAllTopics(page: Page): Promise<void> {
  await page.goto("/library");
  const links = page.getByRole("navigation", { name: "Topics" }).getByRole("link");
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const href of hrefs.filter((one) => one.includes("topic="))) {
    await page.goto(href);
    await page.getByRole("button", { name: "Add this topic to my review" }).click();
    await expect(page.getByText(/questions? added|in your review already/)).toBeVisible();
  }
}

test("every kind of secret text was marked", () => {
  const places = canaries.map(({ place }) => place.replace(/\d+/g, "*"));
  for (const place of [
    "explanation",
    "back",
    "blanks.*.answer",
    "options.*.feedback",
    "stdout",
    "nearMisses.*.feedback",
    "reasons.*.feedback",
    "fix",
    "solutions.*.code",
    "tests.*.name",
    "modelAnswer",
    "misconceptions.*.text",
    "misconceptions.*.whyWrong",
    "correction",
    "steps.*.prompt",
    "steps.*.modelAnswer",
    "criterion.statement",
    "criterion.accepts",
    "rubric_misconception.correction",
    "pattern.says",
  ]) {
    expect(places).toContain(place);
  }
  expect(new Set(canaries.map(({ itemId }) => itemId)).size).toBeGreaterThanOrEqual(ANSWERED_ITEMS.length);
});

test("a stranger who asks for everything is told no answer", async ({ browser }) => {
  const page = await openMarked(browser);
  const seen = await crawl(page.request);
  expect(describe(seen.keys(), seen)).toEqual([]);
});

for (const who of ["a guest", "a candidate"]) {
  test(`${who} with the whole bank in their review is told no answer before submitting one`, async ({
    browser,
    register,
  }) => {
    const page = await openMarked(browser);
    if (who === "a candidate") await register(page);
    await addAllTopics(page);
    const queue = z
      .object({ total: z.number(), cards: z.array(z.unknown()) })
      .parse(await (await page.request.get("/api/queue")).json());
    expect(queue.cards.length).toBeGreaterThanOrEqual(10);

    const seen = await crawl(page.request);
    for (const item of ANSWERED_ITEMS) {
      // A reply that refuses: another kind, and nothing at all.
      for (const response of [{ kind: item === "coroutines.function-vs-object" ? "cloze" : "flashcard" }, {}, null]) {
        const reply = await submit(page, { ...answerTo(item), response });
        expect(reply.status()).toBe(422);
        for (const mark of marksIn(await reply.text())) seen.set(mark, `a refusal of ${item}`);
      }
    }
    expect(describe(seen.keys(), seen)).toEqual([]);
  });
}

test("submitting an answer shows the secrets of that question, and of no other", async ({ browser }) => {
  const page = await openMarked(browser);
  const open = new Set<string>();
  for (const item of ANSWERED_ITEMS.filter((one) => one !== CHAIN)) {
    const own = marksOf(item);
    const reply = await submit(page, answerTo(item));
    expect(reply.status(), item).toBe(200);
    const { answerId } = z.object({ answerId: z.string() }).parse(await reply.json());
    const result = await page.request.get(`/practice/${item}/${answerId}`);
    for (const text of [await reply.text(), await result.text()]) {
      const seen = marksIn(text);
      expect(describe([...seen].filter((mark) => !own.has(mark)))).toEqual([]);
      const explanation = marksOf(item, ({ place }) => place === "explanation");
      expect(
        [...explanation].every((mark) => seen.has(mark)),
        `${item} is explained`,
      ).toBe(true);
    }
    for (const mark of own) open.add(mark);
  }
  const seen = await crawl(page.request);
  expect(
    describe(
      [...seen.keys()].filter((mark) => !open.has(mark)),
      seen,
    ),
  ).toEqual([]);
});

test("other ways of saying it, known wrong solutions and hidden tests are shown to nobody, ever", async ({
  browser,
}) => {
  const page = await openMarked(browser);
  for (const item of ["gather.gather-vs-create-task", "queues.fix-producer-consumer"] satisfies AnsweredItem[]) {
    const reply = await submit(page, answerTo(item));
    const seen = marksIn(await reply.text());
    const hidden = marksOf(item, ({ place }) => NEVER_SHOWN.test(place));
    expect(hidden.size).toBeGreaterThan(0);
    expect(describe([...seen].filter((mark) => hidden.has(mark)))).toEqual([]);
  }
});

test("a chain shows each step when its time has come", async ({ browser }) => {
  const page = await openMarked(browser);
  const reply = await submit(page, answerTo(CHAIN));
  expect(reply.status()).toBe(200);
  const first = z
    .object({ answerId: z.string(), chainId: z.string(), next: z.object({ key: z.string() }) })
    .parse(await reply.json());
  const result = await page.request.get(`/practice/${CHAIN}/${first.answerId}`);
  const crawled = await crawl(page.request);
  const answered = new Set(["main"]);
  const asked = new Set(["main", first.next.key]);
  const isOpen = ({ itemId, step, place }: Canary) =>
    itemId === CHAIN && step !== null && (answered.has(step) || (asked.has(step) && place.endsWith(".prompt")));
  const open = new Set(canaries.filter(isOpen).map(({ mark }) => mark));
  for (const seen of [marksIn(await reply.text()), marksIn(await result.text()), new Set(crawled.keys())]) {
    expect(
      describe(
        [...seen].filter((mark) => !open.has(mark)),
        crawled,
      ),
    ).toEqual([]);
  }
  expect([...marksIn(await reply.text())].filter((mark) => open.has(mark)).length).toBeGreaterThan(2);

  // A step whose time has not come is refused without a word of it.
  const { response: _, ...rest } = answerTo(CHAIN);
  const ahead = { ...rest, chainId: first.chainId, response: { kind: "chain", step: "structured", text: "TaskGroup" } };
  const refused = await submit(page, ahead);
  expect(refused.status()).toBe(409);
  expect(describe(marksIn(await refused.text()))).toEqual([]);
});

test("no file that anybody may fetch holds a word of an answer, and none leads back to the source", async ({
  request,
}) => {
  const client = new Client({ connectionString: process.env["E2E_DATABASE_URL"] });
  await client.connect();
  const { rows } = await client.query(
    `SELECT answer_key->>'explanation' AS text FROM item UNION SELECT statement FROM criterion
     UNION SELECT correction FROM rubric_misconception UNION SELECT answer_key->>'modelAnswer' FROM item`,
  );
  await client.end();
  const secrets = z
    .array(z.object({ text: z.string().nullable() }))
    .parse(rows)
    .flatMap(({ text }) => (text === null ? [] : text.slice(0, 40)));
  expect(secrets.length).toBeGreaterThan(50);

  const files = readdirSync(STATIC, { recursive: true, encoding: "utf8" }).filter((file) => /\.\w+$/.test(file));
  expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  for (const file of files.filter((one) => /\.(js|css|json|txt)$/.test(one))) {
    const text = readFileSync(path.join(STATIC, file), "utf8");
    expect(
      secrets.filter((secret) => text.includes(secret)),
      file,
    ).toEqual([]);
    expect(text, file).not.toContain("sourceMappingURL=data:");
  }
  const script = files.find((file) => file.endsWith(".js")) ?? "";
  expect((await request.get(`/_next/static/${script}`)).status()).toBe(200);
  expect((await request.get(`/_next/static/${script}.map`)).status()).toBe(404);
});
