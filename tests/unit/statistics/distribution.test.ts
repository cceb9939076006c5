import { describe, expect, test } from "vitest";
import { dayOfHours, difficultyBins, recallBins, stabilityBins } from "#domain/statistics/distribution";
import { forecastOf } from "#domain/statistics/forecast";
import { scoreTrends } from "#domain/statistics/score-trend";

describe("histograms", () => {
  test("stability has a range below a day and one without end", () => {
    const bins = stabilityBins(new Map([[0, 2], [4, 5], [9, 1]])); // prettier-ignore
    expect(bins.filter(({ count }) => count > 0)).toEqual([
      { label: "under a day", tick: "<1", count: 2 },
      { label: "14 to 30 days", tick: "14", count: 5 },
      { label: "a year or more", tick: "365", count: 1 },
    ]);
  });

  test("the highest difficulty and certain recall lie in the last range", () => {
    expect(difficultyBins(new Map([[9, 1], [10, 2]])).at(-1)).toEqual({ label: "9 to 10", tick: "9", count: 3 }); // prettier-ignore
    expect(recallBins(new Map([[9, 4], [10, 3]])).at(-1)?.count).toBe(7); // prettier-ignore
  });

  test("no card is lost", () => {
    const counts = new Map(Array.from({ length: 10 }, (_, place) => [place + 1, place + 1]));
    expect(difficultyBins(counts).reduce((sum, { count }) => sum + count, 0)).toBe(55);
  });

  test("a day of hours begins with the study day and has all of them", () => {
    const hours = dayOfHours([{ hour: 3, total: 5, recalled: 4 }], 4);
    expect(hours.map(({ hour }) => hour)).toEqual([...Array.from({ length: 20 }, (_, at) => at + 4), 0, 1, 2, 3]);
    expect(hours.at(-1)).toEqual({ hour: 3, total: 5, recalled: 4 });
  });
});

describe("the forecast", () => {
  test("puts what is late apart and what is far together", () => {
    const due = [
      { day: 90, count: 3 },
      { day: 99, count: 1 },
      { day: 100, count: 5 },
      { day: 102, count: 7 },
      { day: 103, count: 2 },
    ];
    expect(forecastOf(due, 100, 3)).toEqual({ overdue: 4, days: [5, 0, 7], later: 2 });
  });
});

describe("the trend of scores", () => {
  const row = (topicId: string, week: number, count: number, mean: number) => ({
    topicId,
    title: topicId,
    week,
    count,
    mean,
  });

  test("compares the later weeks with the earlier ones, by answers and not by weeks", () => {
    const [trend] = scoreTrends([row("tasks", 12, 1, 1), row("tasks", 10, 3, 0.2), row("tasks", 11, 1, 0.6)]);
    expect(trend?.weeks.map(({ week }) => week)).toEqual([10, 11, 12]);
    expect(trend?.change?.before).toBeCloseTo(0.3);
    expect(trend?.change?.after).toBe(1);
  });

  test("says nothing of change after a single week, and begins with what was answered most", () => {
    const trends = scoreTrends([row("gather", 1, 2, 0.5), row("tasks", 1, 9, 0.5)]);
    expect(trends.map(({ topicId, change }) => [topicId, change])).toEqual([
      ["tasks", null],
      ["gather", null],
    ]);
  });
});
