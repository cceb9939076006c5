import { z } from "zod";
import { isTimeZone } from "#domain/time-zone";
import {
  ANSWER_MODES,
  EASY_DAYS,
  NEW_MIXES,
  NEW_ORDERS,
  REVIEW_ORDERS,
  type StudySettings,
  studySettingsSchema,
} from "./settings";
import { parseSteps, stepWords } from "./step-list";

/** What a person may change by hand: everything but the weights of the memory model. */
export type ChosenSettings = Omit<StudySettings, "parameters">;

const DAY_SECONDS = 86_400;

function whole(name: string, least: number, most: number) {
  const sentence = `${name}: write a whole number from ${least} to ${most}.`;
  return z
    .string(sentence)
    .trim()
    .regex(/^\d{1,6}$/, sentence)
    .transform(Number)
    .refine((value) => value >= least && value <= most, sentence);
}

function oneOf<const Choices extends readonly [string, ...string[]]>(name: string, choices: Choices) {
  return z.enum(choices, `${name}: choose one of the list.`);
}

function steps(name: string) {
  const sentence = `${name}: write up to ten steps such as "1m 10m 1d", each at least a second and at most 365 days.`;
  return z
    .string(sentence)
    .max(100, sentence)
    .transform((text, context) => {
      const parsed = parseSteps(text);
      if (parsed && studySettingsSchema.shape.learningStepsSeconds.safeParse(parsed).success) return parsed;
      context.addIssue({ code: "custom", message: sentence });
      return z.NEVER;
    });
}

const checked = z.literal("on", "Tick it or leave it.").optional();
const easyDay = (name: string) => oneOf(`Load on ${name}`, EASY_DAYS);
const percent = (name: string) => whole(name, 0, 100).transform((value) => value / 100);

/** Every setting as a form sends it: text, checked with a sentence for each field. */
export const settingsFormSchema = z
  .object({
    timeZone: z.string("Time zone: choose one of the list.").refine(isTimeZone, "Time zone: choose one of the list."),
    rolloverHour: whole("The day begins at", 0, 23),
    retentionPercent: whole("Desired retention", 70, 99),
    newPerDay: whole("New cards a day", 0, 9999),
    reviewsPerDay: whole("Reviews a day", 0, 9999),
    learningSteps: steps("Learning steps"),
    relearningSteps: steps("Relearning steps"),
    maximumIntervalDays: whole("Longest interval", 1, 36_500),
    learnAheadMinutes: whole("Learn ahead", 0, DAY_SECONDS / 60),
    answerCapSeconds: whole("Longest answer time", 5, 3600),
    leechThreshold: whole("Leech", 0, 99),
    buryNewSiblings: checked,
    buryReviewSiblings: checked,
    monday: easyDay("Monday"),
    tuesday: easyDay("Tuesday"),
    wednesday: easyDay("Wednesday"),
    thursday: easyDay("Thursday"),
    friday: easyDay("Friday"),
    saturday: easyDay("Saturday"),
    sunday: easyDay("Sunday"),
    newOrder: oneOf("Order of new cards", NEW_ORDERS),
    newMix: oneOf("New cards come", NEW_MIXES),
    reviewOrder: oneOf("Order of reviews", REVIEW_ORDERS),
    hardPercent: percent("Hard from"),
    goodPercent: percent("Good from"),
    easyPercent: percent("Easy from"),
    answerMode: oneOf("Written questions", ANSWER_MODES),
  })
  .superRefine(({ hardPercent, goodPercent, easyPercent }, context) => {
    if (hardPercent <= goodPercent && goodPercent <= easyPercent) return;
    const message = "Rating rule: let the scores rise from Hard over Good to Easy.";
    context.addIssue({ code: "custom", path: ["goodPercent"], message });
  })
  .transform((form): ChosenSettings => ({
    timeZone: form.timeZone,
    rolloverHour: form.rolloverHour,
    desiredRetention: form.retentionPercent / 100,
    newPerDay: form.newPerDay,
    reviewsPerDay: form.reviewsPerDay,
    learningStepsSeconds: form.learningSteps,
    relearningStepsSeconds: form.relearningSteps,
    maximumIntervalDays: form.maximumIntervalDays,
    learnAheadSeconds: form.learnAheadMinutes * 60,
    answerCapSeconds: form.answerCapSeconds,
    leechThreshold: form.leechThreshold,
    buryNewSiblings: form.buryNewSiblings === "on",
    buryReviewSiblings: form.buryReviewSiblings === "on",
    easyDays: {
      monday: form.monday,
      tuesday: form.tuesday,
      wednesday: form.wednesday,
      thursday: form.thursday,
      friday: form.friday,
      saturday: form.saturday,
      sunday: form.sunday,
    },
    newOrder: form.newOrder,
    newMix: form.newMix,
    reviewOrder: form.reviewOrder,
    ratingRule: { hardFrom: form.hardPercent, goodFrom: form.goodPercent, easyFrom: form.easyPercent },
    answerMode: form.answerMode,
  }));

/** The fields of the form, by name, as text; a box that is not ticked is absent. */
export type SettingsFields = z.input<typeof settingsFormSchema>;

/** Settings as the form shows them. */
export function settingsFields(settings: ChosenSettings): SettingsFields {
  const { ratingRule, easyDays } = settings;
  return {
    timeZone: settings.timeZone,
    rolloverHour: String(settings.rolloverHour),
    retentionPercent: String(Math.round(settings.desiredRetention * 100)),
    newPerDay: String(settings.newPerDay),
    reviewsPerDay: String(settings.reviewsPerDay),
    learningSteps: stepWords(settings.learningStepsSeconds),
    relearningSteps: stepWords(settings.relearningStepsSeconds),
    maximumIntervalDays: String(settings.maximumIntervalDays),
    learnAheadMinutes: String(Math.round(settings.learnAheadSeconds / 60)),
    answerCapSeconds: String(settings.answerCapSeconds),
    leechThreshold: String(settings.leechThreshold),
    ...(settings.buryNewSiblings && { buryNewSiblings: "on" as const }),
    ...(settings.buryReviewSiblings && { buryReviewSiblings: "on" as const }),
    ...easyDays,
    newOrder: settings.newOrder,
    newMix: settings.newMix,
    reviewOrder: settings.reviewOrder,
    hardPercent: String(Math.round(ratingRule.hardFrom * 100)),
    goodPercent: String(Math.round(ratingRule.goodFrom * 100)),
    easyPercent: String(Math.round(ratingRule.easyFrom * 100)),
    answerMode: settings.answerMode,
  };
}
