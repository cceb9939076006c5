import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { REPORT_CATEGORIES } from "#domain/reports/category-names";
import { isAuthor } from "#server/authors";
import { openReports, REPORTS_SHOWN } from "#server/problem-reports";
import { findViewer } from "#server/session";
import { Empty } from "#ui/empty";
import { Views } from "../library/views";
import { CloseForm } from "./close-form";

export const metadata: Metadata = { title: "Reported problems" };

/** What people report about questions, for their authors; to anybody else there is no such page. */
export default async function ReportsPage() {
  if (!isAuthor(await findViewer())) notFound();
  const { reports, total } = await openReports();
  const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
  return (
    <div className="flex flex-col gap-8">
      <Views shown="reports" isAuthor />
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">Reported problems</h1>
        <p className="max-w-[68ch] text-sm text-muted">
          {total > REPORTS_SHOWN ? `The oldest ${REPORTS_SHOWN} of ${total}.` : `${total} open.`} Mend the item in
          content/, raise its revision if the answer changes, and publish; then close the report.
        </p>
      </header>
      {reports.length === 0 && (
        <Empty title="Nothing is reported.">What people report on the page of a question will be listed here.</Empty>
      )}
      <ul className="divide-y divide-hairline border-y border-hairline">
        {reports.map(({ id, category, text, createdAt, itemId, itemTitle, itemRev, presentRev }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-6 gap-y-3 py-4">
            <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
              <p className="text-sm">
                <Link href={`/practice/${itemId}`} className="text-accent underline underline-offset-2">
                  {itemTitle}
                </Link>{" "}
                <span className="font-mono text-xs break-all text-muted">{itemId}</span>
              </p>
              <p className="text-xs text-muted">
                {REPORT_CATEGORIES[category]}, {dates.format(createdAt)}, of revision {itemRev}
                {presentRev > itemRev && ` (now ${presentRev})`}
              </p>
              <p className="max-w-[68ch] font-serif text-base break-words whitespace-pre-wrap">{text}</p>
            </div>
            <CloseForm id={id} title={itemTitle} />
          </li>
        ))}
      </ul>
    </div>
  );
}
