import Link from "next/link";
import { LaneMark } from "./lane";
import { NavLink } from "./nav-link";
import { ThemeToggle } from "./theme-toggle";

type HeaderProps = {
  /** Cards to review today; null while unknown or signed out. */
  dueCount: number | null;
  viewer: { name: string | null; isGuest: boolean } | null;
};

/** The way around: along the top on a desk, at the bottom on a phone, where the thumb is. */
export function Header({ dueCount, viewer }: HeaderProps) {
  return (
    <header className="print:hidden">
      <div className="border-b border-hairline">
        <div className="mx-auto flex h-14 max-w-6xl items-center gap-6 px-4 sm:px-6">
          <Link href="/" className="flex items-center gap-2.5 py-2 font-serif text-lg font-semibold tracking-tight">
            <LaneMark />
            Awaited
          </Link>
          <nav
            aria-label="Main"
            className="flex max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:border-t max-md:border-hairline max-md:bg-surface max-md:pb-[env(safe-area-inset-bottom)]"
          >
            <Tab href="/practice">Practice</Tab>
            <Tab href="/review">
              Review
              {dueCount !== null && dueCount > 0 && <DueCount count={dueCount} />}
            </Tab>
            <Tab href="/library" also={OF_LIBRARY}>
              Library
            </Tab>
            <Tab href="/progress" also={OF_PROGRESS}>
              Progress
            </Tab>
            <Tab href="/sets" also={OF_INTERVIEWERS}>
              Sets
            </Tab>
          </nav>
          <div className="ml-auto flex min-w-0 items-center gap-1">
            <ThemeToggle />
            <Account viewer={viewer} />
          </div>
        </div>
      </div>
    </header>
  );
}

const TABS = ["/practice", "/review", "/library", "/progress", "/sets"] as const;

/** Pages that one comes to from there, and goes back to. */
const OF_LIBRARY = ["/errata", "/cards", "/reports"];
const OF_PROGRESS = ["/plan"];

/** The other lists of interviewers: their pages have a row of links of their own. */
const OF_INTERVIEWERS = ["/candidates", "/team", "/join", "/interviews", "/scorecards"];

type TabProps = { href: (typeof TABS)[number]; also?: readonly string[]; children: React.ReactNode };

function Tab({ href, also = [], children }: TabProps) {
  return (
    <NavLink
      href={href}
      also={also}
      className="relative flex h-14 min-w-0 items-center justify-center gap-1.5 px-3 text-sm text-muted hover:text-ink aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-3 aria-[current]:after:h-1 aria-[current]:after:rounded-full aria-[current]:after:bg-accent max-md:flex-1 max-md:px-1 max-md:text-xs max-md:aria-[current]:after:top-0 md:aria-[current]:after:-bottom-px md:aria-[current]:after:h-0.5"
    >
      {children}
    </NavLink>
  );
}

function DueCount({ count }: { count: number }) {
  return (
    <span className="tabular rounded-full bg-accent-soft px-1.5 text-xs font-medium text-accent">
      {count > 999 ? "999+" : count}
      <span className="sr-only"> due</span>
    </span>
  );
}

function Account({ viewer }: Pick<HeaderProps, "viewer">) {
  const link = "flex h-11 min-w-0 items-center rounded px-2 text-sm text-muted hover:bg-sunken hover:text-ink sm:h-9";
  if (!viewer || viewer.isGuest) {
    return (
      <>
        {viewer && (
          <Link href="/settings" className={link}>
            Settings
          </Link>
        )}
        <Link href="/sign-in" className={`${link} shrink-0`}>
          Sign in
        </Link>
      </>
    );
  }
  return (
    <Link href="/settings" className={link} aria-label={`Settings of ${viewer.name ?? "your account"}`}>
      <span className="max-w-32 truncate">{viewer.name ?? "Account"}</span>
    </Link>
  );
}
