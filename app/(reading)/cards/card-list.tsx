import Link from "next/link";
import { KIND_NAMES } from "#domain/content/question";
import type { ListedCard } from "#server/own-cards";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { longDay } from "#ui/figure-words";
import { DeleteCard, RestoreCard } from "./delete-card";

type CardListProps = { cards: readonly ListedCard[]; today: number; isDeleted: boolean; isFiltered: boolean };

/** One's own cards, each with its tags and when it comes back. */
export function CardList({ cards, today, isDeleted, isFiltered }: CardListProps) {
  if (cards.length === 0) {
    return (
      <Empty
        title={isDeleted ? "No card was deleted lately." : isFiltered ? "No card fits." : "There are no cards here."}
        action={isFiltered && <ButtonLink href="/cards">Show all cards</ButtonLink>}
      />
    );
  }
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {cards.map((card) => (
        <li key={card.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-2 py-3">
          <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
            {isDeleted ? (
              <span className="font-serif text-base wrap-anywhere">{card.title}</span>
            ) : (
              <Link
                href={`/cards/${card.id}`}
                className="font-serif text-base wrap-anywhere underline-offset-2 hover:underline"
              >
                {card.title}
              </Link>
            )}
            <span className="flex flex-wrap gap-x-3 text-xs text-muted">
              <span>{KIND_NAMES[card.kind]}</span>
              {!isDeleted && <span>{standingOf(card, today)}</span>}
              {card.tags.map((tag) => (
                <Link
                  key={tag}
                  href={`/cards?tag=${encodeURIComponent(tag)}`}
                  className="wrap-anywhere underline underline-offset-2 hover:text-ink"
                >
                  {tag}
                </Link>
              ))}
            </span>
          </div>
          <div className="flex gap-2">
            {isDeleted ? (
              <RestoreCard id={card.id} label="Bring back" title={card.title} />
            ) : (
              <>
                <ButtonLink href={`/practice/${card.id}`}>Answer</ButtonLink>
                <ButtonLink href={`/cards/${card.id}`}>Edit</ButtonLink>
                <DeleteCard id={card.id} label="Delete" title={card.title} />
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function standingOf({ state, dueDay, isSuspended }: ListedCard, today: number): string {
  if (isSuspended) return "suspended";
  if (state === "new") return "new";
  if (dueDay === null || dueDay === today) return "due today";
  return dueDay < today ? "overdue" : `comes back on ${longDay(dueDay)}`;
}
