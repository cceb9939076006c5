"use client";

import { clockWords, spokenClock } from "#domain/interviews/clock-words";
import { type LiveState, spentOn } from "#domain/interviews/live-state";
import type { DeskQuestion } from "./desk-question";

type AgendaProps = {
  questions: readonly DeskQuestion[];
  state: LiveState;
  now: number;
  shownItemId: string;
  onGo: (itemId: string) => void;
};

/** The questions with what each was planned to take and has taken; on a phone, a list to choose from. */
export function Agenda({ questions, state, now, shownItemId, onGo }: AgendaProps) {
  return (
    <>
      <nav
        aria-label="Agenda"
        className="sticky top-6 max-h-[calc(100dvh-3rem)] self-start overflow-y-auto p-1 max-lg:hidden"
      >
        <h2 className="pb-2 text-sm font-semibold">Agenda</h2>
        <ol className="divide-y divide-hairline border-y border-hairline">
          {questions.map(({ itemId, number, title, minutes }) => {
            const spent = spentOn(state, itemId, now);
            const isShown = itemId === shownItemId;
            return (
              <li key={itemId}>
                <button
                  type="button"
                  onClick={() => onGo(itemId)}
                  aria-current={isShown ? "step" : undefined}
                  className="flex w-full items-baseline gap-2 border-l-2 border-transparent py-2 pr-1 pl-2 text-left text-sm hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft"
                >
                  <span className="tabular w-5 shrink-0 text-muted">{number}</span>
                  <span className="min-w-0 flex-1 wrap-anywhere">{title}</span>
                  <span
                    className={`tabular shrink-0 text-xs ${spent > minutes * 60_000 ? "text-waiting" : "text-muted"}`}
                  >
                    <span aria-hidden="true">
                      {spent > 0 ? `${clockWords(spent)} / ` : ""}
                      {minutes} min
                    </span>
                    <span className="sr-only">
                      , {spent > 0 ? `${spokenClock(spent)} of ` : ""}
                      {minutes} minutes
                    </span>
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
      <label className="flex flex-col gap-1 text-sm lg:hidden">
        <span className="font-medium">Agenda</span>
        <select
          value={shownItemId}
          onChange={({ target }) => onGo(target.value)}
          className="min-h-11 w-full rounded border border-edge bg-surface px-3"
        >
          {questions.map(({ itemId, number, title, minutes }) => (
            <option key={itemId} value={itemId}>
              {number}. {title} ({minutes} min)
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
