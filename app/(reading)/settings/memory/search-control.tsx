"use client";

import { useRouter } from "next/navigation";
import { useActionState, useEffect, useState } from "react";
import { Button } from "#ui/button";
import { Notice } from "#ui/notice";
import { cancelSearch, startSearch } from "./actions";

type SearchControlProps = {
  isRunning: boolean;
  /** How far it was when the page was made, 0..1. */
  opening: number;
  /** Why the last one gave nothing. */
  failure: string | null;
  isFirst: boolean;
};

const ASK_EVERY_MS = 700;

/** Starts the search, shows how far it is, and stops it. */
export function SearchControl({ isRunning, opening, failure, isFirst }: SearchControlProps) {
  const [started, start] = useActionState(startSearch, null);
  const [cancelled, cancel] = useActionState(cancelSearch, null);
  const progress = useProgress(isRunning, opening);
  const refusal = [started, cancelled].find((state) => state?.ok === false);
  return (
    <div className="flex flex-col gap-4">
      {isRunning ? (
        <form action={cancel} className="flex flex-col gap-3">
          <label htmlFor="search-progress" className="text-sm">
            Learning from your answers: {Math.round(progress * 100)} %
          </label>
          <progress id="search-progress" max={1} value={progress} className="h-2 w-full accent-accent" />
          <div>
            <Button type="submit" pendingLabel="Stopping…">
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <form action={start}>
          <Button type="submit" variant={isFirst ? "primary" : "quiet"} pendingLabel="Starting…">
            {isFirst ? "Look for better weights" : "Look again"}
          </Button>
        </form>
      )}
      <p aria-live="polite" className="sr-only">
        {isRunning ? "The search is going on." : ""}
      </p>
      {!isRunning && failure !== null && <Notice title={failure} />}
      {refusal?.ok === false && <Notice tone="failure" title={refusal.message} isLive />}
    </div>
  );
}

function useProgress(isRunning: boolean, opening: number): number {
  const router = useRouter();
  const [progress, setProgress] = useState(opening);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      void look();
    }, ASK_EVERY_MS);
    async function look() {
      const answer = await ask();
      if (answer?.state === "running") setProgress(answer.progress);
      else if (answer !== null) router.refresh();
    }
    return () => clearInterval(timer);
  }, [isRunning, router]);
  return progress;
}

type Answer = { state: string | null; progress: number };

/** Null when the server was not reached: it is asked again in a moment. */
async function ask(): Promise<Answer | null> {
  try {
    const response = await fetch("/api/optimiser", { cache: "no-store" });
    if (!response.ok) return null;
    const body: unknown = await response.json();
    return isAnswer(body) ? body : null;
  } catch {
    return null;
  }
}

function isAnswer(body: unknown): body is Answer {
  return typeof body === "object" && body !== null && "state" in body && "progress" in body;
}
