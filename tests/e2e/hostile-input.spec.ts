import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import path from "node:path";
import { answerTo, expect, send, test } from "../support/journey";
import { addressOf, CALL_PATHS, CALLS, expectPlainReply, READS } from "../support/calls";
import { APP_URL } from "../support/served-app";

test.use({ complaints: /status of 404/ });

const JSON_TYPE = "application/json";

for (const route of CALL_PATHS) {
  const { method, body, status } = CALLS[route];
  const address = addressOf(route);
  const call = (headers: Record<string, string>, data: string) => ({ method, headers, data });

  test.describe(`${route} refuses`, () => {
    test.beforeEach(async ({ practise }) => {
      await practise("coroutines.function-vs-object");
    });

    test("what did not come from its own pages", async ({ page }) => {
      const data = JSON.stringify(body());
      const own = { origin: APP_URL, "content-type": JSON_TYPE };
      for (const headers of [
        { "content-type": JSON_TYPE },
        { ...own, origin: "https://example.org" },
        { ...own, origin: "null" },
        { ...own, origin: "http://localhost:3210.example.org" },
        { ...own, "sec-fetch-site": "cross-site" },
        { ...own, "sec-fetch-site": "same-site" },
      ]) {
        const response = await page.request.fetch(address, call(headers, data));
        expect(response.status(), JSON.stringify(headers)).toBe(403);
      }
      expect((await page.request.fetch(address, call(own, data))).status()).toBe(status);
    });

    test("another content type than JSON", async ({ page }) => {
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
        const headers = { origin: APP_URL, "content-type": type };
        const response = await page.request.fetch(address, call(headers, JSON.stringify(body())));
        expect(response.status(), type).toBe(415);
      }
    });

    test("more than 64 KB", async ({ page }) => {
      for (const size of [65_537, 1_000_000]) {
        const response = await send(page.request, method, address, `"${"x".repeat(size - 2)}"`);
        expect(response.status()).toBe(413);
      }
    });

    test("what is not JSON, naming that, and JSON of another form, naming the field", async ({ page }) => {
      for (const text of ["{", "undefined", '{"a":1,}', "[1", "NaN"]) {
        const response = await send(page.request, method, address, text);
        expect(response.status(), text).toBe(422);
        expect(await response.json()).toMatchObject({ reason: "invalid", message: "The body is not valid JSON." });
      }
      for (const [field] of Object.entries(body())) {
        const response = await send(page.request, method, address, { ...body(), [field]: { wrong: true } });
        expect(response.status(), field).toBe(field === "elapsedMs" ? 200 : 422);
        if (field !== "elapsedMs") expect((await response.json()).message).toContain(field);
      }
      for (const text of ["null", "[]", "7", '"words"', "{}", '{"__proto__":{"admin":true}}']) {
        const response = await send(page.request, method, address, text);
        expect(response.status(), text).toBe(422);
      }
    });
  });

  test(`${route} refuses a body that does not say how long it is`, async () => {
    const answered = await new Promise<number>((resolve, reject) => {
      const headers = { origin: APP_URL, "content-type": JSON_TYPE, "transfer-encoding": "chunked" };
      const request = httpRequest(APP_URL + address, { method: method.toUpperCase(), headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on("error", reject);
      request.write("{");
      request.end("}");
    });
    expect(answered).toBe(411);
  });
}

for (const [route, { query, status, stranger }] of Object.entries(READS)) {
  test(`${route} gives nothing to a stranger, and takes strange queries with a plain yes or no`, async ({
    page,
    openBrowser,
    practise,
  }) => {
    await practise("coroutines.function-vs-object");
    const address = addressOf(route);
    const strange = await openBrowser();
    expect((await strange.request.get(`${address}?${query}`)).status()).toBe(stranger);
    expect((await page.request.get(`${address}?${query}`)).status()).toBe(status);
    const names = [...new URLSearchParams(query).keys(), "first", "since", "__proto__"];
    const values = [
      "",
      "%00",
      "%ff",
      "%ud800",
      "__proto__",
      "1e300",
      "'%20OR%201=1",
      "x".repeat(3000),
      "..%2f..%2fetc",
    ];
    for (const sent of names.flatMap((name) => values.map((value) => `${name}=${value}`))) {
      await expectPlainReply(await page.request.get(`${address}?${sent}`), `${address}?${sent}`);
      await expectPlainReply(await page.request.get(`${address}?${query}&${sent}`), `${address}?${query}&${sent}`);
    }
  });
}

test("no address leads past the guard: odd spellings of a page's and of a call's reach neither", async () => {
  const multipart = '--x\r\ncontent-disposition: form-data; name="1_$ACTION_ID_0"\r\n\r\n\r\n--x--\r\n';
  for (const address of [
    "/api/../sign-in",
    "/api/%2e%2e/sign-in",
    "/api/.%2e/sign-in",
    "/api/x/../../sign-in",
    "/api/no-such-call",
    "/api/no-such-call/../../sign-in",
    "/api//../sign-in",
    "//api/../sign-in",
    "/api\\..\\sign-in",
    "/_next/static/../../sign-in",
    "/_next/static/%2e%2e/%2e%2e/sign-in",
    "/icons/../sign-in",
    "/sw.js/../sign-in",
    "/api/reviews/../reviews",
    "/api/./reviews",
    "/api/%72eviews",
    "/api/reviews/",
    `${APP_URL}/api/../sign-in`,
  ]) {
    for (const type of ["multipart/form-data; boundary=x", JSON_TYPE]) {
      const headers = { origin: "https://example.org", "content-type": type, "next-action": "0".repeat(42) };
      const { status, body } = await sendRaw(address, headers, multipart);
      // 403 by the guard, a redirect to the plain spelling, or nothing there at all; never a page that was made.
      expect([308, 400, 403, 404, 405], `${address} as ${type}: ${status}`).toContain(status);
      if (status === 404) expect(body, address).not.toContain("<main");
    }
  }
});

/** A POST whose address goes out letter for letter. */
function sendRaw(
  address: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(APP_URL);
  const all = { ...headers, "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path: address, method: "POST", headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

const API = path.resolve(import.meta.dirname, "../../app/api");

test("every route of the API is in the table of calls or of reads, by each method that it has", () => {
  const found = readdirSync(API, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .filter((file) => !file.startsWith(`v1${path.sep}`)) // the HTTP API has a table of operations of its own
    .filter((file) => !file.startsWith("[...")) // what is nowhere else
    .flatMap((file) => {
      const text = readFileSync(path.join(API, file), "utf8");
      const methods = [...text.matchAll(/^export (?:async )?(?:function|const) ([A-Z]+)\b/gm)].map(([, name]) => name);
      expect(methods.length, file).toBeGreaterThan(0);
      return methods.map((method) => `${method} /api/${path.posix.dirname(file.split(path.sep).join("/"))}`);
    });
  const called = Object.entries(CALLS).map(([route, { method }]) => `${method.toUpperCase()} ${route}`);
  const read = Object.keys(READS).map((route) => `GET ${route}`);
  expect(found.toSorted()).toEqual([...called, ...read].toSorted());
});

test("characters that cannot be stored are refused with words, and every other one comes back as it was", async ({
  page,
  keptData,
}) => {
  const item = "gather.gather-vs-create-task";
  const answer = (text: string) => ({ ...answerTo(item), response: { kind: "free_text", text } });
  for (const text of ["a\u0000b", "a\ud800b", "\udfff", "a\u001bb"]) {
    const response = await send(page.request, "post", "/api/answers", answer(text));
    expect(response.status(), JSON.stringify(text)).toBe(422);
    expect((await response.json()).message).toContain("control characters");
  }
  const strange = "\u202eright to left\u202c 👩‍👩‍👧‍👦 ﷽ e\u0301 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢ \ttab\nline '); DROP TABLE answer;--";
  const response = await send(page.request, "post", "/api/answers", answer(strange));
  expect(response.status()).toBe(200);
  expect((await keptData()).answers.map(({ response: kept }) => kept)).toEqual([{ kind: "free_text", text: strange }]);
  for (const query of ["q=%00", "q=%ff%27", "topic=%00", "kind=%00", "q=a&q=b&q[]=c"]) {
    expect((await page.request.get(`/library?${query}`)).status(), query).toBe(200);
  }
});

test("names that every object has are no keys of an answer", async ({ page }) => {
  for (const key of ["__proto__", "constructor", "toString"]) {
    for (const response of [
      `{"kind":"single_choice","choice":"${key}"}`,
      `{"kind":"cloze","blanks":{"${key}":"x"}}`,
      `{"kind":"order_events","order":["${key}"]}`,
      `{"kind":"${key}"}`,
    ]) {
      const item = response.includes("cloze") ? "tasks.create-task-schedules" : "exceptions.gather-first-exception";
      const { response: _, ...rest } = answerTo(item);
      const body = `${JSON.stringify(rest).slice(0, -1)},"response":${response}}`;
      const reply = await send(page.request, "post", "/api/answers", body);
      await expectPlainReply(reply, body);
      // A blank that does not exist is dropped or refused; it never counts.
      if (reply.status() === 200) expect(await reply.text()).toContain('"score":0');
    }
  }
});

test("an answer sent again gives the same result, and its id takes no other answer", async ({ page, keptData }) => {
  const answer = answerTo("exceptions.gather-first-exception");
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => send(page.request, "post", "/api/answers", answer)),
  );
  expect(replies.map((reply) => reply.status())).toContain(200);
  const again = await send(page.request, "post", "/api/answers", answer);
  expect(again.status()).toBe(200);
  const answered = (await keptData()).answers;
  expect(answered.filter(({ id }) => id === answer.id)).toHaveLength(1);

  const other = { ...answer, response: { kind: "single_choice", choice: "B" } };
  const refused = await send(page.request, "post", "/api/answers", other);
  expect(refused.status()).toBe(422);
  expect(await refused.json()).toMatchObject({ message: "id: this id was already used for another answer." });
});

test("of a choice sent twice at once, one is stored", async ({ page, practise, keptData }) => {
  await practise("coroutines.function-vs-object");
  const answer = answerTo("exceptions.gather-first-exception");
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => send(page.request, "post", "/api/answers", answer)),
  );
  expect(new Set(replies.map((reply) => reply.status()))).toEqual(new Set([200]));
  expect(new Set(await Promise.all(replies.map((reply) => reply.text()))).size).toBe(1);
  expect((await keptData()).answers).toHaveLength(2);
});

test("what does not exist, and what belongs to somebody else, is nothing to be found", async ({
  page,
  openBrowser,
  practise,
  register,
}) => {
  const foreign = await practise("exceptions.gather-first-exception", await openBrowser());
  const foreignId = foreign.split("/").at(-1) ?? "";
  const stranger = await openBrowser();
  await register();
  await practise("coroutines.function-vs-object");

  for (const person of [stranger, page]) {
    for (const address of [
      foreign,
      `/practice/coroutines.function-vs-object/${foreignId}`,
      `/practice/exceptions.gather-first-exception/${randomUUID()}`,
      "/practice/exceptions.gather-first-exception/1%27%20OR%201=1",
      "/practice/no.such-item",
      "/practice/__proto__",
      "/practice/%00",
      "/practice/%25",
      "/practice/%ff",
      "/practice/%ud800",
      "/practice/..%2f..%2fetc%2fpasswd",
      "/api/no-such-call",
      "/content/lexicon.yaml",
      "/.env",
      "/.git/config",
    ]) {
      const response = await person.request.get(address);
      expect([400, 404], `${address}: ${response.status()}`).toContain(response.status());
      await expectPlainReply(response, address);
    }
  }
  const taken = await send(page.request, "post", "/api/answers", {
    ...answerTo("exceptions.gather-first-exception"),
    id: foreignId,
  });
  expect(taken.status(), "an id that somebody else has used says nothing about them").toBe(200);
});

test("nobody in particular has no queue, no drafts, no reviews and no data", async ({ page }) => {
  expect((await page.request.get("/api/queue")).status()).toBe(401);
  expect((await page.request.get("/api/export")).status()).toBe(401);
  expect((await send(page.request, "post", "/api/reviews", CALLS["/api/reviews"].body())).status()).toBe(401);
  expect((await send(page.request, "put", "/api/drafts", CALLS["/api/drafts"].body())).status()).toBe(401);
});

test("a rating with an answer of somebody else, or in another century, changes nothing of theirs", async ({
  page,
  openBrowser,
  practise,
  keptData,
}) => {
  const foreign = await practise("exceptions.gather-first-exception", await openBrowser());
  await practise("coroutines.function-vs-object");
  const [review] = CALLS["/api/reviews"].body().reviews;
  for (const change of [
    { answerId: foreign.split("/").at(-1) },
    { answeredAt: "0001-01-01T00:00:00Z", id: randomUUID() },
    { answeredAt: "9999-12-31T23:59:59Z", id: randomUUID() },
    { answeredAt: "+275760-09-13T00:00:00.000Z", id: randomUUID() },
    { seen: 999_999, id: randomUUID() },
  ]) {
    const body = { reviews: [{ ...review, ...change }] };
    await expectPlainReply(await send(page.request, "post", "/api/reviews", body), JSON.stringify(change));
  }
  for (const { reviewedAt } of (await keptData()).reviews) {
    expect(Math.abs(Date.parse(String(reviewedAt)) - Date.now())).toBeLessThan(10 * 60_000);
  }
});

test("cookies that make no sense are those of a stranger", async ({ page, context }) => {
  for (const value of ["%", "%25", "%ff", "x".repeat(3000), "a.b", "__proto__", "%00"]) {
    await context.addCookies(["awaited", "time-zone"].map((name) => ({ name, value, url: APP_URL })));
    expect((await page.request.get("/")).status(), value).toBe(200);
    expect((await page.request.get("/api/queue")).status(), value).toBe(401);
    const response = await send(page.request, "post", "/api/answers", answerTo("coroutines.function-vs-object"));
    expect(response.status(), value).toBe(200);
  }
});

test("forms refuse what did not come from their own pages, and actions that do not exist", async ({ page }) => {
  const multipart = { email: "a@example.org", password: "something" };
  const foreign = await page.request.post("/sign-in", { multipart, headers: { origin: "https://example.org" } });
  expect(foreign.status()).toBe(403);
  expect((await page.request.post("/sign-in", { multipart })).status()).toBe(403);
  for (const action of ["x", "0".repeat(42), "__proto__"]) {
    const headers = { origin: APP_URL, "next-action": action, "content-type": "text/plain" };
    const response = await page.request.post("/settings", { headers, data: "[]", maxRedirects: 0 });
    await expectPlainReply(response, action);
  }
});
