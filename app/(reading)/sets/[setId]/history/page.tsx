import type { Metadata } from "next";
import Link from "next/link";
import { instantWords } from "#app/take-token";
import { notFound } from "next/navigation";
import { setHistory } from "#server/question-sets";
import { findViewer } from "#server/session";
import { Button } from "#ui/button";
import { ActionForm } from "../../action-form";
import { goBackTo } from "../../actions";
import { setOfPage } from "../set-of-page";
import { setPath } from "../../set-path";

export const metadata: Metadata = { title: "History of a set" };

/** What was done to a set, by whom and when; any version can be made the newest again. */
export default async function HistoryPage({ params }: PageProps<"/sets/[setId]/history">) {
  const { set } = await setOfPage((await params).setId);
  const viewer = await findViewer();
  if (!viewer) notFound();
  const versions = await setHistory(viewer.id, set.id);
  const canEdit = set.role !== "viewer" && set.deletedAt === null;
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href={setPath(set.id)} className="underline">
            {set.title}
          </Link>
        </p>
        <h1 className="text-xl font-semibold">History</h1>
      </header>
      <ol className="divide-y divide-hairline border-y border-hairline">
        {versions.map(({ version, change, changedAt, by }) => (
          <li key={version} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-serif text-base break-words">{change}</p>
              <p className="tabular text-xs text-muted">
                Version {version}, {instantWords(changedAt)}, by {by}
              </p>
            </div>
            {canEdit && version !== set.version && (
              <ActionForm action={goBackTo} hidden={{ setId: set.id, version: set.version, restored: version }}>
                <Button type="submit">Go back to this</Button>
              </ActionForm>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
