import type { RubricChange } from "#domain/rubric/rubric-diff";

/** What differs between two versions of a rubric, owner by owner. */
export function RubricChanges({ changes, ifNone }: { changes: readonly RubricChange[]; ifNone: string }) {
  if (changes.length === 0) return <p className="text-sm text-muted">{ifNone}</p>;
  return (
    <ul className="max-w-[76ch] divide-y divide-hairline border-y border-hairline">
      {changes.map(({ owner, field, before, after }, at) => (
        <li key={at} className="grid gap-x-4 gap-y-1 py-2.5 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
          <p className="text-muted">
            {owner.key !== "" && <span className="block font-mono text-xs wrap-anywhere">{owner.key}</span>}
            {field}
          </p>
          <div className="flex min-w-0 flex-col gap-1 font-serif text-base wrap-anywhere">
            {before !== null && (
              <p>
                <span aria-hidden="true" className="text-blocked">
                  −{" "}
                </span>
                <span className="sr-only">was: </span>
                <del className="decoration-blocked">{before}</del>
              </p>
            )}
            {after !== null && (
              <p>
                <span aria-hidden="true" className="text-done">
                  +{" "}
                </span>
                <span className="sr-only">is: </span>
                <ins className="no-underline">{after}</ins>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
