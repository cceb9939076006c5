import { type Band, unitsOf } from "./band";
import type { CandidateItem } from "./candidate-item";
import type { Names } from "./assessment";

/** Parallel forms have as many short and as many long questions of each topic, as many of each difficulty, and the same time to a minute. */
const TOLERANCE_UNITS = 4;

/** Beyond this a question is an exercise and not a question; two forms swap one only for another. */
const LONG_SECONDS = 150;

function coverageOf({ topicId, seconds }: CandidateItem): string {
  return `${topicId} ${seconds > LONG_SECONDS ? "long" : "short"}`;
}

const cellOf = (item: CandidateItem) => `${coverageOf(item)} ${item.difficulty}`;

function countBy(items: readonly CandidateItem[], key: (item: CandidateItem) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/**
 * What keeps enough questions for `forms - 1` more forms like the first: of the `free` questions of a topic, length and
 * difficulty the first may take its part, and no other form can have its `fixed` ones.
 */
export function capacityBands(free: readonly CandidateItem[], fixed: readonly CandidateItem[], forms: number): Band[] {
  const required = countBy(fixed, cellOf);
  return [...countBy(free, cellOf)].map(([cell, count]) => ({
    wish: "parallel",
    about: cell,
    amount: (item) => (cellOf(item) === cell ? 1 : 0),
    min: null,
    // Counts the required ones too, as every sum over a form does.
    max: Math.max(0, Math.floor((count - (forms - 1) * (required.get(cell) ?? 0)) / forms)) + (required.get(cell) ?? 0),
    weight: 8,
  }));
}

/** What makes another form like `first`. */
export function likenessBands(first: readonly CandidateItem[], free: readonly CandidateItem[]): Band[] {
  const units = first.reduce((total, item) => total + unitsOf(item), 0);
  return [
    ...equalCounts(first, free, coverageOf),
    ...equalCounts(first, free, ({ difficulty }) => String(difficulty)),
    {
      wish: "parallel",
      about: "time",
      amount: unitsOf,
      min: units - TOLERANCE_UNITS,
      max: units + TOLERANCE_UNITS,
      weight: 1,
    },
  ];
}

function equalCounts(
  first: readonly CandidateItem[],
  free: readonly CandidateItem[],
  key: (item: CandidateItem) => string,
): Band[] {
  const wanted = countBy(first, key);
  return [...new Set([...wanted.keys(), ...free.map(key)])].toSorted().map((about) => ({
    wish: "parallel",
    about,
    amount: (item) => (key(item) === about ? 1 : 0),
    min: wanted.get(about) ?? 0,
    max: wanted.get(about) ?? 0,
    weight: 10,
  }));
}

/** In what `other` differs from the form it should be parallel to, as sentences; none is equal. */
export function differences(first: readonly CandidateItem[], other: readonly CandidateItem[], names: Names): string[] {
  const topics = [...new Set([...first, ...other].map(({ topicId }) => topicId))].toSorted();
  const minutes = (totalSeconds(other) - totalSeconds(first)) / 60;
  return [
    ...topics.flatMap((topicId) => compared((item) => item.topicId === topicId, `about ${names.topic(topicId)}`)),
    ...[1, 2, 3, 4, 5].flatMap((level) => compared((item) => item.difficulty === level, `of difficulty ${level}`)),
    ...(Math.abs(minutes) > 1.5
      ? [`${Math.abs(minutes).toFixed(1)} min ${minutes > 0 ? "longer" : "shorter"} than form A.`]
      : []),
  ];

  function compared(isMeant: (item: CandidateItem) => boolean, what: string): string[] {
    const more = other.filter(isMeant).length - first.filter(isMeant).length;
    return more === 0 ? [] : [`${Math.abs(more)} ${more > 0 ? "more" : "fewer"} ${what} than form A.`];
  }
}

function totalSeconds(items: readonly CandidateItem[]): number {
  return items.reduce((total, item) => total + item.seconds, 0);
}
