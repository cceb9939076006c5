import Link from "next/link";
import type { TopicProgress } from "#server/topics";
import { Lane } from "#ui/lane";

/** The topics one has answered in, the weakest first, each with the mean of the last scores. */
export function TopicScores({ topics }: { topics: readonly TopicProgress[] }) {
  const scored = topics.flatMap((topic) => (topic.meanScore === null ? [] : { ...topic, meanScore: topic.meanScore }));
  const weakestFirst = scored.toSorted((a, b) => a.meanScore - b.meanScore);
  if (weakestFirst.length === 0)
    return <p className="text-sm text-muted">Answers that are scored will be counted here.</p>;
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {weakestFirst.map(({ id, title, meanScore, answeredCount, itemCount }) => (
        <li key={id}>
          <Link
            href={`/library?topic=${id}`}
            className="grid items-center gap-x-6 gap-y-1 px-2 py-2.5 hover:bg-sunken sm:grid-cols-[12rem_minmax(0,1fr)_auto]"
          >
            <span>{title}</span>
            <Lane
              label={`${title}: ${Math.round(meanScore * 100)} %`}
              segments={[
                { state: "done", label: "earned", weight: Math.round(meanScore * 100) },
                { state: "idle", label: "missed", weight: 100 - Math.round(meanScore * 100) },
              ]}
            />
            <span className="tabular text-sm text-muted">
              {Math.round(meanScore * 100)} % · {answeredCount} of {itemCount}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
