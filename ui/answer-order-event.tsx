"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { Inline } from "./prose";

type AnswerOrderEventProps = {
  eventKey: string;
  html: string;
  /** From 0. */
  place: number;
  count: number;
  isDisabled: boolean;
  onMove: (step: -1 | 1) => void;
};

/** One event of an order: handle, place, words, and a button for each direction. */
export function AnswerOrderEvent({ eventKey, html, place, count, isDisabled, onMove }: AnswerOrderEventProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: eventKey,
    transition: { duration: 120, easing: "ease-out" },
  });
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`flex min-h-14 items-center gap-2 border-b border-hairline ${isDragging ? "relative z-10 bg-surface shadow-float" : "bg-paper"}`}
    >
      <input type="hidden" name="order" value={eventKey} />
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        disabled={isDisabled}
        aria-label={`Move the event in place ${place + 1}`}
        className="inline-flex h-11 w-8 shrink-0 cursor-grab touch-none items-center justify-center rounded text-muted hover:bg-sunken active:cursor-grabbing"
      >
        <svg viewBox="0 0 10 16" width="10" height="16" aria-hidden="true" fill="currentColor">
          {[3, 8, 13].flatMap((y) => [2, 8].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.4" />))}
        </svg>
      </button>
      <span className="tabular w-5 shrink-0 text-right text-sm text-muted">{place + 1}</span>
      <Inline html={html} className="min-w-0 flex-1 py-2 pl-1 font-serif text-base leading-snug" />
      <noscript>
        <input
          type="number"
          name={`place.${eventKey}`}
          min={1}
          max={count}
          defaultValue={place + 1}
          aria-label={`Place of the event now in place ${place + 1}`}
          className="w-14 rounded border border-edge bg-surface px-2 py-1"
        />
      </noscript>
      <MoveButton
        label={`Move place ${place + 1} up`}
        sign="↑"
        isOff={isDisabled || place === 0}
        onPress={() => onMove(-1)}
      />
      <MoveButton
        label={`Move place ${place + 1} down`}
        sign="↓"
        isOff={isDisabled || place === count - 1}
        onPress={() => onMove(1)}
      />
    </li>
  );
}

type MoveButtonProps = { label: string; sign: string; isOff: boolean; onPress: () => void };

function MoveButton({ label, sign, isOff, onPress }: MoveButtonProps) {
  return (
    <button
      type="button"
      onClick={() => !isOff && onPress()}
      aria-label={label}
      aria-disabled={isOff}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink aria-disabled:opacity-30 sm:size-9"
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
