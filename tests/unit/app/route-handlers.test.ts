import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { guarded, responding } from "#app/route-handlers";
import { Refusal } from "#domain/refusal";
import { isKnownDown, noteOutage, noteRecovery } from "#server/outage";

const APP_URL = "http://localhost:3999";
const OWN = { origin: APP_URL, "content-type": "application/json", "content-length": "2" };

beforeEach(() => {
  vi.stubEnv("APP_URL", APP_URL);
  vi.stubEnv("APP_SECRET", "only-for-tests-only-for-tests-only-for-tests");
  vi.stubEnv("LOG_LEVEL", "silent");
  // Nothing listens there: the database is out of reach.
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing");
  noteRecovery();
});

function call(path: string, headers: Record<string, string> = {}, method = "POST"): NextRequest {
  return new NextRequest(APP_URL + path, { method, headers });
}

describe("a route handler", () => {
  test.each([
    { what: "of another site", headers: { ...OWN, origin: "https://example.org" }, status: 403 },
    { what: "of no page", headers: { "content-type": "application/json", "content-length": "2" }, status: 403 },
    { what: "that is a form", headers: { ...OWN, "content-type": "multipart/form-data" }, status: 415 },
    { what: "of no length", headers: { origin: APP_URL, "content-type": "application/json" }, status: 411 },
    { what: "that is too long", headers: { ...OWN, "content-length": "65537" }, status: 413 },
  ])("never hears of a mutation $what", async ({ headers, status }) => {
    const handle = vi.fn(() => ({ done: true }));
    const response = await responding(handle)(call("/api/reviews", headers), {});
    expect(response.status).toBe(status);
    expect(handle).not.toHaveBeenCalled();
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("answers its own pages, and says a refusal with its status", async () => {
    const done = await responding(() => ({ done: true }))(call("/api/reviews", OWN), {});
    expect([done.status, await done.json(), done.headers.get("cache-control")]).toEqual([
      200,
      { done: true },
      "no-store",
    ]);
    const refused = await responding(() => {
      throw new Refusal("stale", "Too late.");
    })(call("/api/reviews", OWN), {});
    expect([refused.status, await refused.json()]).toEqual([409, { reason: "stale", message: "Too late." }]);
    expect(refused.headers.get("x-frame-options")).toBe("DENY");
  });
});

describe("while the database is known to be out of reach, a route handler", () => {
  beforeEach(() => noteOutage(new Error("connect ECONNREFUSED")));

  test("is not asked, and whoever calls hears when to come back", async () => {
    const handle = vi.fn(() => ({ done: true }));
    const response = await responding(handle)(call("/api/queue", {}, "GET"), {});
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await response.json()).toMatchObject({ reason: "unavailable" });
    expect(handle).not.toHaveBeenCalled();
    expect(isKnownDown()).toBe(true);
  });

  test("of the HTTP API says so as a problem", async () => {
    const response = await guarded(() => new Response())(call("/api/v1/sets", {}, "GET"), {});
    expect(response.status).toBe(503);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status: 503, type: "/docs/api#error-unavailable" });
  });

  test("that needs no database answers", async () => {
    const alive = guarded(() => Response.json({ status: "alive" }), { needsDatabase: false });
    expect((await alive(call("/api/health", {}, "GET"), {})).status).toBe(200);
  });
});
