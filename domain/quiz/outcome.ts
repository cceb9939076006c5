import { z } from "zod";

/** How one part of a response (a blank, an option, a printed line, an event, a bug's line) turned out. */
const partOutcomeSchema = z.strictObject({
  /** What the part is called on the screen: "Blank 1", "A", "Line 3". */
  label: z.string(),
  /** right: given and right. wrong: given and wrong. missed: right, but not given. spare: rightly left out. */
  verdict: z.enum(["right", "wrong", "missed", "spare"]),
  /** What the person gave, as Markdown; null when nothing. Of a spare option, what was rightly left out. */
  given: z.string().nullable(),
  /** What would have been right, as Markdown; null when the part should not have been chosen. */
  expected: z.string().nullable(),
  /** One sentence on this very choice, as Markdown. */
  feedback: z.string().nullable(),
});

const revealedMisconceptionSchema = z.strictObject({ key: z.string(), text: z.string(), whyWrong: z.string() });

/** The result of scoring a closed kind. Free text and chains have a `Grade` instead. */
export const outcomeSchema = z.strictObject({
  /** 0..1; null where the person rates themselves (flashcards, and code until it is run). */
  score: z.number().min(0).max(1).nullable(),
  parts: z.array(partOutcomeSchema),
  misconceptions: z.array(revealedMisconceptionSchema),
  /** One sentence on the response as a whole, as Markdown, where the kind has one. */
  summary: z.string().nullable(),
});

export type PartOutcome = z.infer<typeof partOutcomeSchema>;

/** A false belief that the response reveals. */
export type RevealedMisconception = z.infer<typeof revealedMisconceptionSchema>;

export type Outcome = z.infer<typeof outcomeSchema>;
