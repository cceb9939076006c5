import Link from "next/link";
import { layOutTopics, type TopicMap as Layout } from "#domain/content/topic-map";
import type { TopicProgress } from "#server/topics";
import { Lane } from "#ui/lane";
import { progressSegments } from "./progress-segments";

const ROW = 104;
const NODE = 72;
const MOST_PER_ROW = 6;
/** By how much a phone indents what comes later, in pixels. */
const INDENT = 6;

/**
 * Topics drawn so that each lies below what it requires, with one's own progress. On a phone, where lines would cross
 * everything, it is a list, indented by how far down a topic lies, that says what to know first.
 */
export function TopicMap({ topics }: { topics: readonly TopicProgress[] }) {
  const layout = layOutTopics(topics, MOST_PER_ROW);
  return (
    <nav aria-label="Map of topics">
      <Drawing topics={topics} layout={layout} />
      <Steps topics={topics} layout={layout} />
    </nav>
  );
}

type DrawingProps = { topics: readonly TopicProgress[]; layout: Layout };

function Steps({ topics, layout: { rows, last } }: DrawingProps) {
  const titles = titlesOf(topics);
  const rowOf = (id: string) => (last.includes(id) ? 0 : rows.findIndex((row) => row.includes(id)));
  return (
    <ol className="flex flex-col gap-2 md:hidden">
      {topics.map((topic) => (
        <li key={topic.id} style={{ marginLeft: rowOf(topic.id) * INDENT }}>
          <TopicNode topic={topic} requires={requiredBy(topic, titles)} needsAll={last.includes(topic.id)} saysFirst />
        </li>
      ))}
    </ol>
  );
}

function titlesOf(topics: readonly TopicProgress[]): Map<string, string> {
  return new Map(topics.map(({ id, title }) => [id, title]));
}

function requiredBy({ requires }: TopicProgress, titles: ReadonlyMap<string, string>): string {
  return requires.map((id) => titles.get(id) ?? id).join(", ");
}

function Drawing({ topics, layout }: DrawingProps) {
  const titles = titlesOf(topics);
  const boxes = boxesOf(layout);
  const height = (layout.rows.length + layout.last.length) * ROW - (ROW - NODE);
  return (
    <div className="relative max-md:hidden" style={{ height }}>
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="absolute inset-0 size-full text-edge"
      >
        {layout.lines.map(({ from, to }) => (
          <path
            key={`${from} ${to}`}
            d={pathBetween(from, to, { rows: layout.rows, boxes })}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <ol>
        {topics.map((topic) => {
          const box = boxes.get(topic.id);
          if (!box) return null;
          return (
            <li
              key={topic.id}
              className="absolute"
              style={{ left: `${box.left}%`, width: `${box.width}%`, top: box.top, height: NODE }}
            >
              <TopicNode topic={topic} requires={requiredBy(topic, titles)} needsAll={layout.last.includes(topic.id)} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

type TopicNodeProps = {
  topic: TopicProgress;
  requires: string;
  needsAll: boolean;
  /** Says what to know first in words that are seen, where no lines show it. */
  saysFirst?: boolean;
};

function TopicNode({ topic, requires, needsAll, saysFirst = false }: TopicNodeProps) {
  const { id, title, answeredCount, itemCount } = topic;
  return (
    <Link
      href={`/library?topic=${id}`}
      className="flex h-full flex-col justify-between rounded border border-edge bg-surface px-3 py-2 hover:border-accent hover:bg-accent-soft"
    >
      <span className="line-clamp-2 text-sm leading-tight font-medium text-balance">
        {title}
        {needsAll && <span className="font-normal text-muted"> (after all of these)</span>}
      </span>
      {saysFirst && requires !== "" && !needsAll && (
        <span className="mt-1 mb-2 text-xs text-muted">after {requires}</span>
      )}
      <span className="flex items-center gap-2">
        <span aria-hidden="true" className="min-w-0 flex-1">
          {itemCount > 0 && <Lane label={title} segments={progressSegments(topic)} />}
        </span>
        <span className="tabular shrink-0 text-xs text-muted">
          {answeredCount} of {itemCount}
          <span className="sr-only"> answered{requires && !saysFirst && `; know first: ${requires}`}</span>
        </span>
      </span>
    </Link>
  );
}

type Box = { left: number; width: number; top: number };

/** Where each topic stands: across in percent of the width, down in pixels. */
function boxesOf({ rows, last }: Layout): Map<string, Box> {
  const most = Math.max(1, ...rows.map((row) => row.length));
  const share = 100 / most;
  const width = share * 0.88;
  const boxes = new Map<string, Box>();
  for (const [index, row] of rows.entries()) {
    const indent = (100 - row.length * share) / 2;
    for (const [at, id] of row.entries()) {
      boxes.set(id, { left: indent + at * share + (share - width) / 2, width, top: index * ROW });
    }
  }
  for (const [index, id] of last.entries()) {
    const gap = (share - width) / 2;
    boxes.set(id, { left: gap, width: 100 - 2 * gap, top: (rows.length + index) * ROW });
  }
  return boxes;
}

type Placed = { rows: Layout["rows"]; boxes: ReadonlyMap<string, Box> };

/** From the lower edge of one to the upper edge of the other, as a lane that bends, and beside whatever stands between. */
function pathBetween(fromId: string, toId: string, { rows, boxes }: Placed): string {
  const [from, to] = [boxes.get(fromId), boxes.get(toId)];
  if (!from || !to) return "";
  const bend = (ROW - NODE) * 0.9;
  const endX = to.left + to.width / 2;
  let [x, y] = [from.left + from.width / 2, from.top + NODE];
  const path = [`M ${x} ${y}`];
  const bendTo = (nextX: number, nextY: number) => {
    path.push(`C ${x} ${y + bend}, ${nextX} ${nextY - bend}, ${nextX} ${nextY}`);
    [x, y] = [nextX, nextY];
  };
  for (let row = from.top / ROW + 1; row < to.top / ROW; row += 1) {
    const between = (rows[row] ?? []).flatMap((id) => boxes.get(id) ?? []);
    // The end is one step nearer with each row, so the way to it is shared among those that are left.
    const straight = x + (endX - x) / (to.top / ROW - row + 1);
    bendTo(freePlace(straight, between), row * ROW);
    y += NODE;
    path.push(`L ${x} ${y}`);
  }
  bendTo(endX, to.top);
  return path.join(" ");
}

/** The place nearest to `wanted` at which a line goes down beside the boxes of a row; all in percent of the width. */
function freePlace(wanted: number, row: readonly Box[]): number {
  const margin = 1;
  const isFree = (place: number) =>
    row.every(({ left, width }) => place <= left - margin + 0.01 || place >= left + width + margin - 0.01);
  const edges = row.flatMap(({ left, width }) => [left - margin, left + width + margin]);
  const free = [wanted, ...edges].filter((place) => place >= 0 && place <= 100 && isFree(place));
  return free.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? wanted;
}
