import { describe, expect, test } from "vitest";
import { PRESET_NAMES, PRESETS, withPreset } from "#domain/scheduling/presets";
import { DEFAULT_SETTINGS, studySettingsSchema } from "#domain/scheduling/settings";
import { type ChosenSettings, settingsFields, settingsFormSchema } from "#domain/scheduling/settings-form";
import { settingChanges } from "#domain/scheduling/settings-words";
import { parseSteps, stepWords } from "#domain/scheduling/step-list";

const { parameters, ...CHOSEN } = DEFAULT_SETTINGS;
const FIELDS = settingsFields(CHOSEN);

function sentences(changes: Record<string, string>): string[] {
  const result = settingsFormSchema.safeParse({ ...FIELDS, ...changes });
  return result.success ? [] : result.error.issues.map(({ message }) => message);
}

describe("settingsFormSchema", () => {
  test.each<{ name: string; settings: ChosenSettings }>([
    { name: "the defaults", settings: CHOSEN },
    ...PRESET_NAMES.map((name) => ({ name: PRESETS[name].title, settings: withPreset(CHOSEN, name) })),
    {
      name: "everything else",
      settings: {
        ...CHOSEN,
        timeZone: "Asia/Kathmandu",
        rolloverHour: 0,
        desiredRetention: 0.97,
        learningStepsSeconds: [45, 5400, 172_800],
        relearningStepsSeconds: [],
        leechThreshold: 0,
        buryNewSiblings: false,
        buryReviewSiblings: false,
        easyDays: { ...CHOSEN.easyDays, friday: "minimum", sunday: "reduced" },
        ratingRule: { hardFrom: 0.1, goodFrom: 0.5, easyFrom: 1 },
        answerMode: "flip",
      },
    },
  ])("reads back what the form shows: $name", ({ settings }) => {
    const read = settingsFormSchema.parse(settingsFields(settings));
    expect(read).toEqual(settings);
    expect(studySettingsSchema.safeParse({ ...read, parameters }).success).toBe(true);
  });

  test.each([
    [{ retentionPercent: "69" }, "Desired retention: write a whole number from 70 to 99."],
    [{ retentionPercent: "90.5" }, "Desired retention: write a whole number from 70 to 99."],
    [{ newPerDay: "" }, "New cards a day: write a whole number from 0 to 9999."],
    [{ reviewsPerDay: "-1" }, "Reviews a day: write a whole number from 0 to 9999."],
    [{ rolloverHour: "24" }, "The day begins at: write a whole number from 0 to 23."],
    [{ timeZone: "Mars/Olympus" }, "Time zone: choose one of the list."],
    [{ reviewOrder: "best" }, "Order of reviews: choose one of the list."],
    [{ sunday: "off" }, "Load on Sunday: choose one of the list."],
    [{ goodPercent: "30" }, "Rating rule: let the scores rise from Hard over Good to Easy."],
    [{ answerCapSeconds: "4" }, "Longest answer time: write a whole number from 5 to 3600."],
    [
      { learningSteps: "1m ten" },
      'Learning steps: write up to ten steps such as "1m 10m 1d", each at least a second and at most 365 days.',
    ],
    [
      { relearningSteps: "0m" },
      'Relearning steps: write up to ten steps such as "1m 10m 1d", each at least a second and at most 365 days.',
    ],
  ])("refuses %j with a sentence", (changes, sentence) => {
    expect(sentences(changes)).toEqual([sentence]);
  });
});

describe("settingChanges", () => {
  test("names exactly what a preset changes, and nothing when it is in force", () => {
    const after = withPreset(CHOSEN, "interview");
    expect(settingChanges(CHOSEN, after)).toContainEqual({ name: "Desired retention", before: "90 %", after: "94 %" });
    expect(settingChanges(CHOSEN, after)).toHaveLength(Object.keys(PRESETS.interview.changes).length);
    expect(settingChanges(after, after)).toEqual([]);
  });
});

test.each([
  ["1m 10m", [60, 600]],
  ["90s, 1h  2d", [90, 3600, 172_800]],
  ["", []],
  ["1 m", null],
  ["1.5m", null],
  ["10", null],
])("steps written as %j are %j seconds", (text, seconds) => {
  expect(parseSteps(text)).toEqual(seconds);
  if (seconds) expect(parseSteps(stepWords(seconds))).toEqual(seconds);
});
