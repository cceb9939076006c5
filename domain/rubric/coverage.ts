import { FUNCTION_WORDS } from "./function-words";
import type { Lexicon } from "./lexicon";
import { rangesOf } from "./matching";
import { findClauses } from "./clauses";
import { findDenials } from "./polarity";
import type { Reading } from "./reading";
import { rewrite } from "./rewrites";
import type { Criterion, Rubric } from "./rubric";
import { cleanText } from "./text";
import { tokenize } from "./tokens";
import type { Word } from "./words";

/** How much of a criterion's statement, or of another accepted sentence, one passage of the answer says. */
export type Coverage = {
  /** 0..1, weighted by how telling each word is. */
  share: number;
  /** Words of the answer that said it, as half-open ranges. */
  places: readonly { from: number; to: number }[];
  /** Telling words of the sentence that the answer lacks. */
  lacks: readonly string[];
};

type Feature = { text: string; stem: string; synonyms: ReadonlySet<string>; isDenied: boolean; weight: number };
type Reference = { features: readonly Feature[]; total: number };

/** Sentences to compare answers with, prepared once for each rubric. */
export type References = ReadonlyMap<string, readonly Reference[]>;

/** What a word of the question is worth beside one that the question did not give away. */
const ASKED_WEIGHT = 0.35;
const SYNONYM_WEIGHT = 0.65;
/** Share of the matched words that must stand in the order of the sentence: a shuffled one says nothing. */
const ORDERED_SHARE = 0.7;

/** The statement and the accepted sentences of each criterion, weighted by rarity among them and in the question. */
export function prepareReferences(rubric: Rubric, question: string, lexicon: Lexicon): References {
  const documents = rubric.criteria.map((criterion) => sentencesOf(criterion).map((text) => wordsOf(text, lexicon)));
  const frequency = new Map<string, number>();
  for (const sentences of documents) {
    const stems = new Set(sentences.flatMap(({ words }) => words.map(({ stem }) => stem)));
    for (const stem of stems) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const asked = new Set(wordsOf(question, lexicon).words.map(({ stem }) => stem));
  const weigh = (stem: string): number => {
    const rarity = Math.log(1 + documents.length / (frequency.get(stem) ?? 1));
    return rarity * (asked.has(stem) ? ASKED_WEIGHT : 1);
  };
  return new Map(
    rubric.criteria.map((criterion, index) => [
      criterion.key,
      (documents[index] ?? []).map(({ words, isDenied }): Reference => {
        const features = words.map((word, at) => featureOf(word, isDenied[at] ?? false, { lexicon, weigh }));
        return { features, total: features.reduce((sum, { weight }) => sum + weight, 0) };
      }),
    ]),
  );
}

function sentencesOf({ statement, accepts }: Criterion): string[] {
  return [statement, ...accepts];
}

function wordsOf(text: string, lexicon: Lexicon): { words: Word[]; isDenied: boolean[] } {
  const all = rewrite(tokenize(cleanText(text)), lexicon.stem);
  const denials = findDenials(all, findClauses(all));
  const indexed = all.map((word, at) => ({ word, isDenied: (denials[at]?.length ?? 0) % 2 === 1 }));
  const content = indexed.filter(({ word }) => isContent(word));
  return { words: content.map(({ word }) => word), isDenied: content.map(({ isDenied }) => isDenied) };
}

function isContent(word: Word): boolean {
  return word.kind !== "mark" && !FUNCTION_WORDS.has(word.text);
}

function featureOf(
  word: Word,
  isDenied: boolean,
  { lexicon, weigh }: { lexicon: Lexicon; weigh: (stem: string) => number },
): Feature {
  const stem = word.stem || word.text;
  return { text: word.text, stem, synonyms: lexicon.synonyms.namesOf(word), isDenied, weight: weigh(stem) };
}

/** Words of an answer by what they may stand for; made once for each answer. */
export type Vocabulary = { stems: readonly string[]; synonyms: readonly ReadonlySet<string>[] };

/** Prepares an answer for `findCoverage`. */
export function vocabularyOfReading(reading: Reading, lexicon: Lexicon): Vocabulary {
  const known = new Map<string, ReadonlySet<string>>();
  const synonyms = reading.words.map((word) => {
    if (!isContent(word)) return NONE;
    const key = `${word.kind} ${word.text} ${word.names.join(" ")}`;
    const names = known.get(key) ?? lexicon.synonyms.namesOf(word);
    known.set(key, names);
    return names;
  });
  return { stems: reading.words.map((word) => (isContent(word) ? word.stem || word.text : "")), synonyms };
}

const NONE: ReadonlySet<string> = new Set();

/** The passage of up to two sentences that says most of a criterion; null if the answer has no sentence. */
export function findCoverage(
  reading: Reading,
  references: readonly Reference[],
  { vocabulary, lexicon }: { vocabulary: Vocabulary; lexicon: Lexicon },
): Coverage | null {
  let best: Coverage | null = null;
  for (const range of [...reading.sentences, ...rangesOf(reading, "passage")]) {
    if (range.to - range.from > LONGEST_PASSAGE || range.to - range.from < SHORTEST_PASSAGE) continue;
    for (const reference of references) {
      if (reference.features.length < FEWEST_FEATURES) continue;
      const coverage = coverageOf(reading, reference, { range, vocabulary, lexicon });
      if (best === null || coverage.share > best.share + 1e-9) best = coverage;
    }
  }
  return best;
}

const LONGEST_PASSAGE = 150;
const SHORTEST_PASSAGE = 2;
/** Overlap with a sentence of one or two telling words proves nothing. */
const FEWEST_FEATURES = 3;

function coverageOf(
  reading: Reading,
  { features, total }: Reference,
  { range, vocabulary, lexicon }: { range: { from: number; to: number }; vocabulary: Vocabulary; lexicon: Lexicon },
): Coverage {
  const used: number[] = [];
  const lacks: string[] = [];
  let found = 0;
  for (const feature of features) {
    const at = findFeature(feature, { range, vocabulary, used });
    if (at === null) {
      lacks.push(feature.text);
      if (hasAntonym(feature, { range, vocabulary, lexicon })) return { share: 0, places: [], lacks };
      continue;
    }
    const isDenied = (reading.denials[at]?.length ?? 0) % 2 === 1;
    if (isDenied !== feature.isDenied || !isClaim(reading, at)) return { share: 0, places: [], lacks: [feature.text] };
    used.push(at);
    found += feature.weight * (vocabulary.stems[at] === feature.stem ? 1 : SYNONYM_WEIGHT);
  }
  const places = used.map((at) => ({ from: at, to: at + 1 }));
  if (total === 0 || longestRise(used) < ORDERED_SHARE * used.length) return { share: 0, places, lacks };
  return { share: found / total, places, lacks };
}

function isClaim(reading: Reading, at: number): boolean {
  const mood = reading.clauses[reading.clauseOf[at] ?? -1]?.mood;
  return mood === "claim" || mood === "condition";
}

type Where = { range: { from: number; to: number }; vocabulary: Vocabulary };

/** The word itself if the passage has it, or else a synonym. */
function findFeature(
  feature: Feature,
  { range, vocabulary, used }: Where & { used: readonly number[] },
): number | null {
  let synonym: number | null = null;
  for (let at = range.from; at < range.to; at += 1) {
    if (vocabulary.stems[at] === "" || used.includes(at)) continue;
    if (vocabulary.stems[at] === feature.stem) return at;
    if (synonym === null && [...feature.synonyms].some((name) => vocabulary.synonyms[at]?.has(name))) synonym = at;
  }
  return synonym;
}

function hasAntonym(feature: Feature, { range, vocabulary, lexicon }: Where & { lexicon: Lexicon }): boolean {
  const opposites = lexicon.antonyms.get(feature.stem);
  if (!opposites) return false;
  return vocabulary.stems.slice(range.from, range.to).some((stem) => opposites.has(stem));
}

/** Length of the longest part that rises. */
function longestRise(numbers: readonly number[]): number {
  const tails: number[] = [];
  for (const number of numbers) {
    const at = tails.findIndex((tail) => tail >= number);
    tails[at < 0 ? tails.length : at] = number;
  }
  return tails.length;
}
