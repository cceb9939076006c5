import { request as httpRequest } from "node:http";
import type { APIRequestContext, Page } from "@playwright/test";
import { faultsOf, operationsOf, readDocument } from "../support/api-document";
import { expect, expectAccessible, test } from "../support/journey";
import { APP_URL } from "../support/served-app";

const UNKNOWN = "3f0c2a51-8f4e-4d0a-9a5e-2b1c6d7e8f90";

/** Makes a set, and with it a workspace. */
async function makeSet(page: Page): Promise<void> {
  await page.goto("/sets/new");
  await page.getByLabel("Name of the set").fill("Platform team");
  await page.getByLabel("Minutes").fill("20");
  await page.getByRole("button", { name: "Choose the questions" }).click();
  // The search is exact, and takes its time where others search as well.
  await expect(page.getByRole("link", { name: "Invite by link" })).toBeVisible({ timeout: 40_000 });
}

async function makeToken(page: Page, scopes: RegExp): Promise<string> {
  await page.goto("/team/tokens");
  await page.getByLabel("What it is for").fill("Hiring system");
  for (const box of await page.getByRole("checkbox").all()) {
    if (scopes.test((await box.getAttribute("value")) ?? "")) await box.check();
  }
  await page.getByRole("button", { name: "Make a token" }).click();
  return page.getByLabel("The new token").inputValue();
}

test("an owner makes a token, a program walks the whole document with it, and the token is revoked", async ({
  page,
  register,
  playwright,
}) => {
  test.slow();
  await register();
  await makeSet(page);
  const token = await makeToken(page, /./);
  expect(token).toMatch(/^awaited_[\w-]{43}$/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText(/^Copied\.$|copy it by hand/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(`${token.slice(0, 14)}…`)).toBeVisible();
  expect(await page.content()).not.toContain(token);

  const program = await playwright.request.newContext({ baseURL: APP_URL });
  const headers = { authorization: `Bearer ${token}` };
  await test.step("every operation of the document answers as the document says", async () => {
    const document = readDocument(await (await program.get("/api/v1/openapi.json")).json());
    const made: Record<string, string> = {};
    const operations = operationsOf(document);
    expect(operations.length).toBeGreaterThan(20);
    // First what makes, then what reads, then what deletes: the candidate last, since their invitation goes with them.
    const order = ["POST", "GET", "DELETE"];
    const place = ({ id, method }: { id: string; method: string }) =>
      id === "deleteCandidate" ? order.length : order.indexOf(method);
    for (const { id, method, path, responses } of operations.toSorted((a, b) => place(a) - place(b))) {
      const url = `/api/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => made[name] ?? UNKNOWN)}`;
      const body = bodyOf(id, made);
      const response = await program.fetch(url, { method, headers, ...(body && { data: body }) });
      const text = await response.text();
      const json: unknown = /json/.test(response.headers()["content-type"] ?? "") ? JSON.parse(text) : null;
      expect(
        faultsOf(document, responses, { status: response.status(), json, text }),
        `${method} ${url}: ${text}`,
      ).toEqual([]);
      expect(response.headers()["ratelimit"]).toMatch(/^"token";r=\d+;t=\d+$/);
      const isThere = !url.includes(UNKNOWN);
      expect(response.ok(), `${method} ${url}: ${text}`).toBe(isThere);
      if (id === "createSet") made["setId"] = JSON.parse(text).sets[0].id;
      if (id === "createCandidate") made["candidateId"] = JSON.parse(text).id;
      if (id === "createInvitation") made["invitationId"] = JSON.parse(text).id;
    }
    expect(Object.keys(made)).toHaveLength(3);
  });

  await test.step("revoked, it opens nothing any more", async () => {
    await page.getByText(/^Revoke Hiring system/).click();
    await expect(page.getByText(/A revoked token never works again/)).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Yes, revoke it").check();
    await page.getByRole("button", { name: "Revoke", exact: true }).click();
    await expect(page.getByText("· Revoked")).toBeVisible();
    const refused = await program.get("/api/v1/sets", { headers });
    expect(refused.status()).toBe(401);
    expect(refused.headers()["content-type"]).toBe("application/problem+json");
  });
  await program.dispose();
});

function bodyOf(id: string, made: Record<string, string>): object | null {
  const wish = { minutes: 15, topics: [{ topicId: "tasks", weight: 1 }], level: "mid", profile: "even", seed: "s" };
  if (id === "createSet") return { title: "By program", wish: { ...wish, kinds: ["free_text", "single_choice"] } };
  if (id === "createCandidate") return { name: "Sam", email: "sam@example.com" };
  if (id !== "createInvitation") return null;
  const endsAt = new Date(Date.now() + 3_600_000).toISOString();
  return { setId: made["setId"], candidateId: made["candidateId"], endsAt, minutes: 30 };
}

async function post(program: APIRequestContext, data: string, more: Record<string, string> = {}) {
  return program.post("/api/v1/candidates", {
    data: Buffer.from(data),
    headers: { "content-type": "application/json", ...more },
  });
}

test("the API takes neither cookies, nor other types, nor what is too large, and opens to no other site", async ({
  page,
  register,
  playwright,
}) => {
  test.slow();
  await register();
  await makeSet(page);
  const token = await makeToken(page, /^candidates:/);
  expect((await page.request.get("/api/v1/candidates")).status(), "with the owner's cookies").toBe(401);

  const program = await playwright.request.newContext({ baseURL: APP_URL });
  const headers = { authorization: `Bearer ${token}` };
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const response = await post(program, '{"name":"Sam"}', { ...headers, "content-type": type });
    expect(response.status(), type).toBe(415);
    expect(await response.json()).toMatchObject({ type: "/docs/api#error-wrong-type", status: 415 });
  }
  const large = await post(program, JSON.stringify({ name: "x".repeat(70_000) }), headers);
  expect(large.status()).toBe(413);
  expect(await large.json()).toMatchObject({ status: 413, detail: "Send at most 64 KB." });
  expect(await chunked("/api/v1/candidates", token)).toBe(413);

  const foreign = { ...headers, origin: "https://example.org" };
  const read = await program.get("/api/v1/candidates", { headers: foreign });
  expect(read.headers()["access-control-allow-origin"]).toBeUndefined();
  const asked = { origin: "https://example.org", "access-control-request-method": "POST" };
  const preflight = await program.fetch("/api/v1/candidates", { method: "OPTIONS", headers: asked });
  expect(preflight.ok()).toBe(false);
  expect(preflight.headers()["access-control-allow-origin"]).toBeUndefined();
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    const response = await program.fetch("/api/v1/candidates", { method, headers });
    expect(response.status(), method).toBe(405);
    expect(response.headers()["allow"]).toBe("GET, POST");
  }
  expect((await program.get("/api/v1/sets", { headers })).status(), "another scope").toBe(403);
  expect((await post(program, '{"name":"Sam"}', headers)).status()).toBe(201);
  await program.dispose();
});

function chunked(path: string, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "transfer-encoding": "chunked",
    };
    const call = httpRequest(APP_URL + path, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on("error", reject);
    call.write("{");
    call.end("}");
  });
}

test("an owner makes a webhook, sends a test, sees what became of it, and turns it off", async ({ page, register }) => {
  test.slow();
  await register();
  await makeSet(page);
  await page.goto("/team/webhooks");
  const address = page.getByLabel("Address");
  for (const [url, words] of [
    ["http://example.com/hooks", "use an address that begins with https://"],
    ["https://127.0.0.1/hooks", "this leads into a private network"],
    ["https://169.254.169.254/latest", "this leads into a private network"],
  ] as const) {
    await address.fill(url);
    await page.getByRole("button", { name: "Make a webhook" }).click();
    await expect(page.getByText(words)).toBeVisible();
  }
  await expectAccessible(page);
  // A name that is reserved for never being found.
  await address.fill("https://hooks.invalid/awaited");
  await page.getByRole("button", { name: "Make a webhook" }).click();
  const secret = await page.getByLabel("Secret that its messages are signed with").inputValue();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await page.getByRole("button", { name: "Send a test" }).click();
  // The page looks again by itself.
  await expect(page.getByText("The name of the host could not be found.")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/^Mind: Failing since/)).toBeVisible();
  await page.reload();
  expect(await page.content()).not.toContain(secret);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByText(/^Note: Turned off/)).toBeVisible();
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByRole("button", { name: "Send a test" })).toBeVisible();
  await page.getByText("New secret …").click();
  await page.getByRole("button", { name: "Make a new secret" }).click();
  const renewed = page.getByLabel("New secret that its messages are signed with");
  await expect(renewed).toHaveValue(/^whsec_/);
  expect(await renewed.inputValue()).not.toBe(secret);
  await page.getByText(/^Delete https:\/\/hooks\.invalid/).click();
  await expect(page.getByText(/This address is told nothing any more/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Yes, delete it").check();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("The webhooks that you make are listed here")).toBeVisible();
});

test("guests and members who do not own the workspace are told so, and how to call is for everybody to read", async ({
  page,
}) => {
  test.slow();
  await makeSet(page);
  for (const path of ["/team/tokens", "/team/webhooks"]) {
    await page.goto(path);
    await expect(page.getByText("This is for people with an account.")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Make/ })).toHaveCount(0);
  }
  await page.goto("/docs/api#error-too-many");
  await expect(page.getByRole("heading", { name: "Make a take-home link" })).toBeVisible();
  await page
    .getByText(/^Answers 200 with/)
    .first()
    .click();
  await expectAccessible(page);
});
