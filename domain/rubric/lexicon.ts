import { type Fluency, ownKindsOf } from "./fluency";
import { FUNCTION_WORDS } from "./function-words";
import type { LexiconSource } from "./lexicon-source";
import { newStemmer, type Stemmer } from "./stemming";
import { phraseTerm, type Term, TermIndex, vocabularyOf, wordTerm } from "./terms";

/** The ways of naming one thing. */
export type Names = Pick<LexiconSource["entities"][string], "exact" | "stem" | "prefix" | "phrase" | "code">;

/** Things of one family, and which pole of each contrast is so of each, by `member contrast`. */
export type Counterparts = {
  members: readonly string[];
  facts: ReadonlyMap<string, string>;
  /** Those that something of the family is known by. */
  contrasts: ReadonlySet<string>;
};

/** A lexicon ready for use: the shared one, or with the concepts of one rubric (`lexiconOf`). */
export type Lexicon = {
  version: string;
  stem: Stemmer;
  /** Terms by concept, included concepts' too. */
  concepts: ReadonlyMap<string, readonly Term[]>;
  /** Terms and family by entity. */
  entities: ReadonlyMap<string, { family: string; terms: readonly Term[] }>;
  /** Things that are told apart, by family, and the ways of naming them, named `family member`. */
  counterparts: { families: ReadonlyMap<string, Counterparts>; terms: TermIndex };
  /** Opposite claims: the poles of each contrast, and the ways of saying them, named `contrast pole`. */
  contrasts: { poles: ReadonlyMap<string, readonly string[]>; terms: TermIndex };
  /** Stems by which a picture is known, and the technical words that the words of a picture stand for, by stem. */
  figures: { settings: ReadonlySet<string>; meanings: ReadonlyMap<string, readonly string[]> };
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
  fluency: Fluency;
};

/**
 * Prepares a lexicon for grading. Do it once: it takes some milliseconds.
 *
 * @throws {RangeError} if a concept includes one that does not exist, or itself, or a counterpart has an unknown pole
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
  const neighbours = neighboursOf(source.neighbours);
  const vocabulary = new Set([...Object.values(source.concepts), ...Object.values(source.entities)].flatMap(wordsOf));
  const pictured = [source.figures.settings, ...Object.values(source.figures.meanings)].join(" ");
  const knownWords = new Set(
    [source.words, pictured, ...Object.values(source.irregular)].flatMap((words) => words.split(/\s+/)),
  );
  return {
    version: source.version,
    stem,
    concepts,
    entities,
    counterparts: counterpartsOf(source, stem),
    contrasts: contrastsOf(source, stem),
    figures: figuresOf(source.figures, stem),
    synonyms: new TermIndex([...concepts.values()].flat().filter((term) => term.parts.length === 1)),
    protectedWords,
    antonyms: antonymsOf(source.antonyms, stem),
    misspellings: invert(source.misspellings),
    vocabulary,
    knownWords,
    fluency: {
      neighbours,
      ownKinds: ownKindsOf(neighbours),
      isWord: (word) => vocabulary.has(word) || knownWords.has(word) || FUNCTION_WORDS.has(word),
    },
  };
}

function counterpartsOf({ counterparts, contrasts, entities }: LexiconSource, stem: Stemmer): Lexicon["counterparts"] {
  const terms: Term[] = [];
  const families = new Map<string, Counterparts>();
  for (const [family, members] of Object.entries(counterparts)) {
    const facts = new Map<string, string>();
    for (const [member, { is, ...names }] of Object.entries(members)) {
      const entity = entities[member];
      const name = `${family} ${member}`;
      terms.push(...ownTerms(name, names, stem), ...(entity ? ownTerms(name, entity, stem) : []));
      for (const [contrast, pole] of Object.entries(is)) {
        if (contrasts[contrast]?.[pole] === undefined)
          throw new RangeError(`counterpart "${member}" is "${contrast}: ${pole}", which is no pole of a contrast`);
        facts.set(`${member} ${contrast}`, pole);
      }
    }
    const known = new Set(Object.values(members).flatMap(({ is }) => Object.keys(is)));
    families.set(family, { members: Object.keys(members), facts, contrasts: known });
  }
  return { families, terms: new TermIndex(terms) };
}

function figuresOf({ settings, meanings }: LexiconSource["figures"], stem: Stemmer): Lexicon["figures"] {
  const stood = new Map<string, string[]>();
  for (const [technical, words] of Object.entries(meanings)) {
    const stands = technical.split(" ").flatMap((word) => [word, stem(word)]);
    for (const word of words.split(" ")) {
      const key = stem(word);
      stood.set(key, [...new Set([...(stood.get(key) ?? []), ...stands])]);
    }
  }
  return {
    settings: new Set(
      settings
        .split(/\s+/)
        .filter((word) => word !== "")
        .map(stem),
    ),
    meanings: stood,
  };
}

const NEGATION = /\b(?:not|never|no|nothing|none|nobody|cannot|without)\b/;
const NAMELESS: Names = { exact: [], stem: [], prefix: [], phrase: [], code: [] };
/** After the name of a pole: the way of saying it has a no of its own. */
export const OWN_NEGATION = "denied";

function contrastsOf(source: LexiconSource, stem: Stemmer): Lexicon["contrasts"] {
  const poles = Object.entries(source.contrasts);
  return {
    poles: new Map(poles.map(([contrast, pair]) => [contrast, Object.keys(pair)])),
    terms: new TermIndex(
      poles.flatMap(([contrast, pair]) =>
        Object.entries(pair).flatMap(([pole, { includes, ...own }]) => {
          const name = `${contrast} ${pole}`;
          return [own, ...includes.flatMap((each) => namesWithIncludes(each, source))].flatMap((names) => [
            ...ownTerms(name, { ...names, phrase: names.phrase.filter((each) => !NEGATION.test(each)) }, stem),
            ...ownTerms(
              `${name} ${OWN_NEGATION}`,
              { ...NAMELESS, phrase: names.phrase.filter((each) => NEGATION.test(each)) },
              stem,
            ),
          ]);
        }),
      ),
    ),
  };
}

/** Each number holds for the kinds that follow it. */
function neighboursOf(table: LexiconSource["neighbours"]): Map<string, number> {
  const neighbours = new Map<string, number>();
  for (const [first, groups] of Object.entries(table)) {
    let value = 0;
    for (const piece of groups.split(" ")) {
      if (/^-?\d+$/.test(piece)) value = Number(piece);
      else neighbours.set(`${first} ${piece}`, value);
    }
  }
  return neighbours;
}

/** The terms by which something is named in its own ways. */
export function ownTerms(name: string, names: Names, stem: Stemmer): Term[] {
  return [
    ...names.exact.map((word) => wordTerm(name, "exact", word, stem)),
    ...names.stem.map((word) => wordTerm(name, "stem", word, stem)),
    ...names.prefix.map((word) => wordTerm(name, "prefix", word, stem)),
    ...names.phrase.map((phrase) => phraseTerm(name, phrase, stem)),
    ...names.code.map((code) => wordTerm(name, "code", code, stem)),
  ];
}

function termsWithIncludes(key: string, source: LexiconSource, stem: Stemmer): Term[] {
  return namesWithIncludes(key, source).flatMap((names) => ownTerms(key, names, stem));
}

function namesWithIncludes(key: string, source: LexiconSource): Names[] {
  const found: Names[] = [];
  const seen = new Set<string>();
  const add = (each: string): void => {
    const concept = source.concepts[each];
    if (concept === undefined) throw new RangeError(`"${key}" includes "${each}", which does not exist`);
    if (seen.has(each)) throw new RangeError(`"${key}" includes "${each}" twice`);
    seen.add(each);
    found.push(concept);
    concept.includes.forEach(add);
  };
  add(key);
  return found;
}

/** The words that ways of naming are made of. */
export function wordsOf(names: Names): string[] {
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
