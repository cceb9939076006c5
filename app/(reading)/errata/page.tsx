import type { Metadata } from "next";
import { documentName } from "#domain/content/document-name";
import { isAuthor } from "#server/authors";
import { publishedErrata, type PublishedErratum } from "#server/errata";
import { findViewer } from "#server/session";
import { Empty } from "#ui/empty";
import { Views } from "../library/views";
import { ErratumEntry } from "./erratum-entry";

export const metadata: Metadata = { title: "What the documents got wrong" };

/** The errors of the source documents: their words, what is true, how it was found, and questions that ask about it. */
export default async function ErrataPage() {
  const [all, viewer] = await Promise.all([publishedErrata(), findViewer()]);
  const groups = byDocument(all);
  return (
    <div className="flex flex-col gap-8">
      <Views shown="errata" isAuthor={isAuthor(viewer)} />
      <header className="flex max-w-[68ch] flex-col gap-3">
        <h1 className="text-xl font-semibold">What the documents got wrong</h1>
        <p className="font-serif text-base text-muted">
          The question bank grew from five texts about asynchronous Python. Each of their statements was checked, most
          by running it. {all.length} did not hold, and are common enough in interviews to be asked about.
        </p>
        {groups.length > 0 && (
          <nav aria-label="Documents">
            <ul className="flex flex-col gap-1 text-sm">
              {groups.map(({ file, title, entries }) => (
                <li key={file}>
                  <a href={`#${anchorOf(file)}`} className="text-accent underline underline-offset-2">
                    {documentName(file)}
                  </a>
                  : {title} <span className="tabular text-muted">({entries.length})</span>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      {groups.length === 0 && <Empty title="Nothing is listed yet.">Publishing the content fills this page.</Empty>}
      {groups.map(({ file, title, entries }) => (
        <section key={file} aria-labelledby={anchorOf(file)} className="flex flex-col gap-2">
          <h2 id={anchorOf(file)} className="text-lg font-semibold">
            {documentName(file)} <span className="font-normal text-muted">{title}</span>
          </h2>
          <div className="divide-y divide-hairline border-y border-hairline">
            {entries.map((erratum) => (
              <ErratumEntry key={erratum.id} erratum={erratum} file={file} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

type Group = { file: string; title: string; entries: PublishedErratum[] };

/** Each erratum under the document where it stands first. */
function byDocument(all: readonly PublishedErratum[]): Group[] {
  const groups = new Map<string, Group>();
  for (const erratum of all) {
    const [first] = erratum.places;
    if (!first) continue;
    const group = groups.get(first.file) ?? { file: first.file, title: first.title, entries: [] };
    group.entries.push(erratum);
    groups.set(first.file, group);
  }
  return [...groups.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

function anchorOf(file: string): string {
  return `document-${file.split("_")[0] ?? ""}`;
}
