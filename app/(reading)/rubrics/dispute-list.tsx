import Link from "next/link";
import type { Dispute } from "#server/disputes";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** What people dispute, each with the reason and the answer that it is about; never by whom. */
export function DisputeList({ disputes }: { disputes: readonly Dispute[] }) {
  if (disputes.length === 0) return <p className="text-sm text-muted">Nobody disputes anything.</p>;
  return (
    <ul className="max-w-[76ch] divide-y divide-hairline border-y border-hairline">
      {disputes.map((dispute, at) => (
        <li key={at} className="flex flex-col gap-2 py-4">
          <p className="flex flex-wrap gap-x-3 text-xs text-muted">
            <Link
              href={`/rubrics/${dispute.itemId}/${dispute.step}`}
              prefetch={false}
              className="font-mono text-accent underline wrap-anywhere"
            >
              {dispute.rubricId}
            </Link>
            <span>
              {dispute.ownerKind} <span className="font-mono">{dispute.ownerKey}</span>
            </span>
            <span className="ml-auto">{DAY.format(dispute.createdAt)}</span>
          </p>
          <p className="font-serif text-base wrap-anywhere whitespace-pre-line">{dispute.reason}</p>
          <details>
            <summary className="min-h-11 w-fit cursor-pointer py-2 text-sm text-accent sm:min-h-8 sm:py-1">
              The answer
            </summary>
            <p className="border-l-2 border-hairline pl-3 font-serif text-sm wrap-anywhere whitespace-pre-wrap">
              {dispute.answer}
            </p>
          </details>
        </li>
      ))}
    </ul>
  );
}
