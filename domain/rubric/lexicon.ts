import { z } from "zod";
import { keySchema } from "./rubric";
import { newStemmer, type Stemmer } from "./stemming";
import { phraseTerm, type Term, TermIndex, vocabularyOf, wordTerm } from "./terms";

const wordSchema = z.string().regex(/^[a-z0-9]+$/, "write one word in lower case");
const phraseSchema = z.string().regex(/^[a-z0-9_.|*()='\- ]+$/, "write words in lower case, without punctuation");

const namesSchema = {
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
  concepts: z.record(keySchema, z.strictObject({ ...namesSchema, includes: z.array(keySchema).default([]) })),
  /** Things that clauses speak of. Those of one family are told apart: what is said of one is not said of another. */
  entities: z.record(keySchema, z.strictObject({ ...namesSchema, family: keySchema })),
  /** Real words that look like misspellings of a word above. */
  words: z.string().default(""),
});

export type LexiconSource = z.infer<typeof lexiconSchema>;
type Names = { [Kind in keyof typeof namesSchema]: string[] };

/** The lexicon ready for use; the same for every rubric. */
export type Lexicon = {
  version: string;
  stem: Stemmer;
  /** Terms by concept, included concepts' too. */
  concepts: ReadonlyMap<string, readonly Term[]>;
  /** Terms and family by entity. */
  entities: ReadonlyMap<string, { family: string; terms: readonly Term[] }>;
  /** Concepts by the single words that name them: what makes two words synonyms. */
  synonyms: TermIndex;
  protectedWords: ReadonlySet<string>;
  /** Stem to the stems of its opposites. */
  antonyms: ReadonlyMap<string, ReadonlySet<string>>;
  misspellings: ReadonlyMap<string, string>;
  /** Words that a misspelt word may be meant for. */
  vocabulary: ReadonlySet<string>;
  /** Further words that are right as they stand. */
  knownWords: ReadonlySet<string>;
};

/**
 * Prepares a lexicon for grading. Do it once: it takes some milliseconds.
 *
 * @throws {RangeError} if a concept includes one that does not exist, or itself
 */
export function compileLexicon(source: LexiconSource): Lexicon {
  const protectedWords = new Set(source.protected);
  const stem = newStemmer(protectedWords, invert(source.irregular));
  const concepts = new Map<string, readonly Term[]>();
  for (const key of Object.keys(source.concepts)) concepts.set(key, termsWithIncludes(key, source, stem));
  const entities = new Map<string, { family: string; terms: readonly Term[] }>();
  for (const [key, entity] of Object.entries(source.entities)) {
    entities.set(key, { family: entity.family, terms: ownTerms(key, entity, stem) });
  }
  return {
    version: source.version,
    stem,
    concepts,
    entities,
    synonyms: new TermIndex([...concepts.values()].flat().filter((term) => term.parts.length === 1)),
    protectedWords,
    antonyms: antonymsOf(source.antonyms, stem),
    misspellings: invert(source.misspellings),
    vocabulary: new Set([...Object.values(source.concepts), ...Object.values(source.entities)].flatMap(wordsOf)),
    knownWords: new Set([...source.words.split(/\s+/), ...Object.values(source.irregular).join(" ").split(" ")]),
  };
}

function ownTerms(name: string, names: Names, stem: Stemmer): Term[] {
  return [
    ...names.exact.map((word) => wordTerm(name, "exact", word, stem)),
    ...names.stem.map((word) => wordTerm(name, "stem", word, stem)),
    ...names.prefix.map((word) => wordTerm(name, "prefix", word, stem)),
    ...names.phrase.map((phrase) => phraseTerm(name, phrase, stem)),
    ...names.code.map((code) => wordTerm(name, "code", code, stem)),
  ];
}

function termsWithIncludes(key: string, source: LexiconSource, stem: Stemmer): Term[] {
  const terms: Term[] = [];
  const seen = new Set<string>();
  const add = (each: string): void => {
    const concept = source.concepts[each];
    if (concept === undefined) throw new RangeError(`concept "${key}" includes "${each}", which does not exist`);
    if (seen.has(each)) throw new RangeError(`concept "${key}" includes "${each}" twice`);
    seen.add(each);
    terms.push(...ownTerms(key, concept, stem));
    concept.includes.forEach(add);
  };
  add(key);
  return terms;
}

function wordsOf(names: Names): string[] {
  return [...names.exact, ...names.stem, ...names.phrase.flatMap(vocabularyOf)];
}

function antonymsOf(pairs: readonly (readonly [string, string])[], stem: Stemmer): Map<string, Set<string>> {
  const antonyms = new Map<string, Set<string>>();
  const add = (word: string, other: string): void => {
    antonyms.set(stem(word), (antonyms.get(stem(word)) ?? new Set()).add(stem(other)));
  };
  for (const [one, other] of pairs) {
    add(one, other);
    add(other, one);
  }
  return antonyms;
}

/** Form to base, from base to forms. */
function invert(table: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(table).flatMap(([base, forms]) => forms.split(" ").map((form): [string, string] => [form, base])),
  );
}
