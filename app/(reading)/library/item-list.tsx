import Link from "next/link";
import { KIND_NAMES } from "#domain/content/question";
import type { ListedItem } from "#server/items";
import type { TopicProgress } from "#server/topics";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";

type ItemListProps = { items: readonly ListedItem[]; topics: readonly TopicProgress[]; isFiltered: boolean };

/** Questions as a list: title, kind, difficulty, and what one did with it. */
export function ItemList({ items, topics, isFiltered }: ItemListProps) {
  if (items.length === 0) {
    return (
      <Empty
        title={isFiltered ? "No question fits all of these filters." : "There are no questions yet."}
        action={isFiltered && <ButtonLink href="/library">Show all questions</ButtonLink>}
      />
    );
  }
  const titles = new Map(topics.map(({ id, title }) => [id, title]));
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {items.map((item) => (
        <li key={item.id}>
          <Link
            href={`/practice/${item.id}`}
            prefetch={false}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1 px-2 py-3 hover:bg-sunken"
          >
            <span className="font-serif text-base">{item.title}</span>
            <span className="tabular pt-1 text-right text-xs text-muted">{standingOf(item)}</span>
            <span className="text-xs text-muted">
              {KIND_NAMES[item.kind]} · {titles.get(item.topics[0] ?? "") ?? "Mock interviews"}
            </span>
            <Difficulty value={item.difficulty} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Difficulty({ value }: { value: number }) {
  return (
    <span className="flex items-center justify-end gap-0.5">
      <span className="sr-only">Difficulty {value} of 5</span>
      {[1, 2, 3, 4, 5].map((step) => (
        <span
          key={step}
          aria-hidden="true"
          className={`h-1.5 w-3 rounded-full ${step <= value ? "bg-muted" : "bg-hairline"}`}
        />
      ))}
    </span>
  );
}

function standingOf({ answered, lastScore, isInReview }: ListedItem): string {
  if (lastScore !== null) return `last ${Math.round(lastScore * 100)} %`;
  if (answered) return "answered";
  return isInReview ? "in your review" : "new";
}
