"use client";

import Link from "next/link";
import { useActionState } from "react";
import type { ShelvedCard } from "#server/set-aside";
import { Button } from "#ui/button";
import { changeCard, undoLast } from "./actions";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

type ListedCard = ShelvedCard & {
  /** What the next change of it is known by, so that a double click is one change. */
  actionId: string;
};

/** Cards with what they are and the way back. */
export function CardList({ cards }: { cards: readonly ListedCard[] }) {
  const [changed, change] = useActionState(changeCard, null);
  const [undone, undo] = useActionState(undoLast, null);
  return (
    <div className="flex flex-col gap-3">
      <div className="-mt-6 flex min-h-11 flex-wrap items-center gap-3">
        <p aria-live="polite" className="text-sm text-muted">
          {wordsOf(undone) ?? wordsOf(changed)}
        </p>
        {changed?.ok === true && undone === null && (
          <form action={undo}>
            <Button type="submit" pendingLabel="Undoing …">
              Undo
            </Button>
          </form>
        )}
      </div>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {cards.map((card) => (
          <li key={card.cardId} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <Link
                href={`/practice/${card.cardId}`}
                prefetch={false}
                className="font-serif text-base underline-offset-2 hover:underline"
              >
                {card.title}
              </Link>
              <p className="text-xs text-muted">
                {standingOf(card)} ·{" "}
                <Link
                  href={`/progress/cards/${card.cardId}`}
                  prefetch={false}
                  aria-label={`History: ${card.title}`}
                  className="inline-block py-1 text-accent underline underline-offset-2"
                >
                  History
                </Link>
              </p>
            </div>
            <form action={change} className="flex flex-wrap gap-2">
              <input type="hidden" name="id" value={card.actionId} />
              <input type="hidden" name="cardId" value={card.cardId} />
              {card.isBuried && <Do kind="unbury" words="Show today" title={card.title} />}
              <Do
                kind={card.isMarked ? "unmark" : "mark"}
                words={card.isMarked ? "Unmark" : "Mark"}
                title={card.title}
              />
              <Do
                kind={card.isSuspended ? "unsuspend" : "suspend"}
                words={card.isSuspended ? "Bring back" : "Suspend"}
                title={card.title}
              />
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Do({ kind, words, title }: { kind: string; words: string; title: string }) {
  return (
    <Button type="submit" name="kind" value={kind} aria-label={`${words}: ${title}`}>
      {words}
    </Button>
  );
}

function wordsOf(result: { ok: true; value: string } | { ok: false; message: string } | null): string | null {
  if (result === null) return null;
  return result.ok ? `${result.value}.` : result.message;
}

function standingOf({ isSuspended, isBuried, isMarked, lapseCount, hasRemark, dueOn, state }: ShelvedCard): string {
  const parts = [
    isSuspended ? "suspended" : isBuried ? "put off until tomorrow" : null,
    state === "new" ? "new" : dueOn === null ? "being learnt" : `due ${DAY.format(new Date(dueOn))}`,
    lapseCount > 0 ? `forgotten ${lapseCount === 1 ? "once" : `${lapseCount} times`}` : null,
    isMarked ? "marked" : null,
    hasRemark ? "with a note" : null,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
