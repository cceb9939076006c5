import type { ReactNode } from "react";
import { SiteHeader } from "../site-header";

/** Pages with the way around at the top; on a phone it lies at the bottom, so room is left for it. */
export default function ReadingLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SiteHeader />
      <main
        id="main"
        tabIndex={-1}
        className="max-md:[--bar-bottom:calc(3.5rem+env(safe-area-inset-bottom))] mx-auto max-w-6xl px-4 pt-8 pb-32 outline-none sm:px-6 sm:pt-12 md:pb-24"
      >
        {children}
      </main>
    </>
  );
}
