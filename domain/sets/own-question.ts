import { z } from "zod";
import type { AnswerKey } from "#domain/content/answer-key";
import type { Question } from "#domain/content/question";
import { LEVELS, slugSchema } from "#domain/content/shared-fields";
import { type Rubric, rubricSchema } from "#domain/rubric/rubric";
import { applyEdits, rubricEditsSchema } from "#domain/rubric/rubric-edits";

const text = (name: string, max: number) =>
  z
    .string(`write ${name}`)
    .trim()
    .min(3, `write ${name}`)
    .max(max, `use at most ${max.toLocaleString("en")} characters`);
const redFlagSchema = z.strictObject({
  belief: text("what is believed", 300),
  correction: text("why that is not so", 400),
});

/** A question that interviewers write for their own sets, as its form sends it. Texts are Markdown. */
export const ownQuestionSchema = z.strictObject({
  title: text("a title", 120),
  topicId: slugSchema,
  minutes: z.coerce
    .number("use whole minutes from 1 to 60")
    .int("use whole minutes from 1 to 60")
    .min(1, "give at least 1 minute")
    .max(60, "give at most 60 minutes"),
  difficulty: z.coerce
    .number()
    .int()
    .min(1, "choose a difficulty from 1 to 5")
    .max(5, "choose a difficulty from 1 to 5"),
  level: z.enum(LEVELS, "choose a level"),
  prompt: text("the question", 6000),
  modelAnswer: text("an answer that you would call good", 6000),
  followUps: z.array(text("a follow-up", 300)).max(10, "write at most 10 follow-ups"),
  criteria: z
    .array(rubricEditsSchema.shape.criteria.element)
    .min(1, "write at least one criterion")
    .max(12, "write at most 12 criteria"),
  redFlags: z.array(redFlagSchema).max(12, "write at most 12 red flags"),
});
export type OwnQuestion = z.infer<typeof ownQuestionSchema>;

/** The parts of an own question as every question has them; the rubric is still to be tried. */
export function storedOwnQuestion(written: OwnQuestion, before: Rubric | null) {
  const { prompt, modelAnswer, followUps, redFlags, criteria } = written;
  const question: Question = { kind: "free_text", prompt };
  const key: AnswerKey = {
    kind: "free_text",
    explanation: "",
    followUps,
    misconceptions: redFlags.map(({ belief, correction }, at) => ({
      key: `flag-${at + 1}`,
      text: belief,
      whyWrong: correction,
    })),
    correction: null,
    references: [],
    sources: [],
    modelAnswer,
  };
  const rubric = rubricSchema.safeParse(
    applyEdits(before ?? { groups: [], concepts: {}, criteria: [], misconceptions: [] }, {
      criteria,
      misconceptions: [],
    }),
  );
  return { question, key, rubric };
}

/**
 * Whether a rubric can score an answer by itself: each criterion says by which words it is earned. What lacks them is
 * for a person to judge, and half a score would mislead.
 */
export function scoresByItself({ criteria }: Rubric): boolean {
  return criteria.every(({ patterns }) => patterns.length > 0);
}
