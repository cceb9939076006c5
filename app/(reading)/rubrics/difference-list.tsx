import Link from "next/link";
import type { Difference } from "#server/disputes";

const WORDS = new Map([
  ["met", "met"],
  ["partial", "partly met"],
  ["not", "missed"],
  ["contradicted", "contradicted"],
]);

/** Answers on which a second opinion and the scoring differ, criterion by criterion. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return <p className="text-sm text-muted">None so far.</p>;
  return (
    <ul className="max-w-[76ch] divide-y divide-hairline border-y border-hairline">
      {differences.map(({ rubricId, itemId, step, grader, criteria, answer }, at) => (
        <li key={at} className="flex flex-col gap-2 py-4 text-sm">
          <p className="flex flex-wrap gap-x-3 text-xs text-muted">
            <Link
              href={`/rubrics/${itemId}/${step}`}
              prefetch={false}
              className="font-mono wrap-anywhere text-accent underline"
            >
              {rubricId}
            </Link>
            <span>{grader.replace(/^llm:/, "")}</span>
          </p>
          <ul>
            {criteria.map(({ key, scored, other }) => (
              <li key={key}>
                <span className="font-mono text-xs">{key}</span>: scored {WORDS.get(scored)}, second opinion{" "}
                {WORDS.get(other)}
              </li>
            ))}
          </ul>
          <details>
            <summary className="min-h-11 w-fit cursor-pointer py-2 text-accent sm:min-h-8 sm:py-1">The answer</summary>
            <p className="border-l-2 border-hairline pl-3 font-serif wrap-anywhere whitespace-pre-wrap">{answer}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}
