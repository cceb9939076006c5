import { z } from "zod";
import { outcomeSchema } from "#domain/quiz/outcome";

const quoteSchema = z.object({ start: z.int(), end: z.int(), text: z.string() });

const gradeSchema = z.object({
  engineVersion: z.string(),
  lexiconVersion: z.string(),
  points: z.number(),
  maxPoints: z.number(),
  band: z.enum(["strong", "solid", "partial", "weak"]),
  criteria: z.array(
    z.object({
      key: z.string(),
      verdict: z.enum(["met", "partial", "not", "contradicted", "unsure"]),
      points: z.number(),
      maxPoints: z.number(),
      quotes: z.array(quoteSchema),
      decidedBy: z.string().nullable(),
      nearestMiss: z.object({ quote: quoteSchema, lacks: z.array(z.string()) }).nullable(),
    }),
  ),
  misconceptions: z.array(z.object({ key: z.string(), deducted: z.number(), quotes: z.array(quoteSchema) })),
  flags: z.array(
    z.enum([
      "empty",
      "instructions-to-grader",
      "copied-question",
      "copied-rubric",
      "stuffed",
      "other-language",
      "exchanged",
    ]),
  ),
  confidence: z.number(),
});

/** What became of one answer of a take; both null where it was not answered, or is for a person to judge. */
export const takeResultSchema = z.object({
  outcome: outcomeSchema.nullable(),
  grade: gradeSchema.nullable(),
  rubricId: z.string().nullable(),
});
export type TakeResult = z.infer<typeof takeResultSchema>;

/** The share of what can be scored by itself that was reached, 0..1; null when nothing can. */
export function takeScore(answers: readonly { score: number | null }[]): number | null {
  const scores = answers.flatMap(({ score }) => score ?? []);
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
