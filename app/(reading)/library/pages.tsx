import Link from "next/link";
import { type ItemFilter, ITEMS_PER_PAGE } from "#server/items";

type PagesProps = { filter: ItemFilter; page: number; total: number };

/** The way to the pages of a list before and after this one; nothing where one page holds it all. */
export function Pages({ filter, page, total }: PagesProps) {
  const last = Math.ceil(total / ITEMS_PER_PAGE);
  if (last <= 1) return null;
  return (
    <nav aria-label="Pages of the list" className="flex items-center gap-6 text-sm">
      <Step filter={filter} page={page - 1} isThere={page > 1} words="Previous" />
      <span className="tabular text-muted">
        Page {page} of {last}
      </span>
      <Step filter={filter} page={page + 1} isThere={page < last} words="Next" />
    </nav>
  );
}

function Step({ filter, page, isThere, words }: { filter: ItemFilter; page: number; isThere: boolean; words: string }) {
  if (!isThere) return <span className="py-3 text-muted">{words}</span>;
  const { search, ...rest } = filter;
  const entries = Object.entries({ ...rest, q: search, page }).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]));
  return (
    <Link href={`/library?${query}`} className="py-3 text-accent underline underline-offset-2">
      {words}
    </Link>
  );
}
