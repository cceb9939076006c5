import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { requestTime } from "#app/request-time";
import { listCards, SHELVES, type Shelf } from "#server/set-aside";
import { findViewer } from "#server/session";
import { topics } from "#server/topics";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { CardList } from "./card-list";
import { CramForm } from "./cram-form";

export const metadata: Metadata = { title: "Your cards" };

const SHELF_WORDS: Record<Shelf, { name: string; none: string }> = {
  suspended: { name: "Suspended", none: "No card is suspended." },
  buried: { name: "Put off", none: "No card is put off until tomorrow." },
  marked: { name: "Marked", none: "No card is marked." },
  leeches: { name: "Hard to keep", none: "No card was forgotten so often that it needs another look." },
  all: { name: "All", none: "There are no cards yet. Every question you answer becomes one." },
};

const askedSchema = z.object({
  show: z.enum(SHELVES).catch("all"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** Cards that are set aside, marked or hard to keep, with the way back. */
export default async function CardsPage({ searchParams }: PageProps<"/review/cards">) {
  const viewer = await findViewer();
  if (!viewer) {
    return (
      <Empty
        title="Your cards will be here."
        action={
          <ButtonLink href="/practice" variant="primary">
            Answer a first question
          </ButtonLink>
        }
      >
        Every question you answer becomes a card of your daily review. Those you set aside or mark are listed here.
      </Empty>
    );
  }
  const { show, page } = askedSchema.parse(await searchParams);
  const [{ cards, total, pageCount }, all] = await Promise.all([
    listCards(viewer.id, { shelf: show, page }, requestTime()),
    topics(viewer.id),
  ]);
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <h1 className="text-xl font-semibold">Your cards</h1>
      <nav
        aria-label="Which cards"
        className="flex flex-wrap gap-x-4 gap-y-1 border-b border-hairline text-sm sm:gap-x-6"
      >
        {SHELVES.map((shelf) => (
          <Link
            key={shelf}
            href={`/review/cards?show=${shelf}`}
            {...(shelf === show ? { "aria-current": "page" as const } : {})}
            className="-mb-px border-b-2 border-transparent py-3 text-muted hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
          >
            {SHELF_WORDS[shelf].name}
          </Link>
        ))}
      </nav>
      {cards.length === 0 ? (
        <Empty title={SHELF_WORDS[show].none} />
      ) : (
        <CardList cards={cards.map((card) => ({ ...card, actionId: crypto.randomUUID() }))} />
      )}
      {pageCount > 1 && <Pages show={show} page={page} pageCount={pageCount} total={total} />}
      <CramForm topics={all.filter(({ cardCount }) => cardCount > 0).map(({ id, title }) => ({ id, title }))} />
    </div>
  );
}

type PagesProps = { show: Shelf; page: number; pageCount: number; total: number };

function Pages({ show, page, pageCount, total }: PagesProps) {
  const step = (to: number, words: string) =>
    to < 1 || to > pageCount ? (
      <span className="py-3 text-muted">{words}</span>
    ) : (
      <Link href={`/review/cards?show=${show}&page=${to}`} className="py-3 text-accent underline underline-offset-2">
        {words}
      </Link>
    );
  return (
    <nav aria-label="Pages of the list" className="flex items-center gap-6 text-sm">
      {step(page - 1, "Previous")}
      <span className="tabular text-muted">
        Page {page} of {pageCount}, {total} cards
      </span>
      {step(page + 1, "Next")}
    </nav>
  );
}
