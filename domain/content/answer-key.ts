import { z } from "zod";
import { codeTestSchema } from "#domain/lab/code-test";
import { standInsSchema, traceEventSchema } from "#domain/lab/trace";
import { nextRuleSchema } from "#domain/quiz/chain";

/** A false belief that answers reveal, with what is true instead. */
const misconceptionSchema = z.strictObject({ key: z.string(), text: z.string(), whyWrong: z.string() });

/** What every answer key says, whatever the kind. Texts are Markdown. */
const common = {
  explanation: z.string(),
  followUps: z.array(z.string()),
  misconceptions: z.array(misconceptionSchema),
  /** What the source documents get wrong here; null when nothing. */
  correction: z.string().nullable(),
  references: z.array(z.strictObject({ title: z.string(), url: z.string() })),
  /** Passages of the source documents that the item grew from. */
  sources: z
    .array(z.strictObject({ file: z.string(), lines: z.string(), relation: z.string(), quote: z.string() }))
    .default([]),
};

/** What runs need beside the code. */
const program = {
  files: z.record(z.string(), z.string()).nullable(),
  modules: standInsSchema.nullable(),
};

/** What the program did when it was run, to be drawn after the answer; null where no run is stored. */
const shownRun = { trace: z.array(traceEventSchema).nullable() };

const optionNote = z.strictObject({
  key: z.string(),
  feedback: z.string().nullable(),
  /** Key of the misconception that a wrong decision about this option reveals. */
  misconception: z.string().nullable(),
});

const codeKey = {
  ...common,
  ...program,
  tests: z.array(codeTestSchema),
  solutions: z.array(z.strictObject({ name: z.string(), code: z.string(), pythonMin: z.string().nullable() })),
  wrongSolutions: z.array(z.strictObject({ name: z.string(), code: z.string(), fails: z.string() })),
};

/**
 * The part of an item that nobody may see before answering. Options, events and reasons go by the keys of the
 * published question. The rubric of a typed answer is kept apart, in its own tables.
 */
export const answerKeySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("flashcard"), ...common, back: z.string() }),
  z.strictObject({
    kind: z.literal("cloze"),
    ...common,
    blanks: z.record(z.string(), z.strictObject({ answer: z.string(), accept: z.array(z.string()) })),
  }),
  z.strictObject({ kind: z.literal("single_choice"), ...common, answer: z.string(), options: z.array(optionNote) }),
  z.strictObject({
    kind: z.literal("multi_choice"),
    ...common,
    answers: z.array(z.string()),
    options: z.array(optionNote),
    /** What each right and each wrong choice adds to the score; the sum is kept within 0..1. */
    perCorrect: z.number(),
    perWrong: z.number(),
  }),
  z.strictObject({
    kind: z.literal("predict_output"),
    ...common,
    ...program,
    ...shownRun,
    stdout: z.string(),
    nearMisses: z.array(
      z.strictObject({ stdout: z.string(), feedback: z.string(), misconception: z.string().nullable() }),
    ),
  }),
  z.strictObject({
    kind: z.literal("order_events"),
    ...common,
    ...program,
    ...shownRun,
    /** In the order in which they happen; `at` in virtual seconds since the program began. */
    order: z.array(z.strictObject({ key: z.string(), at: z.number() })),
  }),
  z.strictObject({
    kind: z.literal("spot_bug"),
    ...common,
    ...program,
    ...shownRun,
    lines: z.array(z.int()),
    reason: z.string(),
    reasons: z.array(z.strictObject({ key: z.string(), feedback: z.string().nullable() })),
    fix: z.string(),
  }),
  z.strictObject({ kind: z.literal("fix_code"), ...codeKey }),
  z.strictObject({ kind: z.literal("write_code"), ...codeKey }),
  z.strictObject({ kind: z.literal("free_text"), ...common, modelAnswer: z.string() }),
  z.strictObject({
    kind: z.literal("chain"),
    ...common,
    steps: z.array(
      z.strictObject({
        id: z.string(),
        prompt: z.string(),
        modelAnswer: z.string(),
        next: z.array(nextRuleSchema),
        /** Id of an item that asks the same; null when none does. */
        uses: z.string().nullable(),
      }),
    ),
    workedCode: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("mock_interview"),
    ...common,
    avoidSeenDays: z.int(),
    scorecard: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        weight: z.number(),
        fromTopics: z.array(z.string()),
        fromKinds: z.array(z.string()),
      }),
    ),
    verdict: z.array(z.strictObject({ min: z.number(), label: z.string() })),
    knockOut: z.array(z.strictObject({ misconception: z.string(), times: z.int(), atMost: z.string() })),
  }),
]);

export type AnswerKey = z.infer<typeof answerKeySchema>;

/** The answer key of one kind. */
export type AnswerKeyOf<K extends AnswerKey["kind"]> = Extract<AnswerKey, { kind: K }>;
