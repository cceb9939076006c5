import { z } from "zod";

const option = z.strictObject({ key: z.string(), text: z.string() });

/**
 * The part of an item that anybody may see before answering: all that ever reaches a browser until then. Texts are
 * Markdown. Keys of events and reasons are positions on the screen, so that neither name nor order gives the answer.
 */
export const questionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("flashcard"), front: z.string() }),
  /** `{{1}}` in the text stands for blank "1". */
  z.strictObject({ kind: z.literal("cloze"), text: z.string(), blanks: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal("single_choice"),
    prompt: z.string(),
    code: z.string().nullable(),
    options: z.array(option),
  }),
  z.strictObject({
    kind: z.literal("multi_choice"),
    prompt: z.string(),
    code: z.string().nullable(),
    options: z.array(option),
  }),
  z.strictObject({ kind: z.literal("predict_output"), prompt: z.string(), code: z.string() }),
  z.strictObject({ kind: z.literal("order_events"), prompt: z.string(), code: z.string(), events: z.array(option) }),
  z.strictObject({ kind: z.literal("spot_bug"), prompt: z.string(), code: z.string(), reasons: z.array(option) }),
  z.strictObject({ kind: z.literal("fix_code"), prompt: z.string(), code: z.string(), hints: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("write_code"), prompt: z.string(), code: z.string(), hints: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("free_text"), prompt: z.string() }),
  /** Only the opening: each follow-up is shown when the step before it has been scored. */
  z.strictObject({ kind: z.literal("chain"), prompt: z.string(), firstStep: z.string(), stepCount: z.int() }),
  z.strictObject({
    kind: z.literal("mock_interview"),
    rules: z.strictObject({
      noBack: z.boolean(),
      hints: z.boolean(),
      feedback: z.enum(["at_end", "each"]),
      pause: z.boolean(),
    }),
    sections: z.array(
      z.strictObject({
        title: z.string(),
        seconds: z.int(),
        items: z.array(z.string()),
        alternatives: z.array(z.string()),
      }),
    ),
  }),
]);

export type Question = z.infer<typeof questionSchema>;
export type Kind = Question["kind"];

/** Every kind of item, in the order in which filters list them, with its name on the screen. */
export const KIND_NAMES: Record<Kind, string> = {
  flashcard: "Flashcard",
  cloze: "Fill the blanks",
  single_choice: "Single choice",
  multi_choice: "Multiple choice",
  predict_output: "Predict the output",
  order_events: "Order the events",
  spot_bug: "Spot the bug",
  fix_code: "Fix the code",
  write_code: "Write code",
  free_text: "Explain in words",
  chain: "Question chain",
  mock_interview: "Mock interview",
};

/** A kind, as it is read from a table or an address. */
export const kindSchema = z.enum(Object.keys(KIND_NAMES) as [Kind, ...Kind[]]);
