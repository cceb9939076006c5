import Link from "next/link";
import type { HardCard } from "#server/statistics";

/** The cards that were forgotten most often, each leading to its history. */
export function HardCards({ cards }: { cards: readonly HardCard[] }) {
  if (cards.length === 0) return null; // all were made new again
  return (
    <section aria-labelledby="hardest" className="flex flex-col gap-3">
      <h2 id="hardest" className="text-base font-semibold">
        Which cards cost me most?
      </h2>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {cards.map(({ cardId, title, lapseCount, difficulty }) => (
          <li key={cardId}>
            <Link
              href={`/progress/cards/${cardId}`}
              prefetch={false}
              className="flex flex-wrap items-baseline gap-x-4 px-2 py-2.5 hover:bg-sunken"
            >
              <span className="font-serif text-base">{title}</span>
              <span className="tabular text-sm text-muted sm:ml-auto">
                {lapseWords(lapseCount)}, difficulty {difficulty.toFixed(1)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lapseWords(count: number): string {
  if (count === 0) return "never forgotten";
  return count === 1 ? "forgotten once" : `forgotten ${count} times`;
}
