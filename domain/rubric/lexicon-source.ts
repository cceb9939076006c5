import { z } from "zod";
import { conceptSchema, keySchema, namesSchema, wordSchema } from "./concept";

/** The lexicon as `content/lexicon.yaml` holds it. */
export const lexiconSchema = z.strictObject({
  version: z.string().min(1).max(40),
  /** Words that neither the stemmer nor spelling correction may merge with others. */
  protected: z.array(wordSchema).default([]),
  /** Base word to its irregular forms, parted by spaces. */
  irregular: z.record(wordSchema, z.string()).default({}),
  /** Word to known misspellings, parted by spaces: for protected and short words, which are never guessed. */
  misspellings: z.record(wordSchema, z.string()).default({}),
  /** Pairs of opposites: one in place of the other changes what a sentence says. */
  antonyms: z.array(z.tuple([wordSchema, wordSchema])).default([]),
  /** Ideas by name, each with the ways of saying it, or those of other concepts. */
  concepts: z.record(keySchema, conceptSchema),
  /** Things that clauses speak of. Those of one family are told apart: what is said of one is not said of another. */
  entities: z.record(keySchema, z.strictObject({ ...namesSchema, family: keySchema })),
  /** Things that are told apart, by family, entities of the same name among them, and the pole of each contrast that is so. */
  counterparts: z
    .record(keySchema, z.record(keySchema, z.strictObject({ ...namesSchema, is: z.record(keySchema, keySchema) })))
    .default({}),
  /** What may be claimed of such things, each a pair of opposites, in ways of its own or in those of concepts. */
  contrasts: z
    .record(
      keySchema,
      z.record(keySchema, conceptSchema).refine((pair) => Object.keys(pair).length === 2, "name two poles"),
    )
    .default({}),
  /**
   * What the words of everyday pictures stand for: technical words, parted by spaces, to the words that stand for them.
   * `settings` are those by which a picture is known.
   */
  figures: z
    .strictObject({ settings: z.string(), meanings: z.record(z.string(), z.string()) })
    .default({ settings: "", meanings: {} }),
  /** Real words that look like misspellings of a word above. */
  words: z.string().default(""),
  /** Kind of word to what follows it, grouped by how readily: `"the": "-30 is of the -21 and 9 #w"`. */
  neighbours: z.record(z.string(), z.string().regex(/^-?\d+ /, "begin with a number")).default({}),
});

export type LexiconSource = z.infer<typeof lexiconSchema>;
