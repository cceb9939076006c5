import { assess, type Names, type UnmetWish } from "./assessment";
import { type CandidateItem, obstacles } from "./candidate-item";
import type { Wish } from "./wish";

/** A question that could stand in for another. */
export type Alternative = { item: CandidateItem; /** What the wish would lack then. */ unmet: UnmetWish[] };

/**
 * What could stand in place `place` of a set instead, the best first: by how well the whole set then meets the wish, then
 * by likeness to what it replaces.
 */
export function alternatives(
  items: readonly CandidateItem[],
  place: number,
  {
    wish,
    candidates,
    names,
    atMost,
  }: { wish: Wish; candidates: readonly CandidateItem[]; names: Names; atMost: number },
): Alternative[] {
  const replaced = items[place];
  if (!replaced) return [];
  const isInSet = new Set(items.map(({ id }) => id));
  return candidates
    .filter((item) => !isInSet.has(item.id) && obstacles(item, wish).length === 0)
    .map((item) => ({ item, ...assess(items.with(place, item), wish, { candidates, names }) }))
    .toSorted(
      (a, b) =>
        a.penalty - b.penalty ||
        unlikeness(a.item, replaced) - unlikeness(b.item, replaced) ||
        (a.item.id < b.item.id ? -1 : 1),
    )
    .slice(0, atMost)
    .map(({ item, unmet }) => ({ item, unmet }));
}

function unlikeness(a: CandidateItem, b: CandidateItem): number {
  return (
    (a.topicId === b.topicId ? 0 : 4) +
    Math.abs(a.difficulty - b.difficulty) +
    (a.kind === b.kind ? 0 : 1) +
    Math.abs(a.seconds - b.seconds) / 300
  );
}
