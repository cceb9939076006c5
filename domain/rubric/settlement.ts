import type { Grade, Quote } from "./grade";
import type { Rubric } from "./rubric";
import { type Score, score } from "./scoring";

/** A verdict that was given on a criterion which the scoring left open. */
export type Settlement = {
  key: string;
  verdict: "met" | "partial" | "not";
  /** Words of the answer that show it; empty where somebody judged their own answer. */
  quotes: Quote[];
  /** "you", or the grader that a second opinion came from. */
  by: string;
};

/**
 * The score once criteria that were left open are settled. A verdict that was given stays as it is, whoever says
 * otherwise, and so does the grade itself: this is a second reading of it.
 *
 * @returns null where nothing was settled
 */
export function settle(grade: Grade, rubric: Rubric, settlements: readonly Settlement[]): Score | null {
  const open = new Map(grade.criteria.flatMap((result) => (result.verdict === "unsure" ? [[result.key, result]] : [])));
  const settled = new Map(settlements.filter(({ key }) => open.has(key)).map((one) => [one.key, one]));
  if (settled.size === 0) return null;

  const findings = rubric.criteria.map(({ key }) => {
    const result = grade.criteria.find((one) => one.key === key);
    const settlement = settled.get(key);
    const base = { verdict: "not" as const, quotes: [], decidedBy: null, nearestMiss: null, confidence: 1, ...result };
    if (!settlement) return base;
    return {
      ...base,
      verdict: settlement.verdict,
      quotes: quotesFor(settlement, base.quotes),
      decidedBy: settlement.by,
    };
  });
  return score(rubric, findings, new Map(grade.misconceptions.map(({ key, quotes }) => [key, quotes])));
}

/** Points hang on quotes. Whoever says "I said that" of their own answer points at all of it. */
function quotesFor({ quotes }: Settlement, found: Quote[]): Quote[] {
  if (quotes.length > 0) return quotes;
  return found.length > 0 ? found : [{ start: 0, end: 0, text: "" }];
}
