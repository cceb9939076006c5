"use client";

import { useRef } from "react";
import type { HeldWay } from "#app/offline-cards";
import { Button } from "#ui/button";
import { useKeys } from "#ui/keys";
import { ActionBar } from "#ui/session-frame";

type ChainWaysProps = { ways: readonly HeldWay[]; onChoose: (next: string | null) => Promise<void> };

/** How a chain goes on depends on the score; where nobody can score, the person judges. Keys 1, 2 ... press. */
export function ChainWays({ ways, onChoose }: ChainWaysProps) {
  const isChosen = useRef(false);
  function choose({ next }: HeldWay): void {
    if (isChosen.current) return;
    isChosen.current = true;
    void onChoose(next);
  }
  useKeys(Object.fromEntries(ways.map((way, at) => [`${at + 1}`, () => choose(way)])));
  return (
    <ActionBar>
      <fieldset className="w-full min-w-0">
        <legend className="mb-2 text-xs text-muted">
          How much of the model answer did you say? The next question depends on it. Your answer is scored later all the
          same.
        </legend>
        <div className="flex flex-wrap gap-3 *:max-sm:flex-auto">
          {ways.map((way, at) => (
            <Button key={way.words} shortcut={`${at + 1}`} onClick={() => choose(way)}>
              {way.words}
            </Button>
          ))}
        </div>
      </fieldset>
    </ActionBar>
  );
}
