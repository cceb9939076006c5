import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PeriodCount, shareOf, trueRetention } from "#domain/statistics/retention";

const counted = (period: number, phase: PeriodCount["phase"], recalled: number, total: number) => ({
  period,
  phase,
  recalled,
  total,
});

describe("true retention", () => {
  test("counts an answer in its own period and in every longer one", () => {
    const rows = trueRetention([counted(0, "young", 3, 4), counted(2, "mature", 9, 10)]);
    expect(rows.map(({ period, all }) => [period.key, all.recalled, all.total])).toEqual([
      ["today", 3, 4],
      ["week", 3, 4],
      ["month", 12, 14],
      ["year", 12, 14],
      ["all", 12, 14],
    ]);
  });

  test("keeps young and mature apart, and leaves out what was still being learnt", () => {
    const [today] = trueRetention([
      counted(0, "learning", 0, 50),
      counted(0, "young", 1, 2),
      counted(0, "mature", 3, 3),
    ]);
    expect(today).toMatchObject({
      young: { recalled: 1, total: 2 },
      mature: { recalled: 3, total: 3 },
      all: { recalled: 4, total: 5 },
    });
  });

  test("never counts more in a shorter period than in a longer one", () => {
    const count = fc
      .record({
        period: fc.nat(4),
        phase: fc.constantFrom("learning" as const, "young" as const, "mature" as const),
        total: fc.nat(1000),
        missed: fc.nat(1000),
      })
      .map(({ period, phase, total, missed }) => counted(period, phase, Math.max(0, total - missed), total));
    fc.assert(
      fc.property(fc.array(count), (counts) => {
        const totals = trueRetention(counts).map(({ all }) => all.total);
        expect(totals).toEqual(totals.toSorted((a, b) => a - b));
      }),
    );
  });

  test("has no share of nothing", () => {
    expect(shareOf({ recalled: 0, total: 0 })).toBeNull();
    expect(shareOf({ recalled: 3, total: 4 })).toBe(0.75);
  });
});
