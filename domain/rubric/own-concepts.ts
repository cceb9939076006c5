import type { Concept } from "./concept";
import { type Lexicon, ownTerms, wordsOf } from "./lexicon";
import type { LexiconSource } from "./lexicon-source";
import type { Rubric } from "./rubric";
import { type Term, TermIndex } from "./terms";

const extended = new WeakMap<Rubric, WeakMap<Lexicon, Lexicon>>();

/**
 * The lexicon that a rubric is read by: the shared one and the rubric's own concepts. The same object while both live;
 * the shared one itself where the rubric has none of its own.
 */
export function lexiconOf(rubric: Rubric, shared: Lexicon): Lexicon {
  if (Object.keys(rubric.concepts).length === 0) return shared;
  const byLexicon = extended.get(rubric) ?? new WeakMap<Lexicon, Lexicon>();
  extended.set(rubric, byLexicon);
  const known = byLexicon.get(shared) ?? extend(shared, rubric.concepts);
  byLexicon.set(shared, known);
  return known;
}

/** The same of the source, for showing which words count. */
export function sourceOf(rubric: Rubric, shared: LexiconSource): LexiconSource {
  return { ...shared, concepts: { ...rubric.concepts, ...shared.concepts } };
}

/** What is wrong with a rubric's own concepts, each as a sentence. */
export function ownConceptFaults({ concepts }: Rubric, shared: Lexicon): string[] {
  return Object.entries(concepts).flatMap(([key, { includes }]) => [
    ...(shared.concepts.has(key) || shared.entities.has(key)
      ? [`concept "${key}": the lexicon has one of this name; take another`]
      : []),
    ...includes
      .filter((each) => conceptIn(concepts, each) === undefined && !shared.concepts.has(each))
      .map((each) => `concept "${key}": includes "${each}", which does not exist`),
    ...(includedBy(key, concepts).has(key) ? [`concept "${key}": includes itself`] : []),
  ]);
}

/** How many ways of saying its own concepts have in all, those that they take in counted each time. */
export function countWays({ concepts }: Rubric, shared: Lexicon): number {
  return Object.keys(concepts)
    .flatMap((key) => [key, ...includedBy(key, concepts)])
    .reduce((sum, each) => {
      const own = conceptIn(concepts, each);
      if (!own) return sum + (shared.concepts.get(each)?.length ?? 0);
      return sum + [own.exact, own.stem, own.prefix, own.phrase, own.code].reduce((all, { length }) => all + length, 0);
    }, 0);
}

/** Names come from people: `constructor` is none that an object has by itself. */
function conceptIn(own: Readonly<Record<string, Concept>>, key: string): Concept | undefined {
  return Object.hasOwn(own, key) ? own[key] : undefined;
}

function extend(shared: Lexicon, own: Rubric["concepts"]): Lexicon {
  const added = new Map<string, readonly Term[]>();
  for (const key of Object.keys(own)) {
    if (!shared.concepts.has(key)) added.set(key, termsOf(key, own, shared));
  }
  const concepts = new Map([...shared.concepts, ...added]);
  const vocabulary = new Set([...shared.vocabulary, ...Object.values(own).flatMap(wordsOf)]);
  return {
    ...shared,
    concepts,
    vocabulary,
    synonyms: new TermIndex([...concepts.values()].flat().filter((term) => term.parts.length === 1)),
    fluency: { ...shared.fluency, isWord: (word) => vocabulary.has(word) || shared.fluency.isWord(word) },
  };
}

function termsOf(key: string, own: Rubric["concepts"], { concepts, stem }: Lexicon): Term[] {
  return [key, ...includedBy(key, own)].flatMap((each) => {
    const concept = conceptIn(own, each);
    if (concept) return ownTerms(key, concept, stem);
    return (concepts.get(each) ?? []).map((term) => ({ ...term, name: key }));
  });
}

/** Every concept that one includes, directly or through another of the rubric. */
function includedBy(key: string, own: Readonly<Record<string, Concept>>): Set<string> {
  const found = new Set<string>();
  const follow = (from: string): void => {
    for (const each of conceptIn(own, from)?.includes ?? []) {
      if (found.has(each)) continue;
      found.add(each);
      follow(each);
    }
  };
  follow(key);
  return found;
}
