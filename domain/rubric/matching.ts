import type { Pattern } from "./compiled-rubric";
import type { ExceptionScope, Idea } from "./pattern";
import type { Reading } from "./reading";
import type { Occurrence } from "./terms";

/** Where an idea was found: an occurrence for each of its needs. */
export type Match = { pattern: Pattern; places: readonly Occurrence[] };

type Range = { from: number; to: number };

/** Occurrences of one need that are tried in one scope. */
const MOST_TRIED = 12;
/** Combinations that are tried in one scope. */
const MOST_COMBINATIONS = 400;

/**
 * The first place where a pattern is said, or null.
 *
 * @param wants.sense whether it must be said as the pattern asks or the other way round
 * @param wants.isStrict whether the text must have named the entity that the pattern is about; otherwise it is enough
 *   that no other of its family was named
 * @param wants.from first word that may count
 */
export function findPattern(
  reading: Reading,
  pattern: Pattern,
  { sense, isStrict, from = 0 }: { sense: "same" | "opposite"; isStrict: boolean; from?: number },
): Match | null {
  const { polarity, within, gap } = pattern.source;
  if (polarity === "either" && sense === "opposite") return null;
  const isDenial = (polarity === "deny") === (sense === "same");
  const isFit = (places: readonly Occurrence[]): boolean => {
    const named = places.filter((_, index) => pattern.idea.needs[index]?.isEntity !== true);
    const core = named.length > 0 ? named : places;
    // `if I do not catch it` claims no opposite of `catch it`
    if (!isClaimed(reading, core, isStrict || sense === "opposite") || !isSaidOf(reading, pattern, core, isStrict))
      return false;
    return polarity === "either" || isDenied(reading, places, core) === isDenial;
  };
  for (const range of scopesOf(reading, pattern)) {
    if (range.from < from) continue;
    const places = findIdea(reading, pattern.idea, { range, gap: within === "adjacent" ? gap : null, isFit });
    if (places && !isExcepted(reading, pattern, { range, places })) return { pattern, places };
  }
  return null;
}

/** The scopes of a pattern in which each of its needs is met somewhere, in order. */
function scopesOf(reading: Reading, { idea, source }: Pattern): Range[] {
  if (!idea.needs.every((need) => need.names.some((name) => reading.occurrences.has(name)))) return [];
  const ranges = rangesOf(reading, source.within);
  return ranges.filter((range) => idea.needs.every((need) => occurrencesIn(reading, need.names, range).length > 0));
}

/** Scopes of one kind, in order. */
export function rangesOf(reading: Reading, within: Pattern["source"]["within"]): readonly Range[] {
  switch (within) {
    case "clause":
    case "adjacent":
      return reading.clauses;
    case "sentence":
      return reading.sentences;
    case "passage":
      return reading.sentences.map(({ from, to }, index) => ({ from, to: reading.sentences[index + 1]?.to ?? to }));
    case "answer":
      return [{ from: 0, to: reading.words.length }];
  }
}

/** Occurrences of any of the names inside the range, in order of their first word. */
export function occurrencesIn(reading: Reading, names: readonly string[], { from, to }: Range): Occurrence[] {
  const found: Occurrence[] = [];
  for (const name of names) {
    const all = reading.occurrences.get(name) ?? [];
    for (let index = firstFrom(all, from); index < all.length; index += 1) {
      const occurrence = all[index];
      if (occurrence === undefined || occurrence.from >= to) break;
      if (occurrence.to <= to) found.push(occurrence);
      if (found.length > MOST_TRIED * 2) break;
    }
  }
  return found.toSorted((one, other) => one.from - other.from || one.to - other.to).slice(0, MOST_TRIED);
}

function firstFrom(sorted: readonly Occurrence[], from: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.from ?? from) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first combination of occurrences, in the order of the text, that fits; null if there is none. */
function findIdea(
  reading: Reading,
  idea: Idea,
  { range, gap, isFit }: { range: Range; gap: number | null; isFit: (places: readonly Occurrence[]) => boolean },
): Occurrence[] | null {
  const candidates = idea.needs.map((need) => occurrencesIn(reading, need.names, range));
  let combinations = 0;
  const search = (chosen: Occurrence[]): Occurrence[] | null => {
    if (chosen.length === idea.needs.length) {
      combinations += 1;
      return (gap === null || isAdjacent(chosen, gap)) && isFit(chosen) ? chosen : null;
    }
    for (const occurrence of candidates[chosen.length] ?? []) {
      if (combinations >= MOST_COMBINATIONS) return null;
      if (!goesWith(idea, chosen, occurrence)) continue;
      const found = search([...chosen, occurrence]);
      if (found) return found;
    }
    combinations += 1;
    return null;
  };
  return search([]);
}

/** Each need has words of its own, and later steps come later. */
function goesWith(idea: Idea, chosen: readonly Occurrence[], next: Occurrence): boolean {
  const step = idea.needs[chosen.length]?.step ?? 0;
  return chosen.every((occurrence, index) => {
    if (occurrence.from === next.from && occurrence.to === next.to) return false;
    return (idea.needs[index]?.step ?? 0) === step || occurrence.from < next.from;
  });
}

function isAdjacent(places: readonly Occurrence[], gap: number): boolean {
  const sorted = places.toSorted((one, other) => one.from - other.from);
  return sorted.every(({ from }, index) => index === 0 || from - (sorted[index - 1]?.to ?? from) <= gap);
}

/** What is said of another thing excepts nothing: `sync is parallel and async is step by step`. */
function isExcepted(
  reading: Reading,
  pattern: Pattern,
  { range, places }: { range: Range; places: readonly Occurrence[] },
): boolean {
  const isSaid = (found: readonly Occurrence[]): boolean => isSaidOf(reading, pattern, found, false);
  // `they do not get a turn` is no exception to what is claimed.
  const isLeft = (found: readonly Occurrence[]): boolean =>
    isSaid(found) &&
    !isTakenBack(reading, found) &&
    !(pattern.source.polarity === "assert" && isDenied(reading, [...places, ...found], found));
  return pattern.unless.some(({ idea, within }) => {
    if (within === null) return findIdea(reading, idea, { range, gap: null, isFit: isLeft }) !== null;
    return rangesAround(reading, places, within).some(
      (around) =>
        findIdea(reading, idea, { range: around, gap: null, isFit: (found) => isHeld(reading, pattern, found) }) !==
        null,
    );
  });
}

/** Whether the answer as a whole speaks against all that a pattern may find in it (`answer:` of its `unless`). */
export function isDisowned(reading: Reading, pattern: Pattern): boolean {
  const [range] = rangesOf(reading, "answer");
  return pattern.unless.some(({ idea, within }) => {
    if (within !== "answer" || !range) return false;
    return findIdea(reading, idea, { range, gap: null, isFit: (found) => isHeld(reading, pattern, found) }) !== null;
  });
}

/** Elsewhere in the answer what it claims, also of a case, speaks against what it says here; what it asks or takes back does not. */
function isHeld(reading: Reading, pattern: Pattern, found: readonly Occurrence[]): boolean {
  return (
    isSaidOf(reading, pattern, found, false) && isClaimed(reading, found, false) && !isDenied(reading, found, found)
  );
}

/** The scopes of one kind that hold what was found. */
function rangesAround(reading: Reading, places: readonly Occurrence[], within: ExceptionScope): readonly Range[] {
  return rangesOf(reading, within).filter((range) => places.some(({ from }) => from >= range.from && from < range.to));
}

/**
 * Something of it is claimed, and nothing of it was taken back. What stands in a condition is claimed of no one (strict),
 * but it may well be told (`if a call is slow, all wait`).
 */
function isClaimed(reading: Reading, places: readonly Occurrence[], isStrict: boolean): boolean {
  const moods = places.map(({ from }) => reading.clauses[reading.clauseOf[from] ?? -1]?.mood);
  const isTold = moods.includes("claim") || (!isStrict && moods.includes("condition"));
  return isTold && !isTakenBack(reading, places);
}

function isTakenBack(reading: Reading, places: readonly Occurrence[]): boolean {
  return places.some(({ from }) => reading.clauses[reading.clauseOf[from] ?? -1]?.mood === "retracted");
}

function isSaidOf(reading: Reading, { about }: Pattern, places: readonly Occurrence[], isStrict: boolean): boolean {
  if (about === null) return true;
  const subjects = reading.subjects.get(about.family) ?? [];
  const said = places.map(({ from }) => subjects[from] ?? []);
  if (isStrict && !said.some((entities) => entities.includes(about.entity))) return false;
  return said.every((entities) => entities.length === 0 || entities.includes(about.entity));
}

/**
 * Whether some part of the idea is denied. A cue that belongs to a phrase of the idea itself (`never retrieved`) denies
 * nothing.
 */
function isDenied(reading: Reading, places: readonly Occurrence[], core: readonly Occurrence[]): boolean {
  const isOwn = (cue: number): boolean => places.some(({ from, to }) => cue >= from && cue < to);
  return core.some(({ from }) => {
    const outer = (reading.denials[from] ?? []).filter((cue) => !isOwn(cue));
    return outer.length % 2 === 1;
  });
}
