import type { ScoredCriterion } from "./criteria";
import type { Mark, MarkVerdict } from "./mark";

const SHARES = { met: 1, partly: 0.5, not: 0 } as const;

/** A mark's share of its criterion, 0..1; null when it was not asked. */
export function shareOf(verdict: MarkVerdict): number | null {
  return verdict === "not-asked" ? null : SHARES[verdict];
}

/**
 * How far one question was answered, 0..1: the shares of its decided criteria, weighted by their points. Criteria that
 * were not asked, or that nobody decided, do not count; null when none is left. Nothing is recommended from it.
 */
export function questionShare(
  criteria: readonly ScoredCriterion[],
  verdicts: ReadonlyMap<string, MarkVerdict>,
): number | null {
  let [earned, possible] = [0, 0];
  for (const { key, points } of criteria) {
    const verdict = verdicts.get(key);
    const share = verdict === undefined ? null : shareOf(verdict);
    if (share === null) continue;
    earned += share * points;
    possible += points;
  }
  return possible === 0 ? null : earned / possible;
}

/** The verdicts of a rater on one question, by criterion. */
export function verdictsOn(
  { itemId, step }: { itemId: string; step: string },
  marks: readonly Mark[],
): Map<string, MarkVerdict> {
  return new Map(
    marks
      .filter((mark) => mark.itemId === itemId && mark.step === step)
      .map(({ criterionKey, verdict }) => [criterionKey, verdict]),
  );
}

/** The mean of what is known; null of nothing. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
