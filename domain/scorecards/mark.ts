import { z } from "zod";

/** What a rater decided on one criterion; "not-asked" says that there was nothing to decide, which is no 0. */
export const MARK_VERDICTS = ["met", "partly", "not", "not-asked"] as const;
export const markVerdictSchema = z.enum(MARK_VERDICTS, "choose met, partly, not or not-asked");
export type MarkVerdict = z.infer<typeof markVerdictSchema>;

/** How a verdict is called on the screen. */
export const MARK_WORDS: Record<MarkVerdict, string> = {
  met: "met",
  partly: "partly",
  not: "not met",
  "not-asked": "not asked",
};

/** What a rater would do with the candidate: chosen by them, never computed. From worst to best. */
export const RECOMMENDATIONS = ["strong-no", "no", "yes", "strong-yes"] as const;
export const recommendationSchema = z.enum(RECOMMENDATIONS, "choose strong-no, no, yes or strong-yes");
export type Recommendation = z.infer<typeof recommendationSchema>;

/** How a recommendation is called on the screen. */
export const RECOMMENDATION_WORDS: Record<Recommendation, string> = {
  "strong-no": "strong no",
  no: "no",
  yes: "yes",
  "strong-yes": "strong yes",
};

/** What is remarked on a question by one key press. */
export const FLAGS = ["insight", "hint", "false-belief", "ran-out", "unclear"] as const;
export const flagSchema = z.enum(FLAGS, `choose among ${FLAGS.join(", ")}`);
export type ScorecardFlag = z.infer<typeof flagSchema>;

/** How a flag is called on the screen. */
export const FLAG_NAMES: Record<ScorecardFlag, string> = {
  insight: "Insight of their own",
  hint: "Needed a hint",
  "false-belief": "Held a false belief",
  "ran-out": "Ran out of time",
  unclear: "Question was unclear",
};

/** The one criterion of a question that no rubric scores. */
export const ANSWER_CRITERION = "answer";

const place = { itemId: z.string().min(1).max(120), step: z.string().min(1).max(60) };

/** A decision on one criterion; null takes it away. */
export const markInputSchema = z.strictObject({
  ...place,
  criterionKey: z.string().min(1).max(120),
  verdict: markVerdictSchema.nullable(),
});
export type MarkInput = z.infer<typeof markInputSchema>;

/** What is written down on one question; nothing at all takes the note away. */
export const noteInputSchema = z.strictObject({
  ...place,
  text: z.string().max(10_000, "use at most 10,000 characters"),
  flags: z.array(flagSchema).max(FLAGS.length),
});
export type NoteInput = z.infer<typeof noteInputSchema>;

export type Mark = { itemId: string; step: string; criterionKey: string; verdict: MarkVerdict };
export type Note = { itemId: string; step: string; text: string; flags: ScorecardFlag[] };
