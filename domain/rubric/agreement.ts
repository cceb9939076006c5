/** What the engine and a person made of the same thing, on one scale. */
export type Rated = { engine: number; person: number };

/** Whether each of the two says that something is there. */
export type Detected = { engine: boolean; person: boolean };

/**
 * Agreement beyond chance, at most 1; null where chance alone would agree wholly, or nothing was rated.
 *
 * A disagreement weighs as much as its distance. Of ratings 0 and 1 that is Cohen's kappa; a rating of ½ is half an
 * agreement with either.
 *
 * @see Cohen, J. (1968), "Weighted kappa", Psychological Bulletin 70(4), https://doi.org/10.1037/h0026256
 */
export function cohenKappa(ratings: readonly Rated[]): number | null {
  return weightedKappa(ratings, (distance) => distance);
}

/** The same with disagreements weighed by the square of their distance: what scores are compared by. */
export function quadraticKappa(ratings: readonly Rated[]): number | null {
  return weightedKappa(ratings, (distance) => distance * distance);
}

function weightedKappa(ratings: readonly Rated[], weigh: (distance: number) => number): number | null {
  let observed = 0;
  for (const { engine, person } of ratings) observed += weigh(Math.abs(engine - person));
  const engines = countValues(ratings.map(({ engine }) => engine));
  const persons = countValues(ratings.map(({ person }) => person));
  let chance = 0;
  for (const [engine, times] of engines) {
    for (const [person, others] of persons) chance += weigh(Math.abs(engine - person)) * times * others;
  }
  return chance === 0 ? null : 1 - (observed * ratings.length) / chance;
}

function countValues(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/**
 * Of what the engine found, the share that is there (`precision`); of what is there, the share that it found
 * (`recall`). Null where nothing was found, or nothing is there.
 */
export function precisionAndRecall(detections: readonly Detected[]): {
  precision: number | null;
  recall: number | null;
} {
  const found = detections.filter(({ engine }) => engine);
  const there = detections.filter(({ person }) => person);
  const both = found.filter(({ person }) => person).length;
  return {
    precision: found.length === 0 ? null : both / found.length,
    recall: there.length === 0 ? null : both / there.length,
  };
}

/** How far the two lie apart on average, in the unit of the ratings; null of none. */
export function meanAbsoluteError(ratings: readonly Rated[]): number | null {
  if (ratings.length === 0) return null;
  return ratings.reduce((sum, { engine, person }) => sum + Math.abs(engine - person), 0) / ratings.length;
}

/** Share of the draws that an interval leaves out at each end. */
const TAIL = 0.025;

/**
 * The range in which a figure lies in 95 of 100 samples drawn again from the same answers; null where it has no value.
 *
 * Whole groups are drawn: the ratings of one answer depend on each other, and drawn one by one they would look surer
 * than they are.
 *
 * @param seed a whole number from 1; the same gives the same interval
 * @see Efron, B. & Tibshirani, R. (1993), "An Introduction to the Bootstrap", the percentile interval
 */
export function bootstrapInterval<Value>(
  groups: readonly (readonly Value[])[],
  figure: (values: readonly Value[]) => number | null,
  { draws, seed }: { draws: number; seed: number },
): readonly [lowest: number, highest: number] | null {
  const next = seededNumbers(seed);
  const figures: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = groups.flatMap(() => groups[Math.floor(next() * groups.length)] ?? []);
    const value = figure(drawn);
    if (value !== null) figures.push(value);
  }
  figures.sort((one, other) => one - other);
  const lowest = quantile(figures, TAIL);
  const highest = quantile(figures, 1 - TAIL);
  return lowest === null || highest === null ? null : [lowest, highest];
}

/** The value that a share of the numbers does not exceed; null of none. @param sorted in rising order */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? null;
}

/** Numbers from 0 to below 1 that depend on the seed alone. @see Park & Miller (1988), the minimal standard generator */
function seededNumbers(seed: number): () => number {
  const modulus = 2_147_483_647;
  let state = (seed % (modulus - 1)) + 1;
  return () => {
    state = (state * 48_271) % modulus;
    return (state - 1) / (modulus - 1);
  };
}
