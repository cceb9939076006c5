import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterReview, capElapsedMs, clampReviewedAt, previewAnswers } from "#domain/scheduling/answering";
import { intervalWords } from "#domain/scheduling/interval-words";
import { type Memory, newMemory } from "#domain/scheduling/memory";
import { type Rating, RATINGS } from "#domain/scheduling/rating";
import { DEFAULT_SETTINGS, type StudySettings } from "#domain/scheduling/settings";
import { startOfStudyDay, studyDay } from "#domain/scheduling/study-day";
import { context, known, START } from "./known-card";

/** When a card falls due: at its time, or at noon of its day. */
function dueTime(memory: Memory): Date {
  if (memory.dueAt) return memory.dueAt;
  return memory.dueDay === null
    ? START
    : new Date(startOfStudyDay(memory.dueDay, DEFAULT_SETTINGS).getTime() + 8 * 3_600_000);
}

/** Answers a new card each time it falls due. */
function answerInTurn(ratings: Rating[], set: Partial<StudySettings> = {}): Memory[] {
  let memory = newMemory();
  return ratings.map((rating) => {
    memory = afterReview(memory, rating, context({ now: dueTime(memory), set }));
    return memory;
  });
}

function buttons(memory: Memory, changes: Parameters<typeof context>[0] = {}): string[] {
  const preview = previewAnswers(memory, context(changes));
  return RATINGS.map((rating) => intervalWords(preview[rating].wait));
}

describe("a new card", () => {
  test("offers the steps, and days only for Easy", () => {
    expect(buttons(newMemory())).toEqual(["1 min", "6 min", "10 min", "6 days"]);
  });

  test("stands on the second step after Good, where Hard repeats that step", () => {
    const [onSecondStep = newMemory()] = answerInTurn(["good"]);
    expect(onSecondStep).toMatchObject({
      state: "learning",
      step: 1,
      dueDay: null,
      dueAt: new Date("2026-01-05T12:10Z"),
    });
    expect(buttons(onSecondStep, { now: dueTime(onSecondStep) })).toEqual(["1 min", "10 min", "2 days", "4 days"]);
  });

  // By hand, the ideals of the first row are 2.3065, 2.3065, 10.971, 41.4965, 139.9645 and 448.2945 days.
  test.each<{ ratings: Rating[]; days: number[] }>([
    { ratings: ["good", "good", "good", "good", "good", "good"], days: [0, 2, 9, 37, 149, 424] },
    { ratings: ["easy", "good", "good"], days: [6, 32, 122] },
    { ratings: ["again", "good", "good", "hard", "good"], days: [0, 0, 1, 1, 6] },
    { ratings: ["good", "good", "good", "again", "good", "good"], days: [0, 2, 9, 0, 2, 4] },
  ])("answered $ratings waits $days days", ({ ratings, days }) => {
    expect(answerInTurn(ratings).map((memory) => memory.scheduledDays)).toEqual(days);
  });

  test("without learning steps goes straight to review, in days for every button", () => {
    expect(buttons(newMemory(), { set: { learningStepsSeconds: [] } })).toEqual(["1 day", "1 day", "2 days", "6 days"]);
  });
});

describe("a card in review", () => {
  test("offers a relearning step for Again, and days in rising order", () => {
    expect(buttons(known())).toEqual(["10 min", "26 days", "1.2 months", "1.8 months"]);
  });

  test("forgotten, counts a lapse and is relearned; forgotten again meanwhile, it is the same lapse", () => {
    const lapsed = afterReview(known(), "again", context());
    expect(lapsed).toMatchObject({ state: "relearning", step: 0, lapseCount: 1, reviewCount: 5, dueDay: null });
    const again = afterReview(lapsed, "again", context({ now: dueTime(lapsed) }));
    expect(again).toMatchObject({ state: "relearning", lapseCount: 1, reviewCount: 6 });
    const relearned = afterReview(again, "good", context({ now: dueTime(again) }));
    expect(relearned).toMatchObject({ state: "review", scheduledDays: 1, dueAt: null });
  });

  test("without relearning steps stays in review when forgotten, and the lapse still counts", () => {
    const lapsed = afterReview(known(), "again", context({ set: { relearningStepsSeconds: [] } }));
    expect(lapsed).toMatchObject({ state: "review", lapseCount: 1, scheduledDays: 1 });
  });

  test("never waits longer than the maximum", () => {
    expect(buttons(known(), { set: { maximumIntervalDays: 12 } })).toEqual(["10 min", "12 days", "12 days", "12 days"]);
  });

  test("waits at least a day longer than before when the model asks for longer", () => {
    for (const scheduledDays of [20, 25, 28]) {
      const wait = previewAnswers(known({ scheduledDays }), context()).good.wait;
      expect("days" in wait && wait.days).toBeGreaterThan(scheduledDays);
    }
  });

  test("answered late, gains by the days that really passed", () => {
    const onTime = afterReview(known(), "good", context());
    const late = afterReview(known(), "good", context({ now: new Date(START.getTime() + 20 * 86_400_000) }));
    expect(late.stabilityDays).toBeGreaterThan(onTime.stabilityDays);
  });
});

describe("study days", () => {
  const NEW_YORK: Partial<StudySettings> = { timeZone: "America/New_York", rolloverHour: 4 };

  test("an answer 40 minutes later is on the same day, though midnight passed in UTC", () => {
    const before = new Date("2026-07-01T23:40:00Z"); // 19:40 in New York
    const today = studyDay(before, { timeZone: "America/New_York", rolloverHour: 4 });
    const memory = known({ lastReviewedAt: before, lastReviewDay: today });
    const after = afterReview(memory, "good", context({ now: new Date("2026-07-02T00:20:00Z"), set: NEW_YORK }));
    expect(after).toMatchObject({ stabilityDays: 10, lastReviewDay: today });
  });

  test("an answer 40 minutes later is on the next day when the rollover passed between", () => {
    const before = new Date("2026-07-02T07:40:00Z"); // 03:40 in New York
    const today = studyDay(before, { timeZone: "America/New_York", rolloverHour: 4 });
    const memory = known({ lastReviewedAt: before, lastReviewDay: today });
    const after = afterReview(memory, "good", context({ now: new Date("2026-07-02T08:20:00Z"), set: NEW_YORK }));
    expect(after.lastReviewDay).toBe(today + 1);
    expect(after.stabilityDays).toBeCloseTo(13.05, 2);
  });

  test("a step that crosses the rollover falls due on a day, not at a time", () => {
    const now = new Date("2026-01-06T03:55:00Z");
    const { memory, wait } = previewAnswers(newMemory(), context({ now })).good;
    expect(memory).toMatchObject({ state: "learning", step: 1, dueAt: null, scheduledDays: 1 });
    expect(memory.dueDay).toBe(studyDay(now, DEFAULT_SETTINGS) + 1);
    expect(wait).toMatchObject({ days: 1, idealDays: null });
  });

  test("the day counter never falls when a person moves west", () => {
    const ahead = studyDay(START, DEFAULT_SETTINGS) + 1;
    const moved = afterReview(known({ lastReviewDay: ahead, lastReviewedAt: START }), "good", context());
    expect(moved.lastReviewDay).toBe(ahead);
    expect(afterReview(known(), "good", context({ today: ahead })).lastReviewDay).toBe(ahead);
  });
});

describe("a review before the last one", () => {
  test.each([new Date("2025-12-01T00:00:00Z"), new Date("never")])("is refused: %s", (now) => {
    expect(() => afterReview(known(), "good", context({ now }))).toThrow(RangeError);
  });
});

describe("clampReviewedAt", () => {
  const last = new Date("2026-01-01T12:00:00Z");

  test.each([
    { client: "2026-01-05T11:00:00Z", counts: "2026-01-05T11:00:00.000Z", because: "an hour ago is plausible" },
    { client: "2026-01-05T12:04:00Z", counts: "2026-01-05T12:04:00.000Z", because: "clocks differ a little" },
    { client: "2027-02-09T12:00:00Z", counts: "2026-01-05T12:05:00.000Z", because: "it lies in the future" },
    { client: "2024-01-05T12:00:00Z", counts: "2026-01-01T12:00:00.000Z", because: "it precedes the last review" },
    { client: "yesterday", counts: "2026-01-05T12:00:00.000Z", because: "it is no date" },
  ])("$client counts as $counts: $because", ({ client, counts }) => {
    expect(clampReviewedAt(new Date(client), last, START).toISOString()).toBe(counts);
  });

  test("whatever the clocks say, the answer that follows is accepted", () => {
    const anyDate = fc.date({ min: new Date("1980-01-01"), max: new Date("2080-01-01") });
    fc.assert(
      fc.property(anyDate, fc.date({ min: last, max: START, noInvalidDate: true }), (client, server) => {
        const now = clampReviewedAt(client, last, server);
        expect(afterReview(known({ lastReviewedAt: last }), "good", context({ now })).lastReviewedAt).toEqual(now);
      }),
    );
  });
});

test.each([
  [-5, 0],
  [1234.4, 1234],
  [60_000, 60_000],
  [3_600_000, 60_000],
  [NaN, 0],
])("an answer time of %d ms is recorded as %d", (elapsedMs, recorded) => {
  expect(capElapsedMs(elapsedMs, DEFAULT_SETTINGS)).toBe(recorded);
});
