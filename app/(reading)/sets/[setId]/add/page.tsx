import type { Metadata } from "next";
import Link from "next/link";
import { KIND_NAMES } from "#domain/content/question";
import { assess } from "#domain/sets/assessment";
import { Button, ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { ActionForm } from "../../action-form";
import { setPath } from "../../set-path";
import { addQuestion } from "../questions/actions";
import { editableSet } from "../questions/editable-set";

export const metadata: Metadata = { title: "Add a question" };

const AT_MOST = 20;

/** What could be asked besides: the workspace's own questions, and those of the bank, by words of their titles. */
export default async function AddPage({ params, searchParams }: PageProps<"/sets/[setId]/add">) {
  const { set, picks, candidates, names, unmet } = await editableSet((await params).setId);
  const query = ([(await searchParams)["q"]].flat()[0] ?? "").trim();
  const words = query.toLowerCase().split(/\s+/);
  const chosen = picks.map(({ item }) => item);
  const isInSet = new Set(chosen.map(({ id }) => id));
  const known = new Set(unmet.map(({ sentence }) => sentence));
  const offered = candidates
    .filter(({ id, title }) => !isInSet.has(id) && words.every((word) => `${title} ${id}`.toLowerCase().includes(word)))
    .map((item) => ({ item, ...assess([...chosen, item], set.document.wish, { candidates, names }) }))
    .toSorted(
      (a, b) => Number(b.item.isOwn) - Number(a.item.isOwn) || a.unmet.length - b.unmet.length || a.penalty - b.penalty,
    )
    .slice(0, AT_MOST);
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <header className="flex flex-col gap-3">
        <p className="text-sm text-muted">
          <Link href={setPath(set.id)} className="underline">
            {set.title}
          </Link>
        </p>
        <h1 className="text-xl font-semibold">Add a question</h1>
        <div>
          <ButtonLink href={setPath(set.id, "/questions/new")} variant="primary">
            Write one of your own
          </ButtonLink>
        </div>
        <search>
          <form method="get" className="flex flex-wrap items-end gap-3 pt-2">
            <label className="flex min-w-0 flex-1 flex-col gap-1 text-sm">
              <span className="font-medium">Find one by its title</span>
              <input
                type="search"
                name="q"
                defaultValue={query}
                maxLength={100}
                className="min-h-11 rounded border border-edge bg-surface px-3"
              />
            </label>
            <Button type="submit" className="sm:min-h-11">
              Find
            </Button>
          </form>
        </search>
      </header>
      {offered.length === 0 ? (
        <Empty title="No question has these words in its title." />
      ) : (
        <ol className="divide-y divide-hairline border-y border-hairline">
          {offered.map(({ item, unmet: lacking }) => {
            const added = lacking.filter(({ sentence }) => !known.has(sentence));
            return (
              <li key={item.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
                <div className="min-w-0 flex-1 basis-72">
                  <p className="font-serif text-base wrap-anywhere">
                    {item.title}
                    {item.isOwn && <span className="ml-2 font-sans text-xs text-accent">your own</span>}
                  </p>
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
                <ActionForm action={addQuestion} hidden={{ setId: set.id, version: set.version, itemId: item.id }}>
                  <Button type="submit" aria-label={`Add ${item.title}`}>
                    Add
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
