import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextRollover, startOfStudyDay, studyDay, studyDayDate } from "#domain/scheduling/study-day";
import { dayOnTheWall } from "./wall-clock";

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "Atlantic/Azores",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Pacific/Kiritimati",
];
const ROLLOVERS = [0, 4, 23];
const CLOCKS = ZONES.flatMap((timeZone) => ROLLOVERS.map((rolloverHour) => ({ timeZone, rolloverHour })));
const clock = fc.record({ timeZone: fc.constantFrom(...ZONES), rolloverHour: fc.integer({ min: 0, max: 23 }) });
const instant = fc.date({ min: new Date("2016-01-01"), max: new Date("2036-01-01"), noInvalidDate: true });

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Instants every ten minutes from noon to noon (UTC), two days around a date. */
function around(date: string): Date[] {
  const start = Date.parse(`${date}T00:00Z`) - DAY_MS;
  return Array.from({ length: 3 * 24 * 6 }, (_, index) => new Date(start + index * 10 * MINUTE_MS));
}

describe("studyDay", () => {
  test.each<{ zone: string; nights: string[] }>([
    { zone: "Europe/Berlin", nights: ["2026-03-29", "2026-10-25"] },
    { zone: "Europe/London", nights: ["2026-03-29", "2026-10-25"] },
    { zone: "America/New_York", nights: ["2026-03-08", "2026-11-01"] },
    { zone: "America/St_Johns", nights: ["2026-03-08", "2026-11-01"] },
    { zone: "America/Santiago", nights: ["2026-04-05", "2026-09-06"] },
    { zone: "Atlantic/Azores", nights: ["2026-03-29", "2026-10-25"] },
    { zone: "Australia/Lord_Howe", nights: ["2026-04-05", "2026-10-04"] },
    { zone: "Pacific/Chatham", nights: ["2026-04-05", "2026-09-27"] },
    { zone: "Pacific/Apia", nights: ["2021-04-04", "2020-09-27"] },
    { zone: "Africa/Casablanca", nights: ["2026-02-15", "2026-03-22", "2030-01-06", "2030-02-10"] },
    { zone: "Pacific/Fiji", nights: ["2019-11-10", "2020-01-12"] },
  ])("reads the wall clock through both clock changes in $zone", ({ zone, nights }) => {
    for (const rolloverHour of [0, 1, 2, 4, 5, 23]) {
      for (const at of nights.flatMap(around)) {
        const here = { timeZone: zone, rolloverHour };
        expect(`${at.toISOString()} ${studyDay(at, here)}`).toBe(`${at.toISOString()} ${dayOnTheWall(at, here)}`);
      }
    }
  });

  test("agrees with the wall clock at any instant, anywhere", () => {
    fc.assert(
      fc.property(instant, clock, (at, here) => {
        fc.pre(here.timeZone !== "Pacific/Chatham" || here.rolloverHour !== 3); // strikes twice, see below
        expect(studyDay(at, here)).toBe(dayOnTheWall(at, here));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    { at: "2026-10-25T02:30:00Z", local: "03:30 after the clocks went back", day: "2026-10-24" },
    { at: "2026-10-25T03:00:00Z", local: "04:00", day: "2026-10-25" },
    { at: "2026-03-29T01:30:00Z", local: "03:30 after the clocks went forward", day: "2026-03-28" },
    { at: "2026-03-29T02:00:00Z", local: "04:00", day: "2026-03-29" },
  ])("in Berlin, $local belongs to $day", ({ at, day }) => {
    expect(studyDayDate(studyDay(new Date(at), { timeZone: "Europe/Berlin", rolloverHour: 4 }))).toBe(day);
  });

  test.each(CLOCKS)("noon of consecutive dates differs by exactly one day: $timeZone at $rolloverHour", (here) => {
    const first = studyDay(new Date("2025-12-01T12:00Z"), here);
    for (let day = first; day < first + 400; day += 1) {
      const start = startOfStudyDay(day, here).getTime();
      const hours = (startOfStudyDay(day + 1, here).getTime() - start) / HOUR_MS;
      expect([23, 23.5, 24, 24.5, 25]).toContain(hours);
      const moments = [0, 1, 6, 12, hours - 1 / 3600].map((hour) => new Date(start + hour * HOUR_MS));
      expect(moments.map((at) => studyDay(at, here))).toEqual([day, day, day, day, day]);
    }
  });

  // The clocks go back from 03:45 to 02:45 in Chatham, and from 03:00 to 01:00 at Troll.
  test.each([
    { timeZone: "Pacific/Chatham", rolloverHour: 3, night: "2026-04-05", struckAt: "2026-04-04T13:15:00Z" },
    { timeZone: "Antarctica/Troll", rolloverHour: 2, night: "2026-10-25", struckAt: "2026-10-25T00:00:00Z" },
  ])("never falls back when the rollover hour strikes twice in $timeZone", ({ night, struckAt, ...here }) => {
    const days = around(night).map((at) => studyDay(at, here));
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    const struck = new Date(struckAt);
    expect(startOfStudyDay(studyDay(struck, here), here)).toEqual(struck);
    expect(studyDayDate(studyDay(struck, here))).toBe(night);
  });

  test("the date that Samoa skipped in 2011 has no study day of its own when days start at midnight", () => {
    const here = { timeZone: "Pacific/Apia", rolloverHour: 0 };
    expect(studyDayDate(studyDay(new Date("2011-12-30T09:59:59Z"), here))).toBe("2011-12-29");
    expect(studyDayDate(studyDay(new Date("2011-12-30T10:00:00Z"), here))).toBe("2011-12-31");
  });

  test("an invalid date is refused", () => {
    expect(() => studyDay(new Date("soon"), { timeZone: "UTC", rolloverHour: 4 })).toThrow(RangeError);
  });

  test("dates a long history, day after day", () => {
    const here = { timeZone: "Europe/Berlin", rolloverHour: 4 };
    const days = Array.from({ length: 100_000 }, (_, index) => studyDay(new Date(1.7e12 + index * 600_000), here));
    expect(days).toEqual(days.toSorted((a, b) => a - b));
  });
});

describe("nextRollover", () => {
  test("ends the study day: later than now, by at most a day and an hour, and the first instant of the next", () => {
    fc.assert(
      fc.property(instant, clock, (at, here) => {
        const end = nextRollover(at, here).getTime();
        expect(end).toBeGreaterThan(at.getTime());
        expect(end - at.getTime()).toBeLessThanOrEqual(25 * HOUR_MS);
        expect(studyDay(new Date(end - 1), here)).toBe(studyDay(at, here));
        expect(studyDay(new Date(end), here)).toBe(studyDay(at, here) + 1);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    { zone: "Europe/Berlin", at: "2026-03-28T12:00Z", rollover: "2026-03-29T02:00:00.000Z" },
    { zone: "Europe/Berlin", at: "2026-10-24T12:00Z", rollover: "2026-10-25T03:00:00.000Z" },
    { zone: "America/New_York", at: "2026-07-01T12:00Z", rollover: "2026-07-02T08:00:00.000Z" },
    { zone: "Asia/Kathmandu", at: "2026-07-01T12:00Z", rollover: "2026-07-01T22:15:00.000Z" },
    { zone: "Pacific/Chatham", at: "2026-07-01T12:00Z", rollover: "2026-07-01T15:15:00.000Z" },
  ])("at 4 in $zone, after $at: $rollover", ({ zone, at, rollover }) => {
    expect(nextRollover(new Date(at), { timeZone: zone, rolloverHour: 4 }).toISOString()).toBe(rollover);
  });

  test.each(["Europe/Berlin", "Antarctica/Troll"])("an hour skipped in %s starts the day at the change", (timeZone) => {
    const rollover = nextRollover(new Date("2026-03-28T12:00Z"), { timeZone, rolloverHour: 2 });
    expect(rollover.toISOString()).toBe("2026-03-29T01:00:00.000Z");
  });
});
