import type { Clause } from "./clauses";
import type { Word } from "./words";

const OPPOSITE =
  /(?:^| )(?:is|was|works|goes|it) (?:just |exactly |quite |precisely |all )?(?:the )?(?:opposite|reverse|contrary|inverse|other way (?:a?round|about)|upside down|vice versa)$/;
const REMADE =
  /(?:^| )(?:rewrote|rewrite|rewritten|ported|converted|migrated|refactored|swapped|switched|replaced) (?:it|them|that|this|everything|all)(?: |$)/;
/** `Our old importer:`, `New version:` */
const VERSION = /(?:^| )(?:old|new|previous|former|original|first|next) [a-z]+$/;
const LONGEST_VERSION = 4;
/** `With the other kind you wait`, though only one has been named. */
const OTHER =
  /^(?:(?:and|but|while|whereas) )?(?:(?:with|in|by|using) )?the other (?:one|kind|way|style|sort)(?! (?:round|around|about))(?: |$)/;

/**
 * `In Python it is the opposite`: what follows is said of the other. `A colleague rewrote it so that ...`, `Our old job: ...`:
 * what it is said of now was not named.
 */
export function turnedTo(
  words: readonly Word[],
  { from, to }: Clause,
  carried: readonly string[],
  family: readonly string[],
): readonly string[] | null {
  if (carried.length !== 1) return null;
  const text = words
    .slice(from, to)
    .map((word) => word.text)
    .join(" ");
  if (OPPOSITE.test(text) || OTHER.test(text))
    return family.length === 2 ? family.filter((each) => !carried.includes(each)) : [];
  if (REMADE.test(text)) return [];
  return words[to]?.text === ":" && to - from <= LONGEST_VERSION && VERSION.test(text) ? [] : null;
}
