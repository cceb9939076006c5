// What the form offers, apart from the schemas so that zod stays out of the browser's script.
import type { Kind } from "#domain/content/question";
import type { DifficultyProfile, Level } from "./wish";

/** Kinds to choose from: chains come by `followUps`, and a mock interview is a set of its own. */
export const ASKABLE_KINDS = [
  "flashcard",
  "cloze",
  "single_choice",
  "multi_choice",
  "predict_output",
  "order_events",
  "spot_bug",
  "fix_code",
  "write_code",
  "free_text",
] as const satisfies Kind[];

export const LEVEL_NAMES = ["junior", "mid", "senior", "staff"] as const satisfies Level[];

export const PROFILE_NAMES: Record<DifficultyProfile, string> = {
  gentle: "gentle",
  even: "as the level asks",
  demanding: "demanding",
};
