/** Words shorter than this are not corrected: almost everything is near them. */
const SHORTEST = 4;

/** Nor are words longer than any in English, which would have thousands of deletions. */
const LONGEST = 24;

/** From this length on, two slips are forgiven instead of one. */
const LONG = 8;

/** How many letters may be wrong, missing, too many, or changed places with their neighbour. */
export function slipsAllowed(word: string): number {
  if (word.length < SHORTEST || word.length > LONGEST) return 0;
  return word.length < LONG ? 1 : 2;
}

/**
 * A word and all that is left of it when as many letters as slips are allowed are taken out. Two words that are that
 * few slips apart have one of these in common, so that an index of them finds near words without comparing with each.
 */
export function deletionsOf(word: string): string[] {
  const all = new Set([word]);
  let last = [word];
  for (let slip = 0; slip < slipsAllowed(word); slip++) {
    last = last.flatMap((text) => Array.from(text, (_, place) => text.slice(0, place) + text.slice(place + 1)));
    for (const text of last) all.add(text);
  }
  return [...all];
}

/** A word that questions use, and in how many of them. */
export type KnownWord = { word: string; itemCount: number };

/** The known words that a misspelt word most likely meant: those with the fewest slips, the commonest first. */
export function nearestWords(misspelt: string, known: readonly KnownWord[], most = 3): string[] {
  const near = known
    .map((entry) => ({ ...entry, slips: slipsBetween(misspelt, entry.word) }))
    .filter(({ slips }) => slips <= slipsAllowed(misspelt));
  const fewest = Math.min(...near.map(({ slips }) => slips));
  return near
    .filter(({ slips }) => slips === fewest)
    .toSorted((a, b) => b.itemCount - a.itemCount || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .map(({ word }) => word);
}

/** Letters to change, add, take away or swap with their neighbour until one word is the other. */
export function slipsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, count) => count)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let slips = Math.min(at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        slips = Math.min(slips, at(rows, i - 2, j - 2) + 1);
      }
      row.push(slips);
    }
    rows.push(row);
  }
  return at(rows, one.length, other.length);
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
