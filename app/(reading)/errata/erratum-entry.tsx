import Link from "next/link";
import { documentName, lineWords } from "#domain/content/document-name";
import type { PublishedErratum } from "#server/errata";
import { renderMarkdown } from "#ui/markdown";
import { Prose } from "#ui/prose";

const CHANGE_WORDS = {
  fact: "A wrong statement",
  code: "A program that does not work",
  claim: "More than can be said",
};

/** One error: the words as they stand, what is true, how it was found, and where it is asked. */
export async function ErratumEntry({ erratum, file }: { erratum: PublishedErratum; file: string }) {
  const { id, changes, places, truth, evidence, items } = erratum;
  const here = places.filter((place) => place.file === file);
  const elsewhere = places.filter((place) => place.file !== file);
  return (
    <article id={id} aria-label={`Erratum ${id}`} className="grid gap-x-10 gap-y-4 py-6 md:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-2">
        <p className="text-xs text-muted">
          <a href={`#${id}`} className="tabular font-medium text-ink underline-offset-2 hover:underline">
            {id}
          </a>{" "}
          {CHANGE_WORDS[changes]}
        </p>
        {here.map(({ lines, quote }) => (
          <figure key={lines} className="border-l-2 border-blocked pl-4">
            <blockquote className="font-serif text-base break-words">“{quote.replaceAll("`", "")}”</blockquote>
            <figcaption className="tabular text-xs text-muted">{lineWords(lines)}</figcaption>
          </figure>
        ))}
        {elsewhere.length > 0 && <p className="tabular text-xs text-muted">Also in {placeWords(elsewhere)}</p>}
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <div className="border-l-2 border-done pl-4">
          <p className="text-xs font-medium">What is true</p>
          <Prose html={await renderMarkdown(truth)} />
        </div>
        <div className="pl-4 text-muted">
          <p className="text-xs font-medium">How it was found</p>
          <Prose html={await renderMarkdown(evidence)} size="small" />
        </div>
        {items.length > 0 && (
          <p className="pl-4 text-sm">
            Asked in{" "}
            {items.map(({ id: itemId, title }, at) => (
              <span key={itemId}>
                {at > 0 && ", "}
                <Link
                  href={`/practice/${itemId}`}
                  prefetch={false}
                  className="text-accent underline underline-offset-2"
                >
                  {title}
                </Link>
              </span>
            ))}
          </p>
        )}
      </div>
    </article>
  );
}

function placeWords(places: PublishedErratum["places"]): string {
  const files = [...new Set(places.map(({ file }) => file))];
  const words = files.map((file) => {
    const lines = places.filter((place) => place.file === file).map((place) => place.lines);
    return `${documentName(file)}, ${lineWords(lines.join(", "))}`;
  });
  return words.join("; ");
}
