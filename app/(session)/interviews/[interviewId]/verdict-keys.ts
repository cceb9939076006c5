import type { MarkVerdict } from "#domain/scorecards/mark";

/** The key of each verdict, in the order in which they are shown. */
export const VERDICT_KEYS: readonly { verdict: MarkVerdict; key: string; word: string }[] = [
  { verdict: "met", key: "m", word: "met" },
  { verdict: "partly", key: "p", word: "partly" },
  { verdict: "not", key: "n", word: "not" },
  { verdict: "not-asked", key: "x", word: "not asked" },
];

/** The digit that chooses a criterion; those after the tenth have none. */
export function digitOf(place: number): string | null {
  return place < 10 ? String((place + 1) % 10) : null;
}
