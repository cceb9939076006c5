type Placed = { id: string; requires: readonly string[] };

/** A drawing of what to know before what: rows from the first topic down, and the lines between. */
export type TopicMap = {
  /** Ids from left to right; each row lies below everything that its topics require. */
  rows: string[][];
  /** A topic that is required directly, and the one that requires it; what follows from others is left out. */
  lines: { from: string; to: string }[];
  /** Topics that require more than can be drawn: they stand at the end, over the whole width. */
  last: string[];
};

/** A topic that directly requires more than this many others is drawn without lines. */
const MOST_LINES = 5;

/**
 * Lays topics out by how long a way of prerequisites leads to them, at most `perRow` beside each other, each as near as
 * may be to below what it requires.
 *
 * @param topics each after those it requires, as in content/topics.yaml
 */
export function layOutTopics(topics: readonly Placed[], perRow: number): TopicMap {
  const last = topics.filter(({ requires }) => requires.length > MOST_LINES).map(({ id }) => id);
  const drawn = topics.filter(({ id }) => !last.includes(id));
  const depths = new Map<string, number>();
  for (const { id, requires } of drawn) {
    depths.set(id, Math.max(-1, ...requires.map((required) => depths.get(required) ?? -1)) + 1);
  }
  const rows: string[][] = [];
  const places = new Map<string, number>();
  for (const depth of [...new Set(depths.values())].toSorted((a, b) => a - b)) {
    const layer = drawn.filter(({ id }) => depths.get(id) === depth);
    const ordered = layer.toSorted((a, b) => meanPlace(a, places) - meanPlace(b, places)).map(({ id }) => id);
    for (const row of evenly(ordered, perRow)) {
      rows.push(row);
      for (const [at, id] of row.entries()) places.set(id, (at + 0.5) / row.length);
    }
  }
  return { rows, lines: directLines(drawn).filter(({ from }) => depths.has(from)), last };
}

function meanPlace({ requires }: Placed, places: ReadonlyMap<string, number>): number {
  const known = requires.map((id) => places.get(id) ?? 0.5);
  return known.length === 0 ? 0.5 : known.reduce((sum, place) => sum + place, 0) / known.length;
}

/** Parts of about the same length, none longer than `most`. */
function evenly(ids: readonly string[], most: number): string[][] {
  const count = Math.ceil(ids.length / most);
  const size = Math.ceil(ids.length / Math.max(1, count));
  return Array.from({ length: count }, (_, at) => ids.slice(at * size, (at + 1) * size));
}

function directLines(topics: readonly Placed[]): TopicMap["lines"] {
  const all = new Map<string, Set<string>>();
  for (const { id, requires } of topics) {
    all.set(id, new Set([...requires, ...requires.flatMap((required) => [...(all.get(required) ?? [])])]));
  }
  return topics.flatMap(({ id, requires }) =>
    requires
      .filter((from) => !requires.some((other) => other !== from && all.get(other)?.has(from)))
      .map((from) => ({ from, to: id })),
  );
}
