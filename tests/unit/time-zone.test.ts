import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOfWall, isTimeZone, wallTime } from "#domain/time-zone";

describe("isTimeZone", () => {
  test.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])("%s is one", (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  test.each(["", "Mars/Olympus", "+02:00", "2026-01-01T00:00[Europe/Berlin]", "Europe/Berlin ", "x".repeat(500)])(
    "%j is none",
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

describe("the wall clock of a zone", () => {
  const shown = (wall: string, zone: string) => new Date(instantOfWall(Date.parse(`${wall}Z`), zone)).toISOString();

  test.each<[wall: string, zone: string, instant: string]>([
    ["2026-11-21T06:30", "UTC", "2026-11-21T06:30:00.000Z"],
    ["2026-11-21T06:30", "America/New_York", "2026-11-21T11:30:00.000Z"],
    ["2026-07-01T00:15", "Asia/Kathmandu", "2026-06-30T18:30:00.000Z"],
    ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:00:00.000Z"], // skipped: the change itself
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"], // shown twice: the first
  ])("shows %s in %s at %s", (wall, zone, instant) => {
    expect(shown(wall, zone)).toBe(instant);
  });

  test("is read back as it was shown, to the minute", () => {
    const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Chatham", "Australia/Lord_Howe");
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const wall = wallTime(new Date(minute * 60_000), zone);
        expect(wallTime(new Date(shown(wall, zone)), zone)).toBe(wall);
      }),
    );
  });
});
