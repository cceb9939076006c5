import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#server/db";
import { countAttempt, type Limit } from "#server/limits";
import { useDatabase } from "#tests/support/database";
import { later, NOW } from "#tests/support/people";

useDatabase();

const TRIES: Limit = { name: "tries", max: 10, windowSeconds: 60 };

beforeEach(() => db.rateLimit.deleteMany());

/** How many of so many attempts were let through. */
async function allowed(count: number, { limit = TRIES, subject = "ana", now = NOW } = {}): Promise<number> {
  const attempts = Array.from({ length: count }, () => countAttempt(limit, subject, now));
  return (await Promise.allSettled(attempts)).filter(({ status }) => status === "fulfilled").length;
}

describe("a limit", () => {
  test("lets through as many as it says, of fifty at once", async () => {
    expect(await allowed(50)).toBe(10);
  });

  test("is told in a sentence, with the seconds until the window ends", async () => {
    await allowed(10);
    await expect(countAttempt(TRIES, "ana", later(20))).rejects.toMatchObject({
      reason: "too-many",
      message: "Too many attempts. Try again in 40 seconds.",
      retryAfterSeconds: 40,
    });
  });

  test("starts anew when its window is over", async () => {
    await allowed(50);
    expect(await allowed(20, { now: later(59) })).toBe(0);
    expect(await allowed(20, { now: later(60) })).toBe(10);
  });

  test("counts each subject and each limit by itself", async () => {
    await allowed(10);
    expect(await allowed(3, { subject: "bo" })).toBe(3);
    expect(await allowed(3, { limit: { ...TRIES, name: "guests" } })).toBe(3);
    expect(await allowed(1)).toBe(0);
  });

  test("is kept in one row a subject, however many attempts there are", async () => {
    await allowed(30);
    expect(await db.rateLimit.findMany()).toEqual([{ key: "tries:ana", count: 30, windowStart: NOW }]);
  });

  test("still holds when the clock is turned back", async () => {
    await allowed(10);
    expect(await allowed(1, { now: later(-3600) })).toBe(0);
  });
});
