/**
 * The values in an order that depends on `seed` alone, and that is never the order they came in (given two or more
 * that differ in place). For lists whose own order would give an answer away.
 */
export function seededOrder<Value>(values: readonly Value[], seed: string): Value[] {
  const draw = seededDraw(seed);
  const keyed = values.map((value, index) => ({ value, index, rank: draw() }));
  keyed.sort((a, b) => a.rank - b.rank || a.index - b.index);
  if (keyed.every(({ index }, place) => index === place)) keyed.push(...keyed.splice(0, 1));
  return keyed.map(({ value }) => value);
}

/** Numbers 0..1 that depend on `seed` alone. @see FNV-1a and mulberry32, both in the public domain */
export function seededDraw(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
