import { bootstrapInterval, quadraticKappa } from "#domain/rubric/agreement";
import type { Mark, MarkVerdict } from "./mark";

/** What the raters made of one criterion: a rank each, without those who did not decide or did not ask. */
export type RatedUnit = readonly number[];

/** The rank of a verdict; null for "not asked", which is missing and no 0. */
export function rankOf(verdict: MarkVerdict): number | null {
  return { not: 0, partly: 1, met: 2, "not-asked": null }[verdict];
}

/**
 * Krippendorff's alpha: 1 − Do / De, of any number of raters, some of whom may have rated only some units. 1 is
 * agreement, 0 what chance gives; null when nothing was rated twice, or all ratings are the same.
 *
 * With the coincidences o(c,k) = Σ over units of the pairs c, k in a unit / (m − 1), m being its ratings, and their
 * sums n(c): Do = Σ o(c,k) δ²(c,k) / n and De = Σ n(c) n(k) δ²(c,k) / n (n − 1). Nominal: δ² is 1 where c and k differ.
 * Ordinal: δ²(c,k) = (Σ of n(g) from c to k − (n(c) + n(k)) / 2)².
 *
 * @see Krippendorff, K. (2011), "Computing Krippendorff's Alpha-Reliability",
 *   https://repository.upenn.edu/handle/20.500.14332/2089
 */
export function krippendorffAlpha(units: readonly RatedUnit[], scale: "nominal" | "ordinal"): number | null {
  const paired = units.filter(({ length }) => length >= 2);
  const values = [...new Set(paired.flat())].toSorted((a, b) => a - b);
  const at = new Map(values.map((value, index) => [value, index]));
  const size = values.length;
  const coincidences = new Float64Array(size * size);
  for (const unit of paired) {
    const weight = 1 / (unit.length - 1);
    for (const [first, one] of unit.entries()) {
      for (const [second, other] of unit.entries()) {
        const cell = (at.get(one) ?? 0) * size + (at.get(other) ?? 0);
        if (first !== second) coincidences[cell] = (coincidences[cell] ?? 0) + weight;
      }
    }
  }
  const sums = values.map((_, row) =>
    coincidences.subarray(row * size, (row + 1) * size).reduce((sum, count) => sum + count, 0),
  );
  const distance = scale === "nominal" ? nominalDistance : ordinalDistance(sums);
  const n = sums.reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let chance = 0;
  for (const [row, sumOfRow] of sums.entries()) {
    for (const [column, sumOfColumn] of sums.entries()) {
      const squared = distance(row, column);
      observed += (coincidences[row * size + column] ?? 0) * squared;
      chance += sumOfRow * sumOfColumn * squared;
    }
  }
  return chance === 0 ? null : 1 - ((n - 1) * observed) / chance;
}

function nominalDistance(one: number, other: number): number {
  return one === other ? 0 : 1;
}

function ordinalDistance(sums: readonly number[]): (one: number, other: number) => number {
  return (one, other) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    const between = sums.slice(low, high + 1).reduce((sum, count) => sum + count, 0);
    return (between - ((sums[low] ?? 0) + (sums[high] ?? 0)) / 2) ** 2;
  };
}

/** How far raters agree. Null figures say that nothing can be said: too few ratings, or all of them the same. */
export type Reliability = {
  /** Criteria that two or more raters decided on. */
  units: number;
  /** Takes and interviews that they belong to. */
  subjects: number;
  /** Share of the pairs of verdicts that are the same. */
  same: number | null;
  /** Krippendorff's alpha, ordinal. */
  alpha: number | null;
  /** In which alpha lies in 95 of 100 samples; null of fewer than `MIN_GROUPS` groups. */
  interval: readonly [number, number] | null;
  /** Quadratic weighted kappa of Cohen; null but for two ratings of each criterion. */
  kappa: number | null;
};

/** Fewer groups say nothing of how figures vary. */
export const MIN_GROUPS = 3;
const DRAWS = 1000;
const SEED = 20_261_121;

/**
 * How far raters agree, over the takes and interviews that they rated.
 *
 * The interval draws whole subjects, since the verdicts on one candidate hang together; of one subject alone it draws
 * criteria, and holds for that candidate only.
 *
 * @param subjects per take or interview, its criteria with the rank that each rater gave
 */
export function reliabilityOf(subjects: readonly (readonly RatedUnit[])[]): Reliability {
  const paired = subjects.map((units) => units.filter(({ length }) => length >= 2)).filter(({ length }) => length > 0);
  const units = paired.flat();
  const groups = paired.length === 1 ? units.map((unit) => [unit]) : paired;
  const alphaOf = (drawn: readonly RatedUnit[]) => krippendorffAlpha(drawn, "ordinal");
  return {
    units: units.length,
    subjects: paired.length,
    same: sameShare(units),
    alpha: alphaOf(units),
    interval: groups.length < MIN_GROUPS ? null : bootstrapInterval(groups, alphaOf, { draws: DRAWS, seed: SEED }),
    kappa: kappaOf(units),
  };
}

/** The first and the second rating of each unit, compared; the two raters may differ from one candidate to the next. */
function kappaOf(units: readonly RatedUnit[]): number | null {
  const pairs = units.flatMap(([one, other, ...more]) =>
    one === undefined || other === undefined || more.length > 0 ? [] : [{ engine: one, person: other }],
  );
  return pairs.length < units.length ? null : quadraticKappa(pairs);
}

/** The share of pairs of ratings of the same unit that are the same; null of none. */
function sameShare(units: readonly RatedUnit[]): number | null {
  let [pairs, same] = [0, 0];
  for (const unit of units) {
    for (const [at, one] of unit.entries()) {
      for (const other of unit.slice(at + 1)) {
        pairs += 1;
        if (one === other) same += 1;
      }
    }
  }
  return pairs === 0 ? null : same / pairs;
}

/** What several raters made of one criterion. */
export type RatedCriterion = {
  itemId: string;
  step: string;
  criterionKey: string;
  /** In the order of the raters; null where one did not decide. */
  verdicts: (MarkVerdict | null)[];
};

/** The marks of several raters, criterion by criterion, as far as one of them decided. */
export function byCriterion(raters: readonly (readonly Mark[])[]): RatedCriterion[] {
  const found = new Map<string, RatedCriterion>();
  for (const [at, marks] of raters.entries()) {
    for (const { itemId, step, criterionKey, verdict } of marks) {
      const id = `${itemId}#${step}#${criterionKey}`;
      const row = found.get(id) ?? { itemId, step, criterionKey, verdicts: raters.map(() => null) };
      row.verdicts[at] = verdict;
      found.set(id, row);
    }
  }
  return [...found.values()];
}

/** The ranks that raters gave to one criterion, in their order. */
export function unitOf({ verdicts }: Pick<RatedCriterion, "verdicts">): RatedUnit {
  return verdicts.flatMap((verdict) => {
    const rank = verdict && rankOf(verdict);
    return rank === null ? [] : [rank];
  });
}

/** How far apart raters are on one criterion: 0 where they say the same, up to 2; null where fewer than two decided. */
export function spreadOf(rated: Pick<RatedCriterion, "verdicts">): number | null {
  const ranks = unitOf(rated);
  return ranks.length < 2 ? null : Math.max(...ranks) - Math.min(...ranks);
}
