import Link from "next/link";
import { layOutTopics, type TopicMap as Layout } from "#domain/content/topic-map";
import type { TopicProgress } from "#server/topics";
import { Lane } from "#ui/lane";
import { progressSegments } from "./progress-segments";

const ROW = 104;
const NODE = 72;
const WIDE = 5;
const NARROW = 2;

/** Topics drawn so that each lies below what it requires, with one's own progress. For a phone it is drawn anew. */
export function TopicMap({ topics }: { topics: readonly TopicProgress[] }) {
  return (
    <nav aria-label="Map of topics">
      <Drawing topics={topics} layout={layOutTopics(topics, WIDE)} className="max-md:hidden" />
      <Drawing topics={topics} layout={layOutTopics(topics, NARROW)} className="md:hidden" />
    </nav>
  );
}

type DrawingProps = { topics: readonly TopicProgress[]; layout: Layout; className: string };

function Drawing({ topics, layout, className }: DrawingProps) {
  const titles = new Map(topics.map(({ id, title }) => [id, title]));
  const boxes = boxesOf(layout);
  const height = (layout.rows.length + layout.last.length) * ROW - (ROW - NODE);
  return (
    <div className={`relative ${className}`} style={{ height }}>
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="absolute inset-0 size-full text-edge"
      >
        {layout.lines.map(({ from, to }) => (
          <path
            key={`${from} ${to}`}
            d={pathBetween(boxes.get(from), boxes.get(to))}
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
          const requires = topic.requires.map((id) => titles.get(id) ?? id).join(", ");
          return (
            <li
              key={topic.id}
              className="absolute"
              style={{ left: `${box.left}%`, width: `${box.width}%`, top: box.top, height: NODE }}
            >
              <TopicNode topic={topic} requires={requires} needsAll={layout.last.includes(topic.id)} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function TopicNode({ topic, requires, needsAll }: { topic: TopicProgress; requires: string; needsAll: boolean }) {
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
      <span className="flex items-center gap-2">
        <span aria-hidden="true" className="min-w-0 flex-1">
          {itemCount > 0 && <Lane label={title} segments={progressSegments(topic)} />}
        </span>
        <span className="tabular shrink-0 text-xs text-muted">
          {answeredCount} of {itemCount}
          <span className="sr-only"> answered{requires && `; know first: ${requires}`}</span>
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

/** From the lower edge of one to the upper edge of the other, as a lane that bends. */
function pathBetween(from: Box | undefined, to: Box | undefined): string {
  if (!from || !to) return "";
  const [x, y] = [from.left + from.width / 2, from.top + NODE];
  const [endX, endY] = [to.left + to.width / 2, to.top];
  const bend = (ROW - NODE) * 0.9;
  return `M ${x} ${y} C ${x} ${y + bend}, ${endX} ${endY - bend}, ${endX} ${endY}`;
}
