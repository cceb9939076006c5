import { expect, test } from "../support/journey";

test.use({ complaints: /status of 404/ });

for (const path of ["/", "/library", "/sign-in", "/no-such-page", "/practice/coroutines.function-vs-object"]) {
  test(`${path} is sent with the headers that keep it safe`, async ({ page }) => {
    const response = await page.goto(path);
    const headers = response?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(scripts).toMatch(/'nonce-[\w+/=]{16,}'/);
    expect(scripts).toContain("'strict-dynamic'");
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "x-frame-options": "DENY",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  });
}

for (const { path, status } of [
  { path: "/api/queue", status: 401 },
  { path: "/api/health", status: 200 },
  { path: "/api/v1/sets", status: 401 },
  { path: "/api/v1/openapi.json", status: 200 },
  { path: "/api/no-such-call", status: 404 },
  { path: "/api/sets/%ff", status: 400 },
]) {
  test(`${path} is sent with the headers that keep it safe`, async ({ page }) => {
    const response = await page.request.get(path);
    expect(response.status()).toBe(status);
    expect(response.headers()).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "x-frame-options": "DENY",
    });
    if (status !== 400) expect(response.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(response.headers()["x-powered-by"]).toBeUndefined();
  });
}

test("each page has a nonce of its own, and its scripts carry it", async ({ page }) => {
  const nonces = new Set<string>();
  for (const path of ["/", "/", "/library"]) {
    const response = await page.goto(path);
    const nonce = /'nonce-([^']+)'/.exec(response?.headers()["content-security-policy"] ?? "")?.[1] ?? "";
    nonces.add(nonce);
    const html = (await response?.text()) ?? "";
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  }
  expect(nonces.size).toBe(3);
});

test.describe("a page that somebody else writes into", () => {
  test.use({ complaints: /Content Security Policy|ERR_INVALID_URL/ });

  test("runs none of it", async ({ page }) => {
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto("/library");
    await page.evaluate(() => {
      const image = document.createElement("div");
      image.innerHTML = `<img src="data:image/png;base64,x" onerror="document.title = 'taken over'">`;
      document.body.append(image);
    });
    await expect.poll(() => complaints.join("\n")).toContain("Content Security Policy");
    await expect(page).toHaveTitle(/Library/);
  });
});

test("words with markup in them are shown as they are", async ({ page }) => {
  const words = `<img src=x onerror="document.title='taken over'"> </script><script>document.title='taken over'</script> {{7*7}}`;
  await page.goto("/practice/gather.gather-vs-create-task");
  await page.getByLabel("Your answer").fill(words);
  await page.getByRole("button", { name: "Score my answer" }).click();
  await expect(page.getByRole("region", { name: "Result" })).toContainText(words);
  await expect(page).not.toHaveTitle("taken over");
  await page.goto(`/library?q=${encodeURIComponent(words)}`);
  await expect(page.getByLabel("Search")).toHaveValue(words);
  await expect(page).not.toHaveTitle("taken over");
});

test("the cookie of a session is out of reach of scripts and of other sites", async ({
  context,
  practise,
  register,
}) => {
  await practise("coroutines.function-vs-object");
  const guest = (await context.cookies()).find(({ name }) => name === "awaited");
  expect(guest).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(guest?.value.length).toBeGreaterThan(32);

  await register();
  const person = (await context.cookies()).find(({ name }) => name === "awaited");
  expect(person).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(person?.value, "registering opens a new session").not.toBe(guest?.value);
});

test("what is one's own is never kept by a cache", async ({ page, practise }) => {
  const result = await practise("coroutines.function-vs-object");
  for (const path of [result, "/", "/review", "/settings", "/api/queue", "/api/export"]) {
    const response = await page.request.get(path);
    expect(response.headers()["cache-control"], path).toMatch(/no-store|private/);
  }
});

test("a browser that asks for the icon by itself, before it has read of the page's own, is given one", async ({
  page,
}) => {
  const response = await page.request.get("/favicon.ico");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toMatch(/^image\//);
});
