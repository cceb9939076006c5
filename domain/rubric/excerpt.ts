import type { Concept } from "./concept";
import type { PatternSource, Rubric } from "./rubric";

/**
 * The part of a rubric that judges some of its criteria and false beliefs, with the groups and concepts of its own that
 * they need. What a false belief voids, and what a criterion depends on, is left out where it is not among them.
 *
 * @param keys of criteria and false beliefs; those that the rubric does not have are passed over
 */
export function excerptOf(rubric: Rubric, keys: readonly string[]): Rubric {
  const kept = new Set(keys);
  const criteria = rubric.criteria
    .filter(({ key }) => kept.has(key))
    .map(({ dependsOn, ...criterion }) =>
      dependsOn !== undefined && kept.has(dependsOn) ? { ...criterion, dependsOn } : criterion,
    );
  const misconceptions = rubric.misconceptions
    .filter(({ key }) => kept.has(key))
    .map((misconception) => ({ ...misconception, voids: misconception.voids.filter((key) => kept.has(key)) }));
  const groups = rubric.groups.filter(({ key }) => criteria.some(({ group }) => group === key));
  const patterns = [...criteria, ...misconceptions].flatMap((owner) => owner.patterns);
  return { groups, criteria, misconceptions, concepts: neededConcepts(rubric.concepts, patterns) };
}

function neededConcepts(
  concepts: Rubric["concepts"],
  patterns: readonly Pick<PatternSource, "says" | "unless">[],
): Rubric["concepts"] {
  const words = new Set(
    patterns.flatMap(({ says, unless }) => [says, ...unless]).flatMap((idea) => idea.match(/[a-z0-9-]+/g) ?? []),
  );
  const needed = new Map<string, Concept>();
  const take = (key: string): void => {
    const concept = Object.hasOwn(concepts, key) ? concepts[key] : undefined;
    if (!concept || needed.has(key)) return;
    needed.set(key, concept);
    concept.includes.forEach(take);
  };
  for (const key of Object.keys(concepts)) if (words.has(key)) take(key);
  return Object.fromEntries(needed);
}
