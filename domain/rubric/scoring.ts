import type { CriterionResult, MisconceptionResult, Quote } from "./grade";
import type { Criterion, Rubric } from "./rubric";
import { maxPoints } from "./points";
import type { Finding } from "./verdicts";

/** Share of its points that partly met criterion earns. */
const PARTIAL = 0.5;

/** Points after misconceptions, dependencies, groups and caps; never below 0 nor above the rubric's maximum. */
export type Score = { points: number; criteria: CriterionResult[]; misconceptions: MisconceptionResult[] };

/**
 * Turns findings into points.
 *
 * @param findings one for each criterion, in the rubric's order
 * @param asserted quotes by the key of each misconception that the answer asserts
 */
export function score(rubric: Rubric, findings: readonly Finding[], asserted: ReadonlyMap<string, Quote[]>): Score {
  const believed = rubric.misconceptions.filter(({ key }) => asserted.has(key));
  const voided = new Set(believed.flatMap(({ voids }) => voids));
  const criteria = rubric.criteria.map((criterion, index): CriterionResult => {
    const finding = findings[index];
    return voided.has(criterion.key) || !finding ? missed(criterion, "contradicted") : earned(criterion, finding);
  });
  dropUnsupported(rubric, criteria);
  weighGroups(rubric, criteria);
  const misconceptions = believed.map(({ key, deduct }) => ({
    key,
    deducted: deduct,
    quotes: asserted.get(key) ?? [],
  }));
  const sum = criteria.reduce((total, { points }) => total + points, 0);
  const deducted = misconceptions.reduce((total, each) => total + each.deducted, 0);
  const points = Math.max(0, Math.min(sum, maxPoints(rubric)) - deducted);
  return { points: roundPoints(points), criteria, misconceptions };
}

function earned({ key, points }: Criterion, finding: Finding): CriterionResult {
  const { verdict, quotes, decidedBy, nearestMiss } = finding;
  const share = verdict === "met" ? 1 : verdict === "partial" ? PARTIAL : 0;
  return {
    key,
    verdict,
    points: quotes.length > 0 ? points * share : 0,
    maxPoints: points,
    quotes,
    decidedBy,
    nearestMiss,
  };
}

function missed({ key, points }: Criterion, verdict: "not" | "contradicted"): CriterionResult {
  return { key, verdict, points: 0, maxPoints: points, quotes: [], decidedBy: null, nearestMiss: null };
}

/** A criterion that rests on one that was not met falls with it, and so on until nothing falls. */
function dropUnsupported(rubric: Rubric, criteria: CriterionResult[]): void {
  for (let round = 0; round < rubric.criteria.length; round += 1) {
    for (const [index, criterion] of rubric.criteria.entries()) {
      const support = criteria.find(({ key }) => key === criterion.dependsOn);
      if (support && support.verdict !== "met" && criteria[index]?.points !== 0)
        criteria[index] = missed(criterion, "not");
    }
  }
}

function weighGroups(rubric: Rubric, criteria: CriterionResult[]): void {
  for (const { key, need, cap } of rubric.groups) {
    const members = criteria.filter((_, index) => rubric.criteria[index]?.group === key);
    const met = members.filter(({ verdict }) => verdict === "met").length;
    const needed = need === "all" ? members.length : need === "any" ? 0 : need;
    let left = met < needed ? 0 : (cap ?? Number.POSITIVE_INFINITY);
    for (const member of members) {
      member.points = Math.min(member.points, left);
      left -= member.points;
    }
  }
}

/** To hundredths: halves of halves must not show as 0.30000000000000004. */
function roundPoints(points: number): number {
  return Math.round(points * 100) / 100;
}
