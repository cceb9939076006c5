import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { KIND_NAMES } from "#domain/content/question";
import { alternatives } from "#domain/sets/alternatives";
import { Button } from "#ui/button";
import { Empty } from "#ui/empty";
import { ActionForm } from "../../../action-form";
import { swapQuestion } from "../../../actions";
import { setOfPage } from "../../set-of-page";
import { setPath } from "../../../set-path";

export const metadata: Metadata = { title: "Swap a question" };

const AT_MOST = 12;

/** What could stand in the place of one question of a set, the best first. */
export default async function SwapPage({ params }: PageProps<"/sets/[setId]/swap/[place]">) {
  const { setId, place } = await params;
  const { set, picks, candidates, names, unmet } = await setOfPage(setId);
  const index = picks.findIndex((pick) => String(pick.place) === place);
  const replaced = picks[index];
  if (!replaced || set.role === "viewer" || set.deletedAt) notFound();
  const offered = alternatives(
    picks.map(({ item }) => item),
    index,
    { wish: set.document.wish, candidates, names, atMost: AT_MOST },
  );
  const titles = new Map(candidates.map(({ id, title }) => [id, title]));
  const known = new Set(unmet.map(({ sentence }) => sentence));
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href={setPath(set.id)} className="underline">
            {set.title}
          </Link>
        </p>
        <h1 className="text-xl font-semibold">Instead of &ldquo;{replaced.item.title}&rdquo;</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          Those that keep the wish best come first; each says what the set would lack with it.
        </p>
      </header>
      {offered.length === 0 ? (
        <Empty title="No other question fits this wish." />
      ) : (
        <ol className="divide-y divide-hairline border-y border-hairline">
          {offered.map(({ item, unmet: lacking }) => {
            const added = lacking.filter(({ sentence }) => !known.has(sentence));
            return (
              <li key={item.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
                <div className="min-w-0 flex-1 basis-72">
                  <p className="font-serif text-base">{titles.get(item.id)}</p>
                  <p className="text-xs text-muted">
                    {names.topic(item.topicId)} · {KIND_NAMES[item.kind]} · {Math.round(item.seconds / 6) / 10} min ·
                    difficulty {item.difficulty}
                  </p>
                  <p className="text-xs text-muted">
                    {added.length === 0
                      ? "Breaks none of your wishes."
                      : added.map(({ sentence }) => sentence).join(" ")}
                  </p>
                </div>
                <ActionForm
                  action={swapQuestion}
                  hidden={{
                    setId: set.id,
                    version: set.version,
                    place: replaced.place,
                    itemId: replaced.item.id,
                    withId: item.id,
                  }}
                >
                  <Button type="submit" aria-label={`Take ${titles.get(item.id) ?? item.id}`}>
                    Take this one
                  </Button>
                </ActionForm>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
