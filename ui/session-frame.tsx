import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Lane, type LaneSegment } from "./lane";

type SessionFrameProps<Path extends string> = {
  /** What this session is: "Daily review". */
  title: string;
  /** One segment per question. */
  segments: readonly LaneSegment[];
  /** Where in it the person is: "3 of 14". */
  position: string;
  exit: { href: Route<Path>; label: string };
  /** A timer, the list of keys: what stays quiet in the corner. */
  aside?: ReactNode;
  children: ReactNode;
};

/** One thing at a time: navigation gone, a lane at the top, a way out. Its content ends in an `ActionBar`. */
export function SessionFrame<Path extends string>({
  title,
  segments,
  position,
  exit,
  aside,
  children,
}: SessionFrameProps<Path>) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto w-full max-w-5xl px-4 pt-2 sm:px-6 print:hidden">
        <div className="flex min-h-11 items-center gap-x-4 max-sm:flex-wrap">
          <Link
            href={exit.href}
            className="-ml-2 flex min-h-11 items-center gap-1.5 rounded px-2 text-sm text-muted hover:text-ink sm:min-h-9"
          >
            <span aria-hidden="true">←</span> {exit.label}
          </Link>
          <h1 className="min-w-0 truncate text-sm font-medium max-sm:order-last max-sm:basis-full max-sm:pb-2.5">
            {title}
          </h1>
          <div className="ml-auto flex shrink-0 items-center gap-3 text-sm text-muted max-sm:text-xs">
            {aside}
            <span className="tabular">{position}</span>
          </div>
        </div>
        <Lane segments={segments} label={`${title}, ${position}`} />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-5xl flex-1 flex-col px-4 pt-8 outline-none sm:px-6 sm:pt-12"
      >
        {children}
      </main>
    </div>
  );
}

/** The actions of a session, at the bottom edge where the thumb is. Stands last inside the form it acts on. */
export function ActionBar({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className="sticky bottom-(--bar-bottom,0px) z-10 mt-auto pt-8 print:hidden">
      <div className="-mx-4 border-t border-hairline bg-paper px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:mx-0 sm:px-0">
        {note && <div className="mb-1 text-xs text-muted">{note}</div>}
        <div className="flex flex-wrap items-center gap-3 max-sm:gap-2 *:max-sm:flex-auto *:max-sm:px-3">
          {children}
        </div>
      </div>
    </div>
  );
}
