import { z } from "zod";

/** Names inside one rubric or lexicon: stable for ever, since results hang on them. */
export const keySchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens");

/** One word of a lexicon. */
export const wordSchema = z.string().regex(/^[a-z0-9]+$/, "write one word in lower case");
const phraseSchema = z.string().regex(/^[a-z0-9_.|*()='\- ]+$/, "write words in lower case, without punctuation");

/** The ways of naming one thing. */
export const namesSchema = {
  /** This form alone. */
  exact: z.array(wordSchema).default([]),
  /** This word in any inflection. */
  stem: z.array(wordSchema).default([]),
  /** Every word that begins so. */
  prefix: z.array(wordSchema).default([]),
  /** Words in this order, each in any inflection; `*` stands for up to three words, `a|b` for either. */
  phrase: z.array(phraseSchema).default([]),
  /** A name in code, with or without module and arguments: `create_task`. */
  code: z.array(z.string().min(1).max(80)).default([]),
};

/** An idea with the ways of saying it, or those of other concepts. */
export const conceptSchema = z.strictObject({ ...namesSchema, includes: z.array(keySchema).default([]) });

export type Concept = z.infer<typeof conceptSchema>;
