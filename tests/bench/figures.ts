/** One measured number, as a table shows it. */
export type Figure = {
  name: string;
  value: number;
  unit: "ms" | "s" | "KB" | "MB" | "x" | "/s" | "";
  /** What it is to be read against, or how it was measured. */
  note?: string;
};

/** What a measure gives: its figures, what could not be measured, and whether the product broke a promise. */
export type Measured = { figures: Figure[]; skipped?: string[]; isBroken?: boolean };

/** Hands the result to `scripts/bench.mjs`; run by itself, a measure prints it. */
export function report(measured: Measured): void {
  if (process.send) process.send(measured);
  else console.log(JSON.stringify(measured, null, 2));
}

/** The smallest value that `share` (0..1) of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Half of the values, and nineteen of twenty, lie below these. */
export function spread(name: string, values: readonly number[], note = `${values.length} times`): Figure[] {
  return [
    { name: `${name}, median`, value: percentile(values, 0.5), unit: "ms", note },
    { name: `${name}, p95`, value: percentile(values, 0.95), unit: "ms" },
  ];
}

/** How long some work takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
