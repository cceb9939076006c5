import { describe, expect, test } from "vitest";
import { calendarWeeks, streakOf } from "#domain/statistics/calendar";

// 2026-11-21 is a Saturday.
const SATURDAY = Date.UTC(2026, 10, 21) / 86_400_000;

const studied = (...counts: [day: number, count: number][]) => counts.map(([day, count]) => ({ day, count, ms: 1000 }));

describe("the calendar", () => {
  test("ends with the week of today, whose days to come are left out", () => {
    const weeks = calendarWeeks([], SATURDAY, 3);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7]);
    expect(weeks[0]?.[0]?.day).toBe(SATURDAY - 5 - 14);
    expect(weeks[2]?.[5]).toEqual({ day: SATURDAY, count: 0, level: 0 });
    expect(weeks[2]?.[6]).toBeNull();
  });

  test("starts weeks on Monday", () => {
    const monday = calendarWeeks([], SATURDAY, 1)[0]?.[0]?.day ?? 0;
    expect(new Date(monday * 86_400_000).getUTCDay()).toBe(1);
  });

  test("levels go by the order of the days, so one heavy day does not pale the others", () => {
    const days = studied([SATURDAY, 1000], [SATURDAY - 1, 3], [SATURDAY - 2, 2], [SATURDAY - 3, 1]);
    const levels = calendarWeeks(days, SATURDAY, 1)[0]?.map((day) => day?.level);
    expect(levels).toEqual([0, 0, 1, 2, 3, 4, undefined]);
  });

  test("a day without answers has level 0, any other at least 1", () => {
    const flat = calendarWeeks(studied([SATURDAY, 5], [SATURDAY - 1, 5]), SATURDAY, 1).flat();
    expect(flat.map((day) => day?.level ?? null)).toEqual([0, 0, 0, 0, 1, 1, null]);
  });
});

describe("the streak", () => {
  test("counts back from today", () => {
    expect(streakOf(studied([SATURDAY, 1], [SATURDAY - 1, 9], [SATURDAY - 3, 9]), SATURDAY)).toBe(2);
  });

  test("is not broken by a day that has only begun", () => {
    expect(streakOf(studied([SATURDAY - 1, 1], [SATURDAY - 2, 1]), SATURDAY)).toBe(2);
  });

  test("is over after a day without answers", () => {
    expect(streakOf(studied([SATURDAY - 2, 1]), SATURDAY)).toBe(0);
  });
});
