"use client";

import { useEffect, useState } from "react";
import * as z from "zod/mini";

const linesSchema = z.object({ lines: z.array(z.object({ term: z.string(), text: z.string() })) });
type Lines = z.infer<typeof linesSchema>["lines"];

/** Why a card comes now: memory, day arithmetic, chance, balance, limits, place. */
export function WhyNow({ cardId }: { cardId: string }) {
  const [lines, setLines] = useState<Lines | null>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    let isGone = false;
    findLines(cardId).then(
      (found) => !isGone && setLines(found),
      () => !isGone && setFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, [cardId]);
  if (isFailed) return <p className="text-sm">This cannot be told without a connection.</p>;
  if (!lines) return <p className="min-h-64 text-sm text-muted">Looking it up …</p>;
  return (
    <dl className="grid min-h-64 content-start gap-x-6 gap-y-3 text-sm sm:grid-cols-[6rem_minmax(0,1fr)]">
      {lines.map(({ term, text }) => (
        <div key={term} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd className="tabular max-sm:mb-1">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

async function findLines(cardId: string): Promise<Lines> {
  const response = await fetch(`/api/cards/why?card=${encodeURIComponent(cardId)}`);
  return linesSchema.parse(await response.json()).lines;
}
