import type { ReactNode } from "react";

/** A key, as small caps. Decorative beside a control; assistive technology has `aria-keyshortcuts` and the key list. */
export function Kbd({ children, tone = "plain" }: { children: ReactNode; tone?: "plain" | "onInk" }) {
  return (
    <kbd
      aria-hidden="true"
      className={`max-sm:hidden pointer-coarse:hidden ${tone === "onInk" ? "border-current! text-current" : "text-muted"}`}
    >
      {children}
    </kbd>
  );
}
