import { describe, expect, test } from "vitest";
import { afterReview } from "#domain/scheduling/answering";
import { elapsedDays, type Memory } from "#domain/scheduling/memory";
import { buildQueue } from "#domain/scheduling/queue";
import { DEFAULT_SETTINGS } from "#domain/scheduling/settings";
import { nextRollover, startOfStudyDay, studyDay } from "#domain/scheduling/study-day";
import { ids, input, review } from "./queue-cards";
import { clockChanges, dayOnTheWall } from "./wall-clock";

/** Both halves of the world, changes at midnight, at one, two and three, and by half an hour. */
const ZONES = [
  "Europe/Berlin",
  "Europe/London",
  "Atlantic/Azores",
  "Asia/Beirut",
  "Asia/Jerusalem",
  "Africa/Cairo",
  "America/New_York",
  "America/St_Johns",
  "America/Havana",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
];
const ROLLOVERS = [0, 4, 23];
const YEAR = 2026;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const NIGHTS = ZONES.flatMap((timeZone) =>
  clockChanges(YEAR, timeZone).flatMap((change) =>
    ROLLOVERS.map((rolloverHour) => ({ timeZone, rolloverHour, night: change.toISOString(), change })),
  ),
);

/** Every quarter of an hour from a day and a half before a change to a day and a half after it. */
function around(change: Date): Date[] {
  return Array.from({ length: 3 * 24 * 4 }, (_, at) => new Date(change.getTime() + (at - 144) * 15 * MINUTE_MS));
}

test("twelve zones have two nights each in which the clocks change", () => {
  expect(NIGHTS).toHaveLength(12 * 2 * ROLLOVERS.length);
});

describe.each(NIGHTS)("$timeZone, days from $rolloverHour, clocks changed at $night", ({ change, ...clock }) => {
  const { timeZone, rolloverHour } = clock;
  const settings = { ...DEFAULT_SETTINGS, timeZone, rolloverHour };
  const { memory: known } = review("a");
  /** A card that was answered ten days before the day on the wall. */
  const askedOn = (day: number, at: Date): Memory => ({
    ...known,
    dueDay: day,
    lastReviewDay: day - 10,
    lastReviewedAt: new Date(at.getTime() - 11 * DAY_MS),
  });

  test("the day is the one on the wall, and a card is in the queue from the first instant of its day", () => {
    const due = dayOnTheWall(change, settings);
    for (const at of around(change)) {
      const day = studyDay(at, settings);
      const wall = dayOnTheWall(at, settings);
      expect(`${at.toISOString()} ${day}`).toBe(`${at.toISOString()} ${wall}`);
      const cards = [due - 1, due, due + 1].map((dueDay) => review(`due ${dueDay}`, { dueDay }));
      const queue = buildQueue(input(cards, { day, now: at, set: { timeZone, rolloverHour } }));
      const expected = [due - 1, due, due + 1].filter((dueDay) => dueDay <= wall).map((dueDay) => `due ${dueDay}`);
      expect(ids(queue).toSorted(), at.toISOString()).toEqual(expected.toSorted());
    }
  });

  test("an interval is counted in days on the wall, whatever their length", () => {
    for (const at of around(change)) {
      const wall = dayOnTheWall(at, settings);
      const next = afterReview(askedOn(wall, at), "good", { cardId: "a", now: at, settings });
      expect([next.lastReviewDay, next.dueDay]).toEqual([wall, wall + next.scheduledDays]);
      const start = startOfStudyDay(next.dueDay ?? Number.NaN, settings);
      expect(dayOnTheWall(start, settings)).toBe(next.dueDay);
      expect(dayOnTheWall(new Date(start.getTime() - 1000), settings)).toBe(wall + next.scheduledDays - 1);

      const later = new Date(at.getTime() + 6 * 60 * MINUTE_MS);
      expect(elapsedDays(next, studyDay(later, settings))).toBe(dayOnTheWall(later, settings) - wall);
    }
  });

  test("a step falls due at a time until the rollover, and on a day from it on", () => {
    for (const at of around(change)) {
      const wall = dayOnTheWall(at, settings);
      const end = nextRollover(at, settings);
      expect([dayOnTheWall(new Date(end.getTime() - 1000), settings), dayOnTheWall(end, settings)]).toEqual([
        wall,
        wall + 1,
      ]);
      for (const seconds of [600, 3600, 12 * 3600, 26 * 3600]) {
        const steps = { ...settings, relearningStepsSeconds: [seconds] };
        const next = afterReview(askedOn(wall, at), "again", { cardId: "a", now: at, settings: steps });
        const until = new Date(at.getTime() + seconds * 1000);
        if (dayOnTheWall(until, settings) === wall) expect([next.dueAt, next.dueDay]).toEqual([until, null]);
        else {
          expect(next.dueAt).toBeNull();
          const whole = Math.floor((until.getTime() - end.getTime()) / DAY_MS);
          expect(next.dueDay).toBe(wall + 1 + whole);
        }
      }
    }
  });
});
