"use client";

import { Button, ButtonLink } from "#ui/button";
import { Notice } from "#ui/notice";

/** Browsers each have their own words for a server that was not reached. */
function isUnreached(error: unknown): boolean {
  return error instanceof TypeError && /failed to fetch|networkerror|load failed/i.test(error.message);
}

/** A fault that reached the page: ours, or the connection's. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const mark = error instanceof Error && "digest" in error ? String(error.digest) : null;
  const { heading, title, words } = isUnreached(error)
    ? {
        heading: "Awaited was not reached",
        title: "The connection was lost while something was on its way.",
        words: "Everything before it is stored. Look whether the last step is there before you do it again.",
      }
    : {
        heading: "This page broke",
        title: "Something in Awaited went wrong while showing this page.",
        words:
          "What you have already submitted or rated is stored. What you typed since may still be there when you try again." +
          (mark === null ? "" : ` If it keeps happening, tell us the mark ${mark}.`),
      };
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 py-16 sm:px-6">
      <h1 className="mb-6 text-xl font-semibold">{heading}</h1>
      <Notice tone="failure" title={title} isLive>
        {words}
      </Notice>
      <div className="mt-8 flex flex-wrap gap-3">
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
        <ButtonLink href="/">Go to the start</ButtonLink>
      </div>
    </main>
  );
}
