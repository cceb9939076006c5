import Link from "next/link";
import type { TopicReadiness as Topic } from "#domain/scheduling/interview-plan";
import { Lane } from "#ui/lane";
import { percent } from "./plan-words";

/** Lengths are those of the numbers beside them, so that 0 % has none. */
const wholePercent = (share: number) => Math.round(share * 100);

type TopicReadinessProps = { topics: readonly Topic[]; titles: ReadonlyMap<string, string> };

/** Each topic on the day of the interview: what will be recalled, what the plan adds to it, and what is missing. */
export function TopicReadiness({ topics, titles }: TopicReadinessProps) {
  const weakestFirst = topics.toSorted((a, b) => a.planned.share - b.planned.share);
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {weakestFirst.map(({ topicId, planned, ifStopped, unreached, itemCount }) => {
        const kept = Math.min(ifStopped, planned.share);
        return (
          <li
            key={topicId}
            className="grid items-center gap-x-6 gap-y-1.5 px-2 py-3 sm:grid-cols-[14rem_minmax(0,1fr)_15rem]"
          >
            <Link href={`/library?topic=${topicId}`} className="hover:text-accent hover:underline">
              {titles.get(topicId) ?? topicId}
            </Link>
            <Lane
              label={`${titles.get(topicId) ?? topicId}: ${percent(planned.share)} on the day, ${percent(ifStopped)} if you stopped today`}
              segments={[
                { state: "done" as const, label: "kept without doing anything", weight: wholePercent(kept) },
                {
                  state: "waiting" as const,
                  label: "what the plan adds",
                  weight: wholePercent(planned.share) - wholePercent(kept),
                },
                { state: "idle" as const, label: "missing", weight: 100 - wholePercent(planned.share) },
              ]}
            />
            <span className="tabular text-sm text-muted">
              {percent(planned.share)} ± {Math.round(planned.error * 100)}
              {unreached > 0 && `, ${unreached} of ${itemCount} not reached`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
