"use client";

import { type MouseEvent, useRef } from "react";
import { useFormStatus } from "react-dom";
import type { Rating } from "#domain/scheduling/rating";
import { useKeys } from "./keys";

const RATINGS: readonly { rating: Rating; word: string; edge: string; soft: string }[] = [
  { rating: "again", word: "Again", edge: "text-blocked lane-notched", soft: "hover:bg-blocked-soft" },
  { rating: "hard", word: "Hard", edge: "bg-waiting", soft: "hover:bg-waiting-soft" },
  { rating: "good", word: "Good", edge: "bg-done", soft: "hover:bg-done-soft" },
  { rating: "easy", word: "Easy", edge: "bg-running", soft: "hover:bg-running-soft" },
];

type RatingBarProps = {
  /** When each rating would bring the card back, in words: "10 min", "3 days". */
  intervals: Record<Rating, string>;
  /** The rating that the score proposes; null where people rate themselves. */
  proposed?: Rating | null;
  /** Why that one: "72 % of the points: Good." */
  reason?: string | null;
  /** Without it the buttons submit their form as `rating`. */
  onRate?: (rating: Rating) => void;
  isDisabled?: boolean;
};

/** The four ratings with what each would lead to. Keys 1 to 4 press them, Enter the proposed one. */
export function RatingBar({ intervals, proposed = null, reason = null, onRate, isDisabled = false }: RatingBarProps) {
  const buttons = useRef<Partial<Record<Rating, HTMLButtonElement | null>>>({});
  const { pending } = useFormStatus();
  const isIdle = !isDisabled && !pending;
  useKeys(
    Object.fromEntries(RATINGS.map(({ rating }, at) => [`${at + 1}`, () => buttons.current[rating]?.click()])),
    isIdle,
  );

  function press(event: MouseEvent<HTMLButtonElement>, rating: Rating) {
    if (!isIdle) event.preventDefault();
    else if (onRate) {
      event.preventDefault();
      onRate(rating);
    }
  }

  return (
    <fieldset className="w-full min-w-0">
      <legend className="sr-only">How well did you recall it?</legend>
      {reason !== null && <p className="mb-2 text-xs text-muted">{reason}</p>}
      <div className="grid grid-cols-4 gap-2">
        {RATINGS.map(({ rating, word, edge, soft }, at) => {
          const isProposed = rating === proposed;
          return (
            <button
              key={rating}
              ref={(button) => void (buttons.current[rating] = button)}
              type="submit"
              name="rating"
              value={rating}
              aria-disabled={!isIdle}
              aria-keyshortcuts={`${at + 1}`}
              onClick={(event) => press(event, rating)}
              className={`relative flex min-h-14 flex-col items-center rounded border px-1 pt-2.5 pb-1.5 text-sm transition-colors aria-disabled:opacity-60 ${soft} ${isProposed ? "border-ink outline-1 outline-ink" : "border-edge"}`}
            >
              <span aria-hidden="true" className={`absolute inset-x-2 top-1 h-1 rounded-full ${edge}`} />
              <span className="flex items-center gap-1.5 font-medium">
                {isProposed && <span aria-hidden="true">▸</span>}
                {word}
                <kbd aria-hidden="true" className="hidden text-muted sm:inline">
                  {at + 1}
                </kbd>
              </span>
              <span className="tabular text-xs text-muted">
                {intervals[rating]}
                {isProposed && <span className="max-sm:sr-only"> · proposed</span>}
              </span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
