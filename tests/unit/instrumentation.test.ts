import { afterEach, describe, expect, test, vi } from "vitest";
import { register } from "../../instrumentation";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("what starts with the server", () => {
  test("the preview of an item starts nothing that would miss a database and take the page for out of order", async () => {
    vi.useFakeTimers();
    vi.stubEnv("NEXT_RUNTIME", "nodejs");
    vi.stubEnv("CONTENT_PREVIEW", "1");
    vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
    vi.stubEnv("APP_SECRET", "signs nothing, since nobody signs in here");
    vi.stubEnv("APP_URL", "http://localhost:4710");
    await register();
    expect(vi.getTimerCount()).toBe(0);
  });
});
