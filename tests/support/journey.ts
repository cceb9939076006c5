import { randomInt, randomUUID } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import { type APIRequestContext, type BrowserContext, type Page, test as base, expect } from "@playwright/test";
import { z } from "zod";
import { type AnsweredItem, RESPONSES } from "./responses";
import { APP_URL } from "./served-app";

export { expect };

export type Account = { name: string; email: string; password: string };

type Journey = {
  /** What the browser may complain of in its console; anything else, and any uncaught error, fails the test. */
  complaints: RegExp | null;
  /** Another device of nobody in particular: a browser without cookies, watched like the first. */
  openBrowser: () => Promise<Page>;
  /** Registers somebody new on a page of theirs, by default the test's, which then shows the start. */
  register: (person?: Page) => Promise<Account>;
  /** Answers an item as whoever `page` is, a guest if nobody yet, and gives the address of the result. */
  practise: (item: AnsweredItem, person?: Page) => Promise<string>;
  /** What the product keeps about whoever `page` is. */
  keptData: (person?: Page) => Promise<PersonalData>;
};

const personalDataSchema = z.object({
  account: z.object({ name: z.string(), email: z.string().nullable() }),
  answers: z.array(z.looseObject({ id: z.string(), itemId: z.string(), response: z.unknown() })),
  reviews: z.array(z.looseObject({ id: z.string(), cardId: z.string(), rating: z.number() })),
  drafts: z.array(z.looseObject({ itemId: z.string() })),
});
export type PersonalData = z.infer<typeof personalDataSchema>;

/** Journeys: a fresh browser each, from an address of its own, in which any complaint of the console is a failure. */
export const test = base.extend<Journey>({
  complaints: [null, { option: true }],

  context: async ({ context, complaints }, use) => {
    const heard = await listen(context);
    await use(context);
    expect(unexpected(heard, complaints), "the console is quiet").toEqual([]);
  },

  openBrowser: async ({ browser, complaints }, use) => {
    const opened: { context: BrowserContext; heard: string[] }[] = [];
    await use(async () => {
      const context = await browser.newContext();
      opened.push({ context, heard: await listen(context) });
      return context.newPage();
    });
    await Promise.all(opened.map(({ context }) => context.close()));
    expect(
      unexpected(
        opened.flatMap(({ heard }) => heard),
        complaints,
      ),
      "the console is quiet",
    ).toEqual([]);
  },

  register: async ({ page: own }, use) =>
    use(async (page = own) => {
      const account = newAccount();
      await page.goto("/register");
      await page.getByLabel("Email address").fill(account.email);
      await page.getByLabel("Password").fill(account.password);
      await page.getByLabel("Name (if you like)").fill(account.name);
      await page.getByRole("button", { name: "Register" }).click();
      await expect(page.getByRole("link", { name: `Settings of ${account.name}` })).toBeVisible();
      return account;
    }),

  practise: async ({ page: own }, use) =>
    use(async (item, page = own) => {
      const response = await send(page.request, "post", "/api/answers", answerTo(item));
      expect(response.status(), await response.text()).toBe(200);
      const { answerId } = z.object({ answerId: z.uuid() }).parse(await response.json());
      return `/practice/${item}/${answerId}`;
    }),

  keptData: async ({ page: own }, use) =>
    use(async (page = own) => {
      const response = await page.request.get("/api/export");
      expect(response.status()).toBe(200);
      return personalDataSchema.parse(await response.json());
    }),
});

/** Everything a body of `POST /api/answers` says, for a new answer to an item. */
export function answerTo(item: AnsweredItem) {
  const response = RESPONSES[item];
  const chainId = response.kind === "chain" ? randomUUID() : null;
  return { id: randomUUID(), itemId: item, chainId, elapsedMs: 20_000, response, context: "practice" };
}

/** Sends JSON the way a page of the app itself does; a text is sent as it is. */
export function send(request: APIRequestContext, method: "post" | "put", path: string, body: unknown) {
  const data = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return request.fetch(path, { method, data, headers: { origin: APP_URL, "content-type": "application/json" } });
}

/** Nothing that axe knows of breaks WCAG 2.2 AA; and in the other theme nothing that colours decide. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S/); // of a page come to by a link, the title follows a moment later
  const all = () => new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  const colours = () => new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]);
  for (const [theme, look] of [["light", all] as const, ["dark", colours] as const]) {
    await page.evaluate((name) => {
      localStorage.setItem("theme", name);
      document.documentElement.dataset["theme"] = name;
    }, theme);
    const { violations } = await look().analyze();
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
    );
    expect(faults, `${page.url()} in the ${theme} theme`).toEqual([]);
  }
}

function newAccount(): Account {
  const mark = randomUUID().slice(0, 8);
  return { name: `Ana ${mark}`, email: `ana-${mark}@example.org`, password: `a quiet reading room ${mark}` };
}

/** An address reserved for documentation and tests of networks, never a real visitor's. */
function newAddress(): string {
  return `198.18.${randomInt(256)}.${randomInt(1, 255)}`;
}

/** Makes `goto` and `reload` wait until the page listens: a key or press that comes before is not heard. */
function awaitHydration(page: Page): void {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...args) => {
    const response = await goto(...args);
    await untilHydrated(page);
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload(...args);
    await untilHydrated(page);
    return response;
  };
}

/** React marks each element that it has taken over; of a page without React nothing is awaited. */
async function untilHydrated(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    if (!document.querySelector("script[src*='/_next/']")) return true;
    const controls = [...document.querySelectorAll("main, button, input, textarea, select")];
    const isTaken = controls.every((one) => Object.keys(one).some((key) => key.startsWith("__reactProps$")));
    // Effects, which add the listeners for keys, run after the frame that is painted.
    if (isTaken) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return isTaken;
  });
}

async function listen(context: BrowserContext): Promise<string[]> {
  context.on("page", awaitHydration);
  // The limits on attempts count by address, and tests are not one visitor.
  await context.setExtraHTTPHeaders({ "x-forwarded-for": newAddress() });
  const heard: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") heard.push(`${message.text()} at ${message.location().url}`);
  });
  context.on("weberror", (fault) => heard.push(String(fault.error().stack)));
  return heard;
}

function unexpected(heard: readonly string[], complaints: RegExp | null): string[] {
  return heard.filter((words) => !complaints?.test(words));
}
