import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { answerInScope, currentCall } from "#server/call-scope";
import { cookieOf, keepCookies } from "#server/session";
import { readCalls } from "../../scripts/calls";

const calls = await readCalls(path.resolve(import.meta.dirname, "../.."));

function isAnswered(method: string, url: string): boolean {
  return calls.includes(Object.assign(new IncomingMessage(new Socket()), { method, url }));
}

describe("without Next", () => {
  test.each([
    ["POST", "/api/reviews"],
    ["GET", "/api/queue?day=3"],
    ["GET", "/api/sets/0f0e"],
    ["GET", "/api/interviews/0f0e/events"],
    ["DELETE", "/api/v1/sets/0f0e/links"],
    ["GET", "/api/v1/openapi.json"],
  ])("%s %s is answered", (method, url) => {
    expect(isAnswered(method, url)).toBe(true);
  });

  test.each([
    ["another method", "PATCH", "/api/queue"],
    ["the question which methods there are", "OPTIONS", "/api/queue"],
    ["a page", "GET", "/review"],
    ["an address that nothing answers", "GET", "/api/nothing"],
    ["one below an address", "GET", "/api/sets/0f0e/more"],
    ["a slash too many", "GET", "/api/queue/"],
    ["an escape, which may be malformed", "GET", "/api/sets/%E0%A4%A"],
    ["what only looks like an address", "GET", "/apiary/queue"],
  ])("%s is left to it: %s %s", (_, method, url) => {
    expect(isAnswered(method, url)).toBe(false);
  });
});

describe("cookies of a call", () => {
  const request = (cookie: string) => new Request("http://localhost/api/queue", { headers: { cookie } });

  test("are read, and go back with the answer once they were set", async () => {
    const response = await answerInScope(request("time-zone=Europe%2FVienna; awaited=old"), async () => {
      expect(await cookieOf("time-zone")).toBe("Europe/Vienna");
      await keepCookies(["awaited=new%20one; Path=/; HttpOnly; SameSite=Lax"]);
      expect(await cookieOf("awaited")).toBe("new one");
      return Response.json({});
    });
    expect(response.headers.getSetCookie()).toEqual(["awaited=new%20one; Path=/; HttpOnly; SameSite=Lax"]);
  });

  test("of two calls at once are not mixed", async () => {
    const names = ["ana", "ben"].map((name) =>
      answerInScope(request(`awaited=${name}`), async () => {
        await new Promise((resolve) => setTimeout(resolve, name === "ana" ? 10 : 1));
        return new Response(await cookieOf("awaited"));
      }),
    );
    expect(await Promise.all(names.map(async (response) => (await response).text()))).toEqual(["ana", "ben"]);
    expect(currentCall()).toBeUndefined();
  });
});
