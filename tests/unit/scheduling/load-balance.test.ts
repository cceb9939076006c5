import { describe, expect, test } from "vitest";
import { pickBalancedDay, weekdayOf, type DayLoad } from "#domain/scheduling/load-balance";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";

const RANGE = { lowest: 8, highest: 12 };
const TODAY = 20_000;

function load(changes: Partial<DayLoad>): DayLoad {
  const { easyDays } = DEFAULT_SETTINGS;
  return { today: TODAY, dueCounts: () => 0, siblingDays: new Set(), easyDays, ...changes };
}

/** How often, of 10,000 evenly spread chances, each interval of the range is chosen. */
function shares(changes: Partial<DayLoad>): Record<number, number> {
  const counts: Record<number, number> = { 8: 0, 9: 0, 10: 0, 11: 0, 12: 0 };
  for (let index = 0; index < 10_000; index += 1) {
    const day = pickBalancedDay(RANGE, (index + 0.5) / 10_000, load(changes));
    counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
}

describe("pickBalancedDay", () => {
  test("a crowded day is chosen as n to the power of -2.15, a later one as its interval to the power of -3", () => {
    const counts = shares({ dueCounts: (day) => (day === TODAY + 8 ? 40 : 10) });
    expect((counts[8] ?? 0) / (counts[9] ?? 0)).toBeCloseTo(4 ** -2.15 * (8 / 9) ** -3, 2);
    expect((counts[12] ?? 0) / (counts[9] ?? 0)).toBeCloseTo((12 / 9) ** -3, 2);
  });

  test("an empty day is preferred to a day with one card", () => {
    const counts = shares({ dueCounts: (day) => (day === TODAY + 12 ? 0 : 1) });
    expect(counts[12] ?? 0).toBeGreaterThan(counts[8] ?? 0);
  });

  test("a day with a sibling is avoided even when it is empty", () => {
    const counts = shares({ siblingDays: new Set([TODAY + 8, TODAY + 9]) });
    expect((counts[8] ?? 0) + (counts[9] ?? 0)).toBeLessThan(30);
  });

  test("a weekday set to minimum is avoided even in an empty deck, one set to reduced gets less than its share", () => {
    const tenDaysOn = weekdayOf(TODAY + 10);
    const set = (easyDay: "normal" | "reduced" | "minimum") =>
      shares({ easyDays: { ...DEFAULT_SETTINGS.easyDays, [tenDaysOn]: easyDay } })[10] ?? NaN;
    expect(set("minimum")).toBeLessThan(5);
    expect(set("reduced")).toBeLessThan(set("normal") / 3);
    expect(set("reduced")).toBeGreaterThan(100);
  });

  test("a reduced weekday fills up to about half of the others", () => {
    const counts = new Map<number, number>();
    const easyDays = { ...DEFAULT_SETTINGS.easyDays, [weekdayOf(TODAY + 10)]: "reduced" as const };
    for (let card = 0; card < 2000; card += 1) {
      const dueCounts = (day: number) => counts.get(day) ?? 0;
      const day = TODAY + pickBalancedDay(RANGE, (card * 0.618) % 1, load({ dueCounts, easyDays }));
      counts.set(day, dueCounts(day) + 1);
    }
    const neighbours = ((counts.get(TODAY + 9) ?? 0) + (counts.get(TODAY + 11) ?? 0)) / 2;
    expect((counts.get(TODAY + 10) ?? 0) / neighbours).toBeGreaterThan(0.4);
    expect((counts.get(TODAY + 10) ?? 0) / neighbours).toBeLessThan(0.8);
  });

  test("a range of one day leaves no choice, whatever speaks against it", () => {
    const easyDays = { ...DEFAULT_SETTINGS.easyDays, [weekdayOf(TODAY + 1)]: "minimum" as const };
    expect(pickBalancedDay({ lowest: 1, highest: 1 }, 0.7, load({ easyDays, dueCounts: () => 1e6 }))).toBe(1);
  });
});

test.each([
  { day: 0, weekday: "thursday" },
  { day: 4, weekday: "monday" },
  { day: 20_000, weekday: "friday" },
  { day: -1, weekday: "wednesday" },
])("day $day is a $weekday", ({ day, weekday }) => {
  expect(weekdayOf(day)).toBe(weekday);
});
