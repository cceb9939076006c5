import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { requestTime } from "#app/request-time";
import { KEPT_DAYS } from "#domain/own-card/own-card";
import {
  CARDS_PER_PAGE,
  findOwnTitle,
  listOwnCards,
  listOwnTags,
  type OwnCardFilter,
  ownCardFilterSchema,
} from "#server/own-cards";
import { findViewer } from "#server/session";
import { findStudy } from "#server/study";
import { Button, ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { Notice } from "#ui/notice";
import { CardList } from "./card-list";
import { RestoreCard } from "./delete-card";

export const metadata: Metadata = { title: "Cards of your own" };

/** The cards that one made oneself, by tag and by words; and those deleted lately. */
export default async function CardsPage({ searchParams }: PageProps<"/cards">) {
  const params = await searchParams;
  const one = (name: string) => [params[name]].flat()[0];
  const filter = ownCardFilterSchema.parse({ tag: one("tag") || undefined, search: one("q") || undefined });
  const isDeleted = one("show") === "deleted";
  const page = Math.min(Math.max(1, Math.trunc(Number(one("page"))) || 1), 1000);
  const viewer = await findViewer();
  if (!viewer) return <NoCards />;
  const [{ cards, total }, tags, { day }, told] = await Promise.all([
    listOwnCards(viewer.id, filter, { isDeleted, page }),
    listOwnTags(viewer.id),
    findStudy(viewer.id, requestTime()),
    findTold(viewer.id, one),
  ]);
  const isFiltered = Boolean(filter.tag ?? filter.search);
  if (total === 0 && page === 1 && !isFiltered && !isDeleted && !told) return <NoCards />;
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <Heading words={isDeleted ? "Deleted cards" : "Cards of your own"} />
        {!isDeleted && (
          <ButtonLink href="/cards/new" variant="primary">
            New card
          </ButtonLink>
        )}
      </header>
      {told && <Told told={told} />}
      {isDeleted ? (
        <p className="max-w-[68ch] text-sm text-muted">
          A deleted card can be brought back for {KEPT_DAYS} days, with all that is known of it.
        </p>
      ) : (
        <Filters filter={filter} tags={tags} total={total} />
      )}
      <CardList cards={cards} today={day} isDeleted={isDeleted} isFiltered={isFiltered} />
      <nav aria-label="Pages" className="flex flex-wrap items-center gap-4 text-sm">
        {page > 1 && <ButtonLink href={placeOf(filter, isDeleted, page - 1)}>Previous</ButtonLink>}
        {page * CARDS_PER_PAGE < total && <ButtonLink href={placeOf(filter, isDeleted, page + 1)}>Next</ButtonLink>}
        <Link
          href={isDeleted ? "/cards" : "/cards?show=deleted"}
          className="py-2 text-muted underline underline-offset-2 hover:text-ink"
        >
          {isDeleted ? "Back to your cards" : "Deleted cards"}
        </Link>
      </nav>
    </div>
  );
}

function placeOf({ tag, search }: OwnCardFilter, isDeleted: boolean, page: number) {
  const query = new URLSearchParams({
    ...(tag && { tag }),
    ...(search && { q: search }),
    ...(isDeleted && { show: "deleted" }),
    page: String(page),
  });
  return `/cards?${query.toString()}` as const;
}

type Told = { what: "made" | "saved" | "deleted" | "restored"; id: string; title: string };

/** What was just done, as the address says it; only of a card that there is. */
async function findTold(userId: string, one: (name: string) => string | undefined): Promise<Told | null> {
  for (const what of ["made", "saved", "deleted", "restored"] as const) {
    const id = one(what);
    const title = id === undefined ? null : await findOwnTitle(userId, id);
    if (id !== undefined && title !== null) return { what, id, title };
  }
  return null;
}

const TOLD: Record<Told["what"], string> = {
  made: "is made, and in your review",
  saved: "is saved",
  deleted: "is deleted",
  restored: "is back",
};

function Told({ told: { what, id, title } }: { told: Told }) {
  return (
    <Notice
      tone="success"
      title={<span className="wrap-anywhere">{`“${title}” ${TOLD[what]}.`}</span>}
      action={what === "deleted" && <RestoreCard id={id} label="Undo" />}
      isLive
    />
  );
}

type FiltersProps = { filter: OwnCardFilter; tags: readonly { tag: string; count: number }[]; total: number };

function Filters({ filter, tags, total }: FiltersProps) {
  const field = "min-h-11 rounded border border-edge bg-surface px-3 text-sm text-ink sm:min-h-10";
  return (
    <search aria-label="Cards of your own">
      <Form action="/cards" className="flex flex-wrap items-end gap-3">
        <label className="flex min-w-48 flex-1 flex-col gap-1 text-xs text-muted max-sm:basis-full">
          Search
          <input type="search" name="q" defaultValue={filter.search ?? ""} maxLength={200} className={field} />
        </label>
        {tags.length > 0 && (
          <label className="flex min-w-0 flex-col gap-1 text-xs text-muted max-sm:flex-1">
            Tag
            <select name="tag" defaultValue={filter.tag ?? ""} className={field}>
              <option value="">Any tag</option>
              {tags.map(({ tag, count }) => (
                <option key={tag} value={tag}>
                  {tag} ({count})
                </option>
              ))}
            </select>
          </label>
        )}
        <Button type="submit">Show</Button>
        <output className="tabular basis-full text-xs text-muted">{total === 1 ? "1 card" : `${total} cards`}</output>
      </Form>
    </search>
  );
}

function Heading({ words }: { words: string }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-muted">
        <Link href="/library" className="underline">
          Library
        </Link>
      </p>
      <h1 className="text-xl font-semibold">{words}</h1>
    </div>
  );
}

function NoCards() {
  return (
    <>
      <Heading words="Cards of your own" />
      <Empty
        title="Cards that you make will be here."
        action={
          <ButtonLink href="/cards/new" variant="primary">
            Make a card
          </ButtonLink>
        }
      >
        A flashcard, or a text with blanks, in your own words and seen by nobody else. It comes back in your daily
        review.
      </Empty>
    </>
  );
}
