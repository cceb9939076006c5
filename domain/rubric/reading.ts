import { type Claim, findClaims } from "./claims";
import { type Clause, findClauses } from "./clauses";
import type { CompiledRubric } from "./compiled-rubric";
import { withFigures } from "./figures";
import type { Quote } from "./grade";
import type { Lexicon } from "./lexicon";
import type { Mechanism } from "./mechanisms";
import { type Denials, findDenials } from "./polarity";
import { findRetractions } from "./retractions";
import { rewrite } from "./rewrites";
import { correctSpelling } from "./spelling";
import { findSubjects, type Subjects } from "./subjects";
import type { Occurrence } from "./terms";
import type { Token } from "./tokens";
import { withdraw } from "./withdrawals";
import { toWord, type Word } from "./words";

/** An answer as understood: its words, how they hang together, what is denied, and what each is said of. */
export type Reading = {
  raw: string;
  words: readonly Word[];
  clauses: readonly Clause[];
  /** Number of the clause that each word belongs to; -1 for marks between clauses. */
  clauseOf: readonly number[];
  /** Words of each sentence as half-open ranges, in order. */
  sentences: readonly { from: number; to: number }[];
  denials: Denials;
  /** By family of entities. */
  subjects: ReadonlyMap<string, Subjects>;
  /** By name of the term, each list in order of the first word. */
  occurrences: ReadonlyMap<string, readonly Occurrence[]>;
  /** What it says of things that are told apart. */
  claims: readonly Claim[];
};

/** Reads tokens of the answer `raw` in the light of a rubric. */
export function read(
  raw: string,
  tokens: readonly Token[],
  { rubric, lexicon, without }: { rubric: CompiledRubric; lexicon: Lexicon; without?: Mechanism | undefined },
): Reading {
  const { stem } = lexicon;
  const spelt = without === "spelling" ? [...tokens] : correctSpelling(tokens, rubric.spelling);
  const written = without === "rewrites" ? spelt.map((token) => toWord(token, stem)) : rewrite(spelt, stem);
  const found = findClauses(written);
  const clauses = without === "moods" ? found.map((clause): Clause => ({ ...clause, mood: "claim" })) : found;
  // The words with which an answer corrects itself (`no wait`) speak of no waiting.
  const corrections = new Set(findRetractions(written, clauses).flatMap(({ places }) => places));
  const words = written.map((word, at) =>
    corrections.has(at) ? { ...word, text: "", stem: "", negates: false } : word,
  );
  const clauseOf = words.map(() => -1);
  for (const [index, clause] of clauses.entries()) clauseOf.fill(index, clause.from, clause.to);
  const subjects = new Map<string, Subjects>();
  for (const [family, { entities, terms }] of rubric.families) {
    const named = findSubjects(words, clauses, terms.findAll(words), entities);
    subjects.set(family, without === "subjects" ? named.map(() => entities) : named);
  }
  const occurrences = new Map<string, Occurrence[]>();
  const figured = without === "figures" ? words : withFigures(words, lexicon);
  for (const occurrence of rubric.terms.findAll(figured)) {
    const list = occurrences.get(occurrence.name);
    if (list) list.push(occurrence);
    else occurrences.set(occurrence.name, [occurrence]);
  }
  const denials = without === "polarity" ? words.map(() => []) : findDenials(words, clauses);
  const claims =
    without === "exchange"
      ? []
      : findClaims({ words, figured, clauses, clauseOf, denials }, lexicon).filter(({ contrast }) =>
          rubric.contrasts.has(contrast),
        );
  withdraw(clauses, { words, clauseOf, claims });
  const sentences = sentencesOf(clauses);
  return { raw, words, clauses, clauseOf, sentences, denials, subjects, occurrences, claims };
}

function sentencesOf(clauses: readonly Clause[]): { from: number; to: number }[] {
  const sentences: { from: number; to: number; number: number }[] = [];
  for (const { from, to, sentence } of clauses) {
    const last = sentences.at(-1);
    if (last?.number === sentence) last.to = to;
    else sentences.push({ from, to, number: sentence });
  }
  return sentences;
}

// One word alone shows nobody what was said: a short quote takes in its clause, or of a long clause what stands around.
const FEWEST_WORDS = 3;
const LONGEST_CLAUSE = 12;
const AROUND = 3;

/** The words of the answer from the first to the last of each clause that holds one of the places, with those around a few. */
export function quotesOf(reading: Reading, places: readonly { from: number; to: number }[]): Quote[] {
  const byClause = new Map<number, { from: number; to: number }>();
  for (const { from, to } of places) {
    const clause = reading.clauseOf[from] ?? -1;
    const known = byClause.get(clause) ?? { from, to };
    byClause.set(clause, { from: Math.min(known.from, from), to: Math.max(known.to, to) });
  }
  return [...byClause]
    .map(([clause, span]) => {
      const covered = reading.words.slice(...spokenAround(span, reading.clauses[clause]));
      const start = Math.min(...covered.map((word) => word.start));
      const end = Math.max(...covered.map((word) => word.end));
      return { start, end, text: reading.raw.slice(start, end) };
    })
    .toSorted((one, other) => one.start - other.start);
}

function spokenAround({ from, to }: Span, clause: Span | undefined): [from: number, to: number] {
  if (!clause || to - from >= FEWEST_WORDS) return [from, to];
  if (clause.to - clause.from <= LONGEST_CLAUSE) return [Math.min(from, clause.from), Math.max(to, clause.to)];
  return [Math.min(from, Math.max(clause.from, from - AROUND)), Math.max(to, Math.min(clause.to, to + AROUND))];
}

type Span = { from: number; to: number };
