import { Inline } from "./prose";
import type { MisconceptionView } from "./result-view";

/** False beliefs that an answer rests on, each with what is true instead. */
export function Misconceptions({ misconceptions }: { misconceptions: readonly MisconceptionView[] }) {
  if (misconceptions.length === 0) return null;
  return (
    <section aria-label="What this reveals" className="flex max-w-[68ch] flex-col gap-3">
      <h2 className="text-sm font-semibold">What this reveals</h2>
      <ul className="flex flex-col gap-4">
        {misconceptions.map(({ key, statementHtml, correctionHtml }) => (
          <li key={key} className="border-l-2 border-blocked pl-4">
            <p className="font-serif text-base">
              <span className="font-sans text-xs font-medium text-blocked">A belief: </span>
              <Inline html={statementHtml} />
            </p>
            <p className="mt-1 font-serif text-base">
              <span className="font-sans text-xs font-medium text-done">Instead: </span>
              <Inline html={correctionHtml} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
