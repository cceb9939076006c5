import type { CompiledCriterion, CompiledMisconception, Pattern } from "./compiled-rubric";
import type { Coverage } from "./coverage";
import type { Quote, Verdict } from "./grade";
import { findPattern, isDisowned, type Match, occurrencesIn, rangesOf } from "./matching";
import { quotesOf, type Reading } from "./reading";

/** What the answer earns of one criterion before the criteria are weighed against each other. */
export type Finding = {
  verdict: Verdict;
  quotes: Quote[];
  decidedBy: string | null;
  nearestMiss: { quote: Quote; lacks: string[] } | null;
  /** 0..1: how sure the verdict is. */
  confidence: number;
};

/** Shares of a statement from which on overlap alone earns it, earns half of it, or leaves it to a person. */
const COVERED = { met: 0.86, partial: 0.78, unsure: 0.62 };
/** What a verdict is worth, by how it came about. */
const CONFIDENCE = {
  pattern: 0.95,
  weak: 0.6,
  covered: 0.7,
  halfCovered: 0.5,
  unsure: 0.3,
  contradicted: 0.85,
  near: 0.65,
  absent: 0.9,
};

const TURNS =
  /^(?:however|but|then again|actually|on second thought|although|mind you|that said)\b|^(?:no|wait|still) ,/;

/** Judges one criterion: its best pattern, else how much of its statement the answer covers. */
export function judgeCriterion(
  reading: Reading,
  { source, patterns, about }: CompiledCriterion,
  coverage: () => Coverage | null,
): Finding {
  const full = patterns.filter((pattern) => pattern.source.strength === "full");
  const match = findFirst(full, (pattern) => findPattern(reading, pattern, { sense: "same", isStrict: false }));
  if (match) {
    const later = findLaterDenial(reading, full, match);
    if (later) return contradicted(reading, later);
    return { verdict: "met", ...evidence(reading, match), confidence: CONFIDENCE.pattern };
  }
  const weak = findFirst(patterns, (pattern) => findPattern(reading, pattern, { sense: "same", isStrict: false }));
  if (weak) return { verdict: "partial", ...evidence(reading, weak), confidence: CONFIDENCE.weak };
  const opposite = findFirst(full, (pattern) => findPattern(reading, pattern, { sense: "opposite", isStrict: false }));
  if (opposite) return contradicted(reading, opposite);
  // What speaks against the patterns wherever they are met speaks all the more against mere overlap.
  const covered = full.some((pattern) => isDisowned(reading, pattern)) ? null : coverage();
  const miss = nearestMiss(reading, patterns);
  const isOpposed = about !== null && covered !== null && isSaidOfAnother(reading, about, covered);
  if (covered === null || covered.share < COVERED.unsure || isOpposed || covered.places.length < 2) {
    return {
      verdict: "not",
      quotes: [],
      decidedBy: null,
      nearestMiss: miss,
      confidence: miss ? CONFIDENCE.near : CONFIDENCE.absent,
    };
  }
  const quotes = quotesOf(reading, covered.places);
  const earned = { quotes, decidedBy: "statement", nearestMiss: null };
  if (covered.share >= COVERED.met) return { verdict: "met", ...earned, confidence: CONFIDENCE.covered };
  if (covered.share >= COVERED.partial) return { verdict: "partial", ...earned, confidence: CONFIDENCE.halfCovered };
  const [quote] = quotes;
  return {
    verdict: "unsure",
    quotes,
    decidedBy: "statement",
    nearestMiss: miss ?? (quote ? { quote, lacks: [...covered.lacks] } : null),
    confidence: source.kind === "bonus" ? CONFIDENCE.halfCovered : CONFIDENCE.unsure,
  };
}

/** Where the answer asserts a misconception; null if it does not, denies it, or reports it as a belief of others. */
export function judgeMisconception(reading: Reading, { patterns }: CompiledMisconception): Quote[] | null {
  for (const pattern of patterns) {
    const match = findPattern(reading, pattern, { sense: "same", isStrict: true });
    if (match) return quotesOf(reading, match.places);
  }
  return null;
}

function evidence(reading: Reading, { pattern, places }: Match): Pick<Finding, "quotes" | "decidedBy" | "nearestMiss"> {
  return { quotes: quotesOf(reading, places), decidedBy: pattern.source.says, nearestMiss: null };
}

function contradicted(reading: Reading, { pattern, places }: Match): Finding {
  const quotes = quotesOf(reading, places);
  return {
    verdict: "contradicted",
    quotes,
    decidedBy: pattern.source.says,
    nearestMiss: null,
    confidence: CONFIDENCE.contradicted,
  };
}

/** A denial in a later sentence that turns against what was said (`then again`, `however`). */
function findLaterDenial(reading: Reading, patterns: readonly Pattern[], match: Match): Match | null {
  const end = Math.max(...match.places.map(({ to }) => to));
  const turn = reading.sentences.find(({ from }) => {
    const opening = reading.words.slice(from, from + 3).map((word) => word.text);
    return from >= end && TURNS.test(opening.join(" "));
  });
  if (!turn) return null;
  return findFirst(patterns, (pattern) =>
    findPattern(reading, pattern, { sense: "opposite", isStrict: false, from: turn.from }),
  );
}

function findFirst(patterns: readonly Pattern[], find: (pattern: Pattern) => Match | null): Match | null {
  for (const pattern of patterns) {
    const found = find(pattern);
    if (found) return found;
  }
  return null;
}

function isSaidOfAnother(
  reading: Reading,
  { entity, family }: { entity: string; family: string },
  covered: Coverage,
): boolean {
  const subjects = reading.subjects.get(family) ?? [];
  return covered.places.some(({ from }) => {
    const entities = subjects[from] ?? [];
    return entities.length > 0 && !entities.includes(entity);
  });
}

/** The clause that comes nearest to some pattern, if its sentence has half of what is asked for or more. */
function nearestMiss(reading: Reading, patterns: readonly Pattern[]): Finding["nearestMiss"] {
  let best: { share: number; miss: Finding["nearestMiss"] } = { share: 0.49, miss: null };
  for (const { idea, source } of patterns) {
    if (source.strength !== "full" || idea.needs.length < 2) continue;
    if (!idea.needs.some((need) => !need.isEntity && need.names.some((name) => reading.occurrences.has(name))))
      continue;
    for (const range of rangesOf(reading, source.within === "answer" ? "passage" : "sentence")) {
      const places = idea.needs.map((need) => occurrencesIn(reading, need.names, range)[0]);
      const present = places.filter((place) => place !== undefined);
      const share = present.length / idea.needs.length;
      if (share <= best.share || !places.some((place, index) => place && idea.needs[index]?.isEntity === false))
        continue;
      // A word alone tells nobody what they said.
      const [first] = present;
      const clause = first && reading.clauses[reading.clauseOf[first.from] ?? -1];
      const [quote] = quotesOf(reading, clause ? [clause] : present);
      if (!quote) continue;
      const lacks = idea.needs.filter((_, index) => places[index] === undefined).map(({ label }) => label);
      best = { share, miss: { quote, lacks } };
    }
  }
  return best.miss;
}
