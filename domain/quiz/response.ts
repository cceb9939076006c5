import { z } from "zod";
import { MAX_ANSWER_CHARS } from "./answer-length";

// PostgreSQL refuses NUL, and a lone surrogate cannot be stored as UTF-8; other control characters but tab and
// line breaks have no place in an answer and could disguise it.
const UNSTORABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

/** Text a person typed: bounded, storable, line ends as `\n`. */
export const typedText = z
  .string()
  .max(MAX_ANSWER_CHARS, `use at most ${MAX_ANSWER_CHARS.toLocaleString("en")} characters`)
  .refine((text) => !UNSTORABLE.test(text), "remove the control characters")
  .transform((text) => text.replace(/\r\n?/g, "\n"));

const key = z.string().min(1).max(60);

/** What a person answered to an item, by its kind. */
export const responseSchema = z.discriminatedUnion("kind", [
  /** Looked at the back; the person rates their own recall. */
  z.strictObject({ kind: z.literal("flashcard") }),
  z.strictObject({ kind: z.literal("cloze"), blanks: z.record(key, typedText) }),
  z.strictObject({ kind: z.literal("single_choice"), choice: key }),
  z.strictObject({ kind: z.literal("multi_choice"), choices: z.array(key).max(12) }),
  z.strictObject({ kind: z.literal("predict_output"), output: typedText }),
  z.strictObject({ kind: z.literal("order_events"), order: z.array(key).min(1).max(20) }),
  z.strictObject({ kind: z.literal("spot_bug"), line: z.int().min(1).max(200), reason: key }),
  z.strictObject({ kind: z.literal("fix_code"), code: typedText }),
  z.strictObject({ kind: z.literal("write_code"), code: typedText }),
  z.strictObject({ kind: z.literal("free_text"), text: typedText }),
  z.strictObject({ kind: z.literal("chain"), step: key, text: typedText }),
]);

export type Response = z.infer<typeof responseSchema>;
export type ResponseKind = Response["kind"];
