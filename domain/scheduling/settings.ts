import { z } from "zod";
import { isTimeZone } from "#domain/time-zone";
import { DEFAULT_PARAMETERS, parameterSetSchema } from "./parameters";
import { DEFAULT_RATING_RULE, ratingRuleSchema } from "./rating-rule";

/** Days of the week from Monday on, as settings name them. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** How many reviews a weekday should get: its share, about half of it, or next to none. */
export const EASY_DAYS = ["normal", "reduced", "minimum"] as const;
export type EasyDay = (typeof EASY_DAYS)[number];

/** The order in which new cards are introduced. */
export const NEW_ORDERS = ["added", "random"] as const;
export type NewOrder = (typeof NEW_ORDERS)[number];

/** Where new cards stand relative to the day's reviews. */
export const NEW_MIXES = ["before", "after", "mixed"] as const;
export type NewMix = (typeof NEW_MIXES)[number];

/** The order of the day's reviews: which come first, and so which are left when a limit or a tired person ends it. */
export const REVIEW_ORDERS = [
  "due-then-random",
  "retrievability",
  "relative-overdueness",
  "difficulty",
  "random",
  "added",
] as const;
export type ReviewOrder = (typeof REVIEW_ORDERS)[number];

/** Whether a question is answered in words and scored, or thought about and turned over like a card. */
export const ANSWER_MODES = ["typed", "flip"] as const;
export type AnswerMode = (typeof ANSWER_MODES)[number];

/** Above this, each further percent of retention costs so many reviews that a person should be warned. */
export const RETENTION_WARNING_ABOVE = 0.97;

const DAY_SECONDS = 86_400;
const steps = z
  .array(
    z
      .int()
      .min(1)
      .max(365 * DAY_SECONDS),
  )
  .max(10)
  .readonly();
const easyDay = z.enum(EASY_DAYS);

/** One person's rules for the daily review. */
export const studySettingsSchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, "choose a time zone by name, such as Europe/Berlin"),
  rolloverHour: z.int().min(0).max(23),
  /** Chance of recall at which a card falls due. */
  desiredRetention: z.number().min(0.7).max(0.99),
  newPerDay: z.int().min(0).max(9999),
  reviewsPerDay: z.int().min(0).max(9999),
  /** Empty: the first answer already gives an interval in days. */
  learningStepsSeconds: steps,
  /** Empty: a forgotten card goes straight back to review. */
  relearningStepsSeconds: steps,
  maximumIntervalDays: z.int().min(1).max(36_500),
  /** Learning cards due within this time are shown when nothing else is left. */
  learnAheadSeconds: z.int().min(0).max(DAY_SECONDS),
  /** Longer answers count as this long: the person had left the desk. */
  answerCapSeconds: z.int().min(5).max(3600),
  /** Lapses at which a card is called a leech; 0 never. */
  leechThreshold: z.int().min(0).max(99),
  buryNewSiblings: z.boolean(),
  buryReviewSiblings: z.boolean(),
  easyDays: z.strictObject({
    monday: easyDay,
    tuesday: easyDay,
    wednesday: easyDay,
    thursday: easyDay,
    friday: easyDay,
    saturday: easyDay,
    sunday: easyDay,
  }),
  newOrder: z.enum(NEW_ORDERS),
  newMix: z.enum(NEW_MIXES),
  reviewOrder: z.enum(REVIEW_ORDERS),
  /** The scores from which each rating is proposed. */
  ratingRule: ratingRuleSchema,
  /** How questions with a written answer are asked in the daily review. */
  answerMode: z.enum(ANSWER_MODES),
  parameters: parameterSetSchema,
});

export type StudySettings = z.infer<typeof studySettingsSchema>;

/** What a person starts with; the zone is replaced by the browser's at the first visit. */
export const DEFAULT_SETTINGS: StudySettings = {
  timeZone: "UTC",
  rolloverHour: 4,
  desiredRetention: 0.9,
  newPerDay: 20,
  reviewsPerDay: 200,
  learningStepsSeconds: [60, 600],
  relearningStepsSeconds: [600],
  maximumIntervalDays: 36_500,
  learnAheadSeconds: 1200,
  answerCapSeconds: 60,
  leechThreshold: 8,
  buryNewSiblings: true,
  buryReviewSiblings: true,
  easyDays: {
    monday: "normal",
    tuesday: "normal",
    wednesday: "normal",
    thursday: "normal",
    friday: "normal",
    saturday: "normal",
    sunday: "normal",
  },
  newOrder: "added",
  newMix: "mixed",
  reviewOrder: "due-then-random",
  ratingRule: DEFAULT_RATING_RULE,
  answerMode: "typed",
  parameters: DEFAULT_PARAMETERS,
};
