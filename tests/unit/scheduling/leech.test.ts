import { describe, expect, test } from "vitest";
import { isLeech, leechNotice } from "#domain/scheduling/leech";
import { newMemory } from "#domain/scheduling/memory";

const lapsed = (lapseCount: number) => ({ ...newMemory(), state: "review" as const, lapseCount });

/** The lapses, up to 30, at which a learner hears of it. */
function noticesUnder(threshold: number): number[] {
  const counts = Array.from({ length: 30 }, (_, index) => index + 1);
  return counts.filter((count) => leechNotice(lapsed(count - 1), lapsed(count), threshold) !== null);
}

describe("leechNotice", () => {
  test.each([
    { threshold: 8, at: [8, 12, 16, 20, 24, 28] },
    { threshold: 5, at: [5, 8, 11, 14, 17, 20, 23, 26, 29] },
    { threshold: 0, at: [] },
  ])("with a threshold of $threshold comes at $at lapses", ({ threshold, at }) => {
    expect(noticesUnder(threshold)).toEqual(at);
  });

  test("with a threshold of 1 comes at every lapse", () => {
    expect(noticesUnder(1)).toHaveLength(30);
  });

  test("names the count, and comes only with the lapse itself", () => {
    expect(leechNotice(lapsed(7), lapsed(8), 8)?.message).toContain("forgotten this card 8 times");
    expect(leechNotice(lapsed(8), lapsed(8), 8)).toBeNull();
  });
});

test("a leech stays one between notices", () => {
  expect([7, 8, 9].map((count) => isLeech(lapsed(count), 8))).toEqual([false, true, true]);
  expect(isLeech(lapsed(50), 0)).toBe(false);
});
