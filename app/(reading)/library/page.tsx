import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { z } from "zod";
import { type ItemFilter, itemFilterSchema, items } from "#server/items";
import { isAuthor } from "#server/authors";
import { findViewer } from "#server/session";
import { type TopicProgress, topics } from "#server/topics";
import { ItemFilters } from "./item-filters";
import { ItemList } from "./item-list";
import { Pages } from "./pages";
import { ReplacedWords } from "./replaced-words";
import { TopicActions } from "./topic-actions";
import { TopicList } from "./topic-list";
import { TopicMap } from "./topic-map";
import { Views } from "./views";

export const metadata: Metadata = { title: "Library" };

/** Topics with one's progress, and the questions that fit the filters in the address. */
export default async function LibraryPage({ searchParams }: PageProps<"/library">) {
  const params = await searchParams;
  const filter = readFilter(params);
  const page = pageSchema.parse(params["page"]);
  const viewer = await findViewer();
  const views = <Views shown={params["view"] === "map" ? "map" : "questions"} isAuthor={isAuthor(viewer)} />;
  if (params["view"] === "map") return <MapView views={views} topics={await topics(viewer?.id ?? null)} />;
  const [allTopics, found] = await Promise.all([topics(viewer?.id ?? null), items(viewer?.id ?? null, filter, page)]);
  const topic = allTopics.find(({ id }) => id === filter.topic) ?? null;
  return (
    <div className="flex flex-col gap-8">
      {views}
      <div className="grid gap-10 lg:grid-cols-[18rem_minmax(0,1fr)] lg:gap-14">
        <TopicList topics={allTopics} filter={filter} />
        <div className="flex min-w-0 flex-col gap-6">
          <header className="flex flex-col gap-2">
            <h1 className="text-xl font-semibold">{topic?.title ?? "Library"}</h1>
            <p className="max-w-[68ch] font-serif text-base text-muted">
              {topic?.summary ?? "Every question. What a program can show was checked by running it."}
            </p>
            {!topic && (
              <Link href="/cards" className="w-fit text-sm text-accent underline underline-offset-2">
                Cards of your own
              </Link>
            )}
            {topic && (
              <TopicActions topic={topic} requires={allTopics.filter(({ id }) => topic.requires.includes(id))} />
            )}
          </header>
          <ItemFilters filter={filter} count={found.total} />
          <ReplacedWords replaced={found.replaced} />
          <ItemList items={found.items} topics={allTopics} isFiltered={Object.values(filter).some(Boolean)} />
          <Pages filter={filter} page={page} total={found.total} />
        </div>
      </div>
    </div>
  );
}

function MapView({ views, topics: all }: { views: ReactNode; topics: readonly TopicProgress[] }) {
  return (
    <div className="flex flex-col gap-8">
      {views}
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">Map of topics</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          What to know before what, from the top down. The lane of a topic is how much of it you have answered.
        </p>
      </header>
      <TopicMap topics={all} />
    </div>
  );
}

// Far beyond any last page, where a list is simply empty.
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

/** The filters of the address; what is not understood counts as absent, since an address may be old or mistyped. */
function readFilter(params: Awaited<PageProps<"/library">["searchParams"]>): ItemFilter {
  const { topic, kind, difficulty, search } = itemFilterSchema.shape;
  const one = (name: string) => [params[name]].flat()[0] || undefined;
  return {
    topic: topic.safeParse(one("topic")).data,
    kind: kind.safeParse(one("kind")).data,
    difficulty: difficulty.safeParse(one("difficulty")).data,
    search: search.safeParse(one("q")).data,
  };
}
