"use client";

import "./globals.css";

/** The last resort, when even the frame of the pages failed: it stands alone, with nothing that could fail again. */
export default function GlobalErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page broke · Awaited</title>
        <main className="mx-auto max-w-3xl px-4 py-16 sm:px-6">
          <h1 className="mb-4 text-xl font-semibold">This page broke</h1>
          <p className="max-w-[68ch] text-muted">
            Something in Awaited went wrong before the page could be shown. What you have already submitted or rated is
            stored. Try again; if that does not help, come back in a few minutes.
          </p>
          <button
            type="button"
            onClick={retry}
            className="mt-8 min-h-11 rounded border border-ink bg-ink px-4 text-sm font-medium text-paper"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
