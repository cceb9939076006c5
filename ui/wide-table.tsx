import type { ReactNode } from "react";

/** A table that may be wider than the page: it scrolls in its own box, by keyboard as well. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} tabIndex={0} className="scroll-hint relative overflow-x-auto">
      {children}
    </section>
  );
}
