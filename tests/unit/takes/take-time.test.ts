import { describe, expect, test } from "vitest";
import { allowedMinutes, deadlineOf, linkState, takeState, timeLeftWords, timeWarning } from "#domain/takes/take-time";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute));
const terms = { startsAt: at(0), endsAt: at(30), maxUses: 2, revokedAt: null };

describe("a link", () => {
  test.each([
    [-1, 0, "not-yet"],
    [0, 0, "open"],
    [29, 1, "open"],
    [29, 2, "used-up"],
    [30, 0, "ended"],
  ])("at minute %i with %i uses is %s", (minute, uses, state) => {
    expect(linkState(terms, uses, at(minute))).toBe(state);
  });

  test("that was withdrawn is so before anything else", () => {
    expect(linkState({ ...terms, revokedAt: at(1) }, 2, at(40))).toBe("revoked");
  });
});

describe("the time of a take", () => {
  test("is longer by what was granted, rounded up to whole minutes", () => {
    expect(allowedMinutes({ minutes: 45, extraPercent: 25 })).toBe(57);
    expect(deadlineOf({ minutes: 20, extraPercent: 0 }, at(29))).toEqual(at(49));
  });

  test("is over at the deadline, not after it, and a submission stands", () => {
    const take = { deadlineAt: at(10), submittedAt: null };
    expect(takeState(take, new Date(at(10).getTime() - 1))).toBe("running");
    expect(takeState(take, at(10))).toBe("over");
    expect(takeState({ ...take, submittedAt: at(3) }, at(5))).toBe("submitted");
  });

  test("is told in minutes, and warned of once at five and once at one", () => {
    expect(timeLeftWords(61_000)).toBe("2 minutes left");
    expect(timeLeftWords(60_000)).toBe("1 minute left");
    expect(timeLeftWords(0)).toBe("Time is over");
    const marks = [360, 330, 300, 270, 90, 60, 30, 0].map((seconds) => seconds * 1000);
    const said = marks.slice(1).map((now, index) => timeWarning(marks[index] ?? 0, now));
    expect(said.map((words) => words?.slice(0, 4) ?? null)).toEqual([null, "Five", null, null, "One ", null, null]);
  });
});
