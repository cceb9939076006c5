import type { Rubric } from "./rubric";

/** The most points an answer can get: as the author says, or the sum of required and optional criteria. */
export function maxPoints(rubric: Rubric): number {
  if (rubric.maxPoints !== undefined) return rubric.maxPoints;
  return rubric.criteria.reduce((sum, { kind, points }) => sum + (kind === "bonus" ? 0 : points), 0);
}
