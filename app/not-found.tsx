import type { Metadata } from "next";
import { ButtonLink } from "#ui/button";
import { SiteHeader } from "./site-header";

export const metadata: Metadata = { title: "Not found" };

/** There is nothing at this address, or nothing that this person may see. */
export default function NotFoundPage() {
  return (
    <>
      <SiteHeader />
      <main id="main" tabIndex={-1} className="mx-auto max-w-6xl px-4 py-16 outline-none sm:px-6">
        <h1 className="text-xl font-semibold">There is nothing here</h1>
        <p className="mt-4 max-w-[60ch] text-muted">
          The address may be mistyped, the page may have moved, or it belongs to somebody else. Nothing of yours is
          lost.
        </p>
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink href="/" variant="primary">
            Go to the start
          </ButtonLink>
          <ButtonLink href="/library">Browse the library</ButtonLink>
        </div>
      </main>
    </>
  );
}
