import { describe, expect, test } from "vitest";
import { DEFAULT_PARAMETERS, parameterSetSchema } from "#domain/scheduling/parameters";
import { DEFAULT_SETTINGS, studySettingsSchema } from "#domain/scheduling/settings";

// https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
const PUBLISHED = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

test("the default weights are those published for FSRS-6", () => {
  expect(DEFAULT_PARAMETERS.weights).toEqual(PUBLISHED);
});

describe("studySettingsSchema", () => {
  test("accepts the defaults, through JSON as well", () => {
    expect(studySettingsSchema.parse(JSON.parse(JSON.stringify(DEFAULT_SETTINGS)))).toEqual(DEFAULT_SETTINGS);
  });

  test.each([
    { timeZone: "Mars/Olympus" },
    { rolloverHour: 24 },
    { desiredRetention: 0.995 },
    { desiredRetention: Number.NaN },
    { newPerDay: -1 },
    { learningStepsSeconds: [0] },
    { maximumIntervalDays: 40_000 },
    { easyDays: { monday: "minimum" } },
    { reviewOrder: "best" },
    { newPerDay: 1.5 },
    { typo: 1 },
  ])("refuses %j", (change) => {
    expect(studySettingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...change }).success).toBe(false);
  });
});

describe("parameterSetSchema", () => {
  test.each([
    { weights: PUBLISHED.slice(0, 19), because: "too few" },
    { weights: [...PUBLISHED, 1], because: "too many" },
    { weights: [0, ...PUBLISHED.slice(1)], because: "w0 is below its bound" },
    { weights: [...PUBLISHED.slice(0, 20), 0.9], because: "w20 is above its bound" },
    { weights: [Number.NaN, ...PUBLISHED.slice(1)], because: "not a number" },
  ])("refuses weights: $because", ({ weights }) => {
    expect(parameterSetSchema.safeParse({ ...DEFAULT_PARAMETERS, weights }).success).toBe(false);
  });
});
