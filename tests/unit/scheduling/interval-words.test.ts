import { expect, test } from "vitest";
import { intervalWords } from "#domain/scheduling/interval-words";

test.each([
  [0, "1 s"],
  [45, "45 s"],
  [59.6, "1 min"],
  [60, "1 min"],
  [330, "6 min"],
  [600, "10 min"],
  [3599, "1 h"],
  [5400, "1.5 h"],
  [86_399, "1 day"],
  [172_800, "2 days"],
])("%d seconds are %s", (seconds, words) => {
  expect(intervalWords({ seconds })).toBe(words);
});

test.each([
  [0, "1 day"],
  [1, "1 day"],
  [3, "3 days"],
  [30, "30 days"],
  [31, "1 month"],
  [45, "1.5 months"],
  [61, "2 months"],
  [364, "1 year"],
  [400, "1.1 years"],
  [36_500, "99.9 years"],
])("%d days are %s", (days, words) => {
  expect(intervalWords({ days })).toBe(words);
});
