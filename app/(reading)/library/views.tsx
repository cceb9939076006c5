import Link from "next/link";

const LINK =
  "flex min-h-11 items-center border-b-2 border-transparent px-1 text-sm text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink sm:min-h-9";

type ViewsProps = { shown: "questions" | "map" | "errata" | "reports"; isAuthor: boolean };

/** The two ways to see the library, and the errors of the documents. */
export function Views({ shown, isAuthor }: ViewsProps) {
  const here = (view: ViewsProps["shown"]) => (view === shown ? { "aria-current": "page" as const } : {});
  return (
    <nav aria-label="Library" className="flex flex-wrap gap-x-3 border-b border-hairline sm:gap-x-5 print:hidden">
      <Link href="/library" className={LINK} {...here("questions")}>
        Questions
      </Link>
      <Link href="/library?view=map" className={LINK} {...here("map")}>
        Map of topics
      </Link>
      <Link href="/errata" className={LINK} {...here("errata")}>
        Corrections
      </Link>
      {isAuthor && (
        <Link href="/reports" className={LINK} {...here("reports")}>
          Reported problems
        </Link>
      )}
    </nav>
  );
}
