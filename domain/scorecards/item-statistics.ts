/** One taker: the score of each question, 0..1, in the order of the questions; null where it was not asked or not judged. */
export type TakerScores = readonly (number | null)[];

/** How far figures can be trusted, beside them. */
export const TRUST_WORDS = { anecdote: "too few to judge by", rough: "a rough figure", fair: "" } as const;

/** Below so many takers a figure is an anecdote. */
export const ANECDOTE_BELOW = 10;
/** Below so many takers a figure is rough. */
export const ROUGH_BELOW = 30;

/** How far a figure from so many takers can be trusted. */
export function trustIn(takers: number): "anecdote" | "rough" | "fair" {
  if (takers < ANECDOTE_BELOW) return "anecdote";
  return takers < ROUGH_BELOW ? "rough" : "fair";
}

export type ItemFigures = {
  /** Takers whose answer was judged. */
  takers: number;
  /** Mean score, 0..1: how easy the question was for them. */
  facility: number | null;
  /** Takers with another judged question, from whom `discrimination` is. */
  compared: number;
  /** Correlation of the score with the mean of the taker's other questions, -1..1. */
  discrimination: number | null;
};

/**
 * Facility and discrimination of the question at `index`.
 *
 * The discrimination is the corrected item-total correlation: the question itself is left out of the total, since with
 * it every question would correlate with itself. The total is a mean, so that takers who were asked different questions
 * can be compared.
 *
 * @see Nunnally, J. & Bernstein, I. (1994), "Psychometric Theory", 3rd ed., ch. 8
 */
export function itemFigures(takers: readonly TakerScores[], index: number): ItemFigures {
  const scores = takers.flatMap((scored) => scored[index] ?? []);
  const pairs = takers.flatMap((scored): [number, number][] => {
    const own = scored[index] ?? null;
    const rest = mean(scored.flatMap((score, at) => (at === index ? [] : (score ?? []))));
    return own === null || rest === null ? [] : [[own, rest]];
  });
  return {
    takers: scores.length,
    facility: mean(scores),
    compared: pairs.length,
    discrimination: correlation(pairs),
  };
}

/**
 * Pearson's correlation, -1..1; null of fewer than three pairs, or when one side never varies.
 *
 * r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²)
 */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 3) return null;
  const xMean = mean(pairs.map(([x]) => x)) ?? 0;
  const yMean = mean(pairs.map(([, y]) => y)) ?? 0;
  let [xy, xx, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xy += (x - xMean) * (y - yMean);
    xx += (x - xMean) ** 2;
    yy += (y - yMean) ** 2;
  }
  // Rounding leaves a trace of variance where there is none.
  return xx < 1e-12 || yy < 1e-12 ? null : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

export type SetAlpha = { alpha: number | null; takers: number; items: number };

/**
 * Cronbach's alpha of a set: k / (k − 1) · (1 − Σ var(item) / var(sum)), how far its questions measure one thing.
 *
 * It needs takers who were asked the same, so it is of the largest group whose judged questions are the same; null of
 * fewer than two questions, fewer than three takers, or sums that never vary.
 *
 * @see Cronbach, L. (1951), "Coefficient alpha and the internal structure of tests", Psychometrika 16(3),
 *   https://doi.org/10.1007/BF02310555
 */
export function cronbachAlpha(takers: readonly TakerScores[]): SetAlpha {
  const groups = new Map<string, number[][]>();
  for (const scored of takers) {
    const key = scored.map((score) => (score === null ? "-" : "x")).join("");
    groups.set(key, [...(groups.get(key) ?? []), scored.filter((score) => score !== null)]);
  }
  const [rows = []] = [...groups.values()].toSorted(
    (a, b) => b.length - a.length || (b[0]?.length ?? 0) - (a[0]?.length ?? 0),
  );
  const items = rows[0]?.length ?? 0;
  const size = { takers: rows.length, items };
  if (items < 2 || rows.length < 3) return { ...size, alpha: null };
  const sumVariance = variance(rows.map((row) => row.reduce((sum, score) => sum + score, 0)));
  let ofItems = 0;
  for (let at = 0; at < items; at++) ofItems += variance(rows.map((row) => row[at] ?? 0));
  return { ...size, alpha: sumVariance < 1e-12 ? null : (items / (items - 1)) * (1 - ofItems / sumVariance) };
}

/** The middle value, or the mean of the middle two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of a sample: divided by one less than its size. */
function variance(values: readonly number[]): number {
  const middle = mean(values) ?? 0;
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1);
}

export type OptionShare = { key: string; chosen: number; share: number };

/** How many of those who answered chose each option of a closed question, in the order of the options. */
export function optionShares(
  optionKeys: readonly string[],
  chosen: readonly (readonly string[])[],
): { answers: number; options: OptionShare[] } {
  const answers = chosen.length;
  const options = optionKeys.map((key) => {
    const count = chosen.filter((keys) => keys.includes(key)).length;
    return { key, chosen: count, share: answers === 0 ? 0 : count / answers };
  });
  return { answers, options };
}

/**
 * Seconds that a taker spent on each question, as far as can be told: from the last change of the one saved before it
 * to its own last change. Whoever goes back to a question makes it look longer.
 */
export function secondsByQuestion(
  startedAt: Date,
  saved: readonly { id: string; savedAt: Date }[],
): Map<string, number> {
  const seconds = new Map<string, number>();
  let before = startedAt.getTime();
  for (const { id, savedAt } of saved.toSorted((a, b) => a.savedAt.getTime() - b.savedAt.getTime())) {
    seconds.set(id, (savedAt.getTime() - before) / 1000);
    before = savedAt.getTime();
  }
  return seconds;
}
