import { MARK_WORDS, type MarkVerdict } from "#domain/scorecards/mark";

/** The key of each verdict, in the order in which they are shown. */
export const VERDICT_KEYS: readonly { verdict: MarkVerdict; key: string; word: string }[] = [
  { verdict: "met", key: "m", word: MARK_WORDS.met },
  { verdict: "partly", key: "p", word: MARK_WORDS.partly },
  { verdict: "not", key: "n", word: MARK_WORDS.not },
  { verdict: "not-asked", key: "x", word: MARK_WORDS["not-asked"] },
];

/** The digit that chooses a criterion; those after the tenth have none. */
export function digitOf(place: number): string | null {
  return place < 10 ? String((place + 1) % 10) : null;
}
