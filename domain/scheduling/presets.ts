import type { ChosenSettings } from "./settings-form";

/** Settings for a purpose; what a preset does not name stays as it is. */
export type Preset = { title: string; about: string; changes: Partial<ChosenSettings> };

export const PRESETS = {
  interview: {
    title: "Interview in two weeks",
    about: "More new cards, nothing further away than ten days, and what you are about to forget comes first.",
    changes: {
      desiredRetention: 0.94,
      newPerDay: 30,
      reviewsPerDay: 300,
      maximumIntervalDays: 10,
      newMix: "before",
      reviewOrder: "retrievability",
      buryReviewSiblings: false,
    },
  },
  "long-run": {
    title: "For the long run",
    about: "The fewest reviews for what you keep: a calm intake, and intervals that grow as far as they will.",
    changes: {
      desiredRetention: 0.9,
      newPerDay: 10,
      reviewsPerDay: 200,
      maximumIntervalDays: 36_500,
      newMix: "mixed",
      reviewOrder: "due-then-random",
      buryReviewSiblings: true,
    },
  },
} as const satisfies Record<string, Preset>;

export const PRESET_NAMES = ["interview", "long-run"] as const satisfies readonly (keyof typeof PRESETS)[];
export type PresetName = (typeof PRESET_NAMES)[number];

/** Settings with a preset laid over them. */
export function withPreset(settings: ChosenSettings, name: PresetName): ChosenSettings {
  return { ...settings, ...PRESETS[name].changes };
}
