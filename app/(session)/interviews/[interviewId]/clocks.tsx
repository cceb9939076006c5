"use client";

import { useEffect, useState } from "react";
import { clockWords } from "#domain/interviews/clock-words";
import { type LiveState, phaseOf, spentAltogether, spentOn } from "#domain/interviews/live-state";

const TICK_MS = 1000;

/**
 * The server's clock, each second.
 *
 * @param startsAt what it showed when the page was made: the first picture must be the one that the server drew
 */
export function useServerClock(startsAt: number, clockOffset: number): number {
  const [now, setNow] = useState(startsAt);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now() + clockOffset), TICK_MS);
    return () => clearInterval(ticking);
  }, [clockOffset]);
  return now;
}

/** The time of the whole interview, quiet in the corner. */
export function WholeClock({ state, now, plannedMinutes }: { state: LiveState; now: number; plannedMinutes: number }) {
  const phase = phaseOf(state);
  return (
    <span className="tabular" title="Time of the interview, pauses left out, of the minutes planned">
      <span className="sr-only">Time of the interview: </span>
      {clockWords(spentAltogether(state, now))} of {plannedMinutes} min{phase === "paused" && ", paused"}
    </span>
  );
}

/** The time of one question beside its plan. */
export function QuestionClock({
  state,
  itemId,
  now,
  minutes,
}: {
  state: LiveState;
  itemId: string;
  now: number;
  minutes: number;
}) {
  const spent = spentOn(state, itemId, now);
  const isOver = spent > minutes * 60_000;
  return (
    <span className={`tabular ${isOver ? "font-medium text-waiting" : "text-muted"}`}>
      <span className="sr-only">Time of this question: </span>
      {clockWords(spent)} of {minutes} min{isOver && ", over"}
    </span>
  );
}
