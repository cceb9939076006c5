import { assert, double, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { FAILING_DAYS, MOST_ATTEMPTS, waitAfter } from "#domain/webhooks/backoff";

const DAY_MS = 86_400_000;

describe("the wait after a failure", () => {
  test("is 5 seconds, then four times as long each time, up to a day", () => {
    const seconds = Array.from({ length: 10 }, (_, at) => waitAfter(at + 1, 0) / 1000);
    expect(seconds).toEqual([5, 20, 80, 320, 1280, 5120, 20_480, 81_920, 86_400, 86_400]);
  });

  test("is at most a fifth shorter by chance, and never longer than a day", () => {
    assert(
      property(integer({ min: 1, max: 1000 }), double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
        const [whole, drawn] = [waitAfter(attempts, 0), waitAfter(attempts, chance)];
        expect(drawn).toBeLessThanOrEqual(whole);
        expect(drawn).toBeGreaterThanOrEqual(Math.floor(whole * 0.8));
        expect(whole).toBeLessThanOrEqual(DAY_MS);
      }),
    );
  });

  test("reaches past the day on which an address that only fails is turned off", () => {
    const waits = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, at) => waitAfter(at + 1, 0));
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(FAILING_DAYS * DAY_MS);
  });
});
