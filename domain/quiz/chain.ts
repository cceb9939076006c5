import { z } from "zod";

/** Where a chain ends: no step may have this name. */
export const CHAIN_END = "end";

/** One way on from a step: taken when the score, 0..1, is below one bound and at least the other. */
export const nextRuleSchema = z.strictObject({
  below: z.number().min(0).max(1).optional(),
  atLeast: z.number().min(0).max(1).optional(),
  /** Id of the next step, or `end`. */
  go: z.string(),
});

export type NextRule = z.infer<typeof nextRuleSchema>;

const CONDITION = /^score (<|>=) (0(?:\.\d{1,3})?|1)$/;

/** A rule as an author writes it: `{ if: "score < 0.4", go: probe }`, or `{ go: end }` for all that is left. */
export const authoredRuleSchema = z
  .strictObject({
    if: z.string().regex(CONDITION, 'write "score < 0.4" or "score >= 0.6", with a number from 0 to 1').optional(),
    go: z.string().min(1),
  })
  .transform(({ if: condition, go }): NextRule => {
    const [, comparison, bound] = CONDITION.exec(condition ?? "") ?? [];
    if (bound === undefined) return { go };
    return comparison === "<" ? { below: Number(bound), go } : { atLeast: Number(bound), go };
  });

type ChainStep = { id: string; next: readonly NextRule[] };

/**
 * The step that follows `stepId`, or null at the end of the chain.
 *
 * @param scoreFraction the step's points over its maximum, 0..1
 * @throws {RangeError} if the chain has no such step
 */
export function nextStep(steps: readonly ChainStep[], stepId: string, scoreFraction: number): string | null {
  const step = steps.find(({ id }) => id === stepId);
  if (!step) throw new RangeError(`the chain has no step ${stepId}`);
  const rule = step.next.find(
    ({ below, atLeast }) =>
      (below === undefined || scoreFraction < below) && (atLeast === undefined || scoreFraction >= atLeast),
  );
  return rule === undefined || rule.go === CHAIN_END ? null : rule.go;
}

/** One way on from a step: scores of at least `from`, and below `below` where that is not null, lead to `next`. */
export type WayOn = { from: number; below: number | null; next: string | null };

/**
 * All ways on from a step, by rising score; neighbours that lead to the same step are one way.
 *
 * @throws {RangeError} if the chain has no such step
 */
export function waysOn(steps: readonly ChainStep[], stepId: string): WayOn[] {
  const rules = steps.find(({ id }) => id === stepId)?.next ?? [];
  const bounds = rules.flatMap(({ below = 0, atLeast = 0 }) => [below, atLeast]);
  const starts = [...new Set([0, ...bounds])].toSorted((a, b) => a - b);
  const ways: WayOn[] = [];
  for (const from of starts) {
    const next = nextStep(steps, stepId, from);
    const last = ways.at(-1);
    if (last?.next === next) continue;
    if (last) last.below = from;
    ways.push({ from, below: null, next });
  }
  return ways;
}
