import type { ReactNode } from "react";
import { Lane } from "./lane";

const NOTHING_YET = Array.from({ length: 5 }, (_, position) => ({ state: "idle", label: `${position + 1}` }) as const);

/** A place with nothing in it yet: what will be here, and the one step that fills it. */
export function Empty({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex max-w-[52ch] flex-col items-start gap-3 py-8">
      <div aria-hidden="true" className="w-40">
        <Lane segments={NOTHING_YET} label="Empty" />
      </div>
      <p className="font-serif text-lg">{title}</p>
      {children && <div className="text-sm text-pretty text-muted">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
