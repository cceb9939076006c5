import Link from "next/link";

const LINK =
  "flex min-h-11 items-center border-b-2 border-transparent px-1 text-sm text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink sm:min-h-9";

/** The two ways to see the library, and the errors of the documents; the address says which is shown. */
export function Views({ isMap, isAuthor }: { isMap: boolean; isAuthor: boolean }) {
  return (
    <nav aria-label="Library" className="flex flex-wrap gap-x-5 border-b border-hairline">
      <Link href="/library" className={LINK} {...(isMap ? {} : { "aria-current": "page" })}>
        Questions
      </Link>
      <Link href="/library?view=map" className={LINK} {...(isMap ? { "aria-current": "page" } : {})}>
        Map of topics
      </Link>
      <Link href="/errata" className={LINK}>
        What the documents got wrong
      </Link>
      {isAuthor && (
        <Link href="/reports" className={LINK}>
          Reported problems
        </Link>
      )}
    </nav>
  );
}
