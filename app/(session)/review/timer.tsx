"use client";

import { useEffect, useState, useSyncExternalStore } from "react";

const PLACE = "review timer";
const listeners = new Set<() => void>();

/** How long the card on the screen has been there: quiet, and hidden by a tap, which is remembered. */
export function Timer() {
  const [seconds, setSeconds] = useState(0);
  const isHidden = useSyncExternalStore(subscribe, readHidden, () => false);
  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - startedAt) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <button
      type="button"
      onClick={() => writeHidden(!isHidden)}
      aria-label={isHidden ? "Show the time" : "Hide the time"}
      className="tabular min-h-11 min-w-12 rounded px-2 text-xs text-muted hover:bg-sunken hover:text-ink sm:min-h-9"
    >
      <span aria-hidden="true">{isHidden ? "–:––" : words}</span>
    </button>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readHidden(): boolean {
  try {
    return localStorage.getItem(PLACE) === "hidden";
  } catch {
    return false; // storage refused
  }
}

function writeHidden(isHidden: boolean): void {
  try {
    if (isHidden) localStorage.setItem(PLACE, "hidden");
    else localStorage.removeItem(PLACE);
  } catch {
    return; // storage refused: it stays as it is
  }
  for (const listener of listeners) listener();
}
