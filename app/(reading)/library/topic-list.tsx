import Link from "next/link";
import type { ItemFilter } from "#server/items";
import type { TopicProgress } from "#server/topics";
import { Lane } from "#ui/lane";
import { progressSegments } from "./progress-segments";

/** The topics in the order of learning, each with how much of it was answered. */
export function TopicList({ topics, filter }: { topics: readonly TopicProgress[]; filter: ItemFilter }) {
  return (
    <nav aria-label="Topics" className="max-lg:order-last">
      <h2 className="text-sm font-semibold">Topics</h2>
      <ul className="mt-3 divide-y divide-hairline border-y border-hairline">
        <li>
          <TopicLink isCurrent={filter.topic === undefined} href="/library" title="All topics" />
        </li>
        {topics.map((topic) => (
          <li key={topic.id}>
            <TopicLink
              isCurrent={filter.topic === topic.id}
              href={`/library?topic=${topic.id}`}
              title={topic.title}
              progress={topic}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

type TopicLinkProps = {
  href: "/library" | `/library?topic=${string}`;
  title: string;
  isCurrent: boolean;
  progress?: TopicProgress;
};

function TopicLink({ href, title, isCurrent, progress }: TopicLinkProps) {
  return (
    <Link
      href={href}
      {...(isCurrent ? { "aria-current": "page" } : {})}
      className="flex flex-col gap-1.5 px-2 py-2.5 hover:bg-sunken aria-[current]:bg-accent-soft"
    >
      <span className="flex items-baseline gap-3 text-sm">
        <span className={isCurrent ? "font-medium" : ""}>{title}</span>
        {progress && (
          <span className="tabular ml-auto shrink-0 text-xs text-muted">
            {progress.answeredCount} of {progress.itemCount}
          </span>
        )}
      </span>
      {progress && progress.itemCount > 0 && (
        <span aria-hidden="true">
          <Lane label={title} segments={progressSegments(progress)} />
        </span>
      )}
    </Link>
  );
}
