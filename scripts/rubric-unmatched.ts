import { findClauses } from "#domain/rubric/clauses";
import { FUNCTION_WORDS } from "#domain/rubric/function-words";
import type { Span } from "#domain/rubric/grade";
import { rewrite } from "#domain/rubric/rewrites";
import type { Stemmer } from "#domain/rubric/stemming";
import { cleanText } from "#domain/rubric/text";
import { tokenize } from "#domain/rubric/tokens";
import type { Outcome } from "./rubric-measures";

/** A clause that earned nothing, in an answer of which a person found more than the engine. */
type Unmatched = { text: string; stems: ReadonlySet<string>; missed: readonly string[] };

/** Clauses that speak of alike things: a way of saying something that the patterns may not know. */
export type Cluster = {
  itemId: string;
  /** Stems that all of them share. */
  shared: string[];
  clauses: string[];
  /** Criteria that were missed in their answers. */
  missed: string[];
};

/** A clause of fewer telling words says nothing alone. */
const FEWEST_STEMS = 3;

/** The clauses of these answers that no quote touches, by item, the largest cluster first; each is in one cluster. */
export function clusterUnmatched(outcomes: readonly Outcome[], stem: Stemmer): Cluster[] {
  const itemIds = [...new Set(outcomes.map(({ itemId }) => itemId))];
  return itemIds.flatMap((itemId) => {
    const clauses = outcomes
      .filter((outcome) => outcome.itemId === itemId)
      .flatMap((outcome) => unmatchedIn(outcome, stem));
    return clustersOf(clauses).map((cluster) => ({ itemId, ...cluster }));
  });
}

function unmatchedIn({ exemplar, grade, criteria }: Outcome, stem: Stemmer): Unmatched[] {
  const missed = criteria.filter(({ engine, person }) => engine < person).map(({ key }) => key);
  if (missed.length === 0) return [];
  const quotes: Span[] = [...grade.criteria, ...grade.misconceptions].flatMap((result) => result.quotes);
  const words = rewrite(tokenize(cleanText(exemplar.answer)), stem);
  return findClauses(words).flatMap((clause): Unmatched[] => {
    const own = words.slice(clause.from, clause.to);
    const start = own[0]?.start ?? 0;
    const end = own.at(-1)?.end ?? start;
    if (quotes.some((quote) => quote.start < end && start < quote.end)) return [];
    const telling = own.filter((word) => word.kind !== "mark" && !FUNCTION_WORDS.has(word.text));
    const stems = new Set(telling.map((word) => word.stem || word.text));
    return stems.size < FEWEST_STEMS ? [] : [{ text: exemplar.answer.slice(start, end), stems, missed }];
  });
}

/** Takes the stem that most clauses share, then of what is left the next, until the clauses have nothing in common. */
function clustersOf(clauses: readonly Unmatched[]): Omit<Cluster, "itemId">[] {
  const clusters: Omit<Cluster, "itemId">[] = [];
  let left = clauses;
  while (left.length > 0) {
    const stem = mostShared(left);
    const members = left.filter(({ stems }) => stems.has(stem));
    left = left.filter(({ stems }) => !stems.has(stem));
    clusters.push({
      shared: [...(members[0]?.stems ?? [])].filter((each) => members.every(({ stems }) => stems.has(each))),
      clauses: members.map(({ text }) => text),
      missed: [...new Set(members.flatMap(({ missed }) => missed))].toSorted(),
    });
  }
  return clusters;
}

/** The stem that most of the clauses have; of several, the one that comes first in them. */
function mostShared(clauses: readonly Unmatched[]): string {
  const counts = new Map<string, number>();
  for (const stem of clauses.flatMap(({ stems }) => [...stems])) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? "";
}
