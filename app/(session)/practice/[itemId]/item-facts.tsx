import Link from "next/link";
import type { ReactNode } from "react";
import type { PublicItem } from "#server/items";

type ItemFactsProps = {
  item: Pick<PublicItem, "id" | "rev" | "pythonMin" | "pythonMax" | "isRetired">;
  /** The way to say that something is wrong with it. */
  report: ReactNode;
};

/** The small print of a question: which revision, for which Python, and where to complain. */
export function ItemFacts({ item, report }: ItemFactsProps) {
  const { id, rev, isRetired } = item;
  return (
    <section
      aria-label="About this question"
      className="flex max-w-[68ch] flex-col gap-2 border-t border-hairline pt-4"
    >
      <p className="text-xs text-muted">
        <span className="font-mono break-all">{id}</span>, revision {rev}, {pythonWords(item)}
        {isRetired && ", no longer asked"}.{" "}
        <Link href="/errata" className="text-accent underline underline-offset-2">
          What the documents got wrong
        </Link>
      </p>
      {report}
    </section>
  );
}

function pythonWords({ pythonMin, pythonMax }: ItemFactsProps["item"]): string {
  if (pythonMin === null) return "for every Python";
  if (pythonMax === null) return `for Python ${pythonMin} and later`;
  return pythonMin === pythonMax ? `for Python ${pythonMin}` : `for Python ${pythonMin} to ${pythonMax}`;
}
