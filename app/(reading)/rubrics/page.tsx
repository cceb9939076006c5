import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { type ListedFork, forksOf } from "#server/rubric-forks";
import { isAuthor } from "#server/authors";
import { type ListedRubric, listRubrics } from "#server/rubric-shelf";
import { Button } from "#ui/button";
import { Empty } from "#ui/empty";
import { readerOrNotFound } from "./access";
import { decimal } from "./agreement";

export const metadata: Metadata = { title: "Rubrics" };

/** Every rubric that answers are scored by, and one's own variants. */
export default async function RubricsPage({ searchParams }: PageProps<"/rubrics">) {
  const viewer = await readerOrNotFound();
  const { q } = await searchParams;
  const search = typeof q === "string" ? q.trim().slice(0, 200) : "";
  const [rubrics, forks] = await Promise.all([listRubrics(search), forksOf(viewer.id)]);
  return (
    <div className="flex max-w-4xl flex-col gap-8">
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">Rubrics</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          What typed answers are scored by: what earns points, what costs them, and which words count. Open one to try
          answers on it, or to make a version of your own.
        </p>
        {isAuthor(viewer) && (
          <p>
            <Link href="/rubrics/disputes" className="text-sm text-accent underline">
              What people dispute
            </Link>
          </p>
        )}
      </header>
      {forks.length > 0 && <Forks forks={forks} />}
      <section aria-label="Published rubrics" className="flex flex-col gap-3">
        <h2 className="text-base font-medium">Of the bank</h2>
        <search>
          <Form action="/rubrics" className="flex items-end gap-3">
            <label className="flex min-w-0 flex-1 flex-col gap-1 text-xs text-muted">
              Search
              <input
                type="search"
                name="q"
                defaultValue={search}
                maxLength={200}
                className="min-h-11 rounded border border-edge bg-surface px-3 text-sm text-ink sm:min-h-10"
              />
            </label>
            <Button type="submit">Show</Button>
          </Form>
        </search>
        {rubrics.length === 0 ? <Empty title="No rubric fits this search." /> : <Rubrics rubrics={rubrics} />}
      </section>
    </div>
  );
}

function Forks({ forks }: { forks: readonly ListedFork[] }) {
  return (
    <section aria-label="Your own" className="flex flex-col gap-3">
      <h2 className="text-base font-medium">Your own</h2>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {forks.map(({ id, name, title, versions }) => (
          <li key={id}>
            <Link
              href={`/rubrics/mine/${id}`}
              className="flex flex-wrap items-baseline gap-x-4 px-2 py-3 hover:bg-sunken"
            >
              <span className="min-w-0 font-serif text-base wrap-anywhere">{name}</span>
              <span className="ml-auto text-sm text-muted">
                {versions} {versions === 1 ? "version" : "versions"} · from {title}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rubrics({ rubrics }: { rubrics: readonly ListedRubric[] }) {
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {rubrics.map((rubric) => (
        <li key={`${rubric.itemId}#${rubric.step}`}>
          <Link
            href={`/rubrics/${rubric.itemId}/${rubric.step}`}
            prefetch={false}
            className="grid gap-x-6 gap-y-1 px-2 py-3 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <span className="font-serif text-base">
              {rubric.title}
              {rubric.step !== "main" && <span className="text-muted">, step {rubric.step}</span>}
            </span>
            <span className="tabular text-sm text-muted sm:text-right">
              {rubric.agreement?.figures.dev.kappa == null
                ? "not measured"
                : `kappa ${decimal(rubric.agreement.figures.dev.kappa)}`}
            </span>
            <span className="tabular text-xs text-muted">
              {rubric.criteria} criteria, {rubric.misconceptions} misconceptions, {rubric.maxPoints} points · version{" "}
              {rubric.version}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
