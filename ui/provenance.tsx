import { Prose } from "./prose";
import type { SourceView } from "./result-view";

type ProvenanceProps = { sources: readonly SourceView[]; correctionHtml: string | null };

/** Where a question comes from: the words of the documents, at their lines, and what of it is not so. */
export function Provenance({ sources, correctionHtml }: ProvenanceProps) {
  if (sources.length === 0 && correctionHtml === null) return null;
  return (
    <aside aria-label="Where this comes from" className="flex max-w-[68ch] flex-col gap-3">
      <h2 className="text-sm font-semibold">Where this comes from</h2>
      {sources.length > 0 && (
        <ul className="flex flex-col gap-3">
          {sources.map(({ place, relation, quote }) => (
            <li key={`${place} ${quote}`} className="border-l-2 border-hairline pl-4">
              <blockquote className="font-serif text-base break-words text-muted">“{quote}”</blockquote>
              <p className="tabular mt-0.5 text-xs text-muted">
                {place}, {relation}
              </p>
            </li>
          ))}
        </ul>
      )}
      {correctionHtml !== null && (
        <div className="border-l-2 border-waiting pl-4">
          <p className="text-xs font-medium">Where the source errs</p>
          <Prose html={correctionHtml} size="small" />
        </div>
      )}
    </aside>
  );
}
