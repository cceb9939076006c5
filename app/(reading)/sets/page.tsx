import type { Metadata } from "next";
import Link from "next/link";
import { items } from "#server/items";
import { setsOf } from "#server/question-sets";
import { findViewer } from "#server/session";
import { currentWorkspace } from "#server/workspaces";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { setPath } from "./set-path";

export const metadata: Metadata = { title: "Sets" };

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** The sets of one's workspaces, and the mock interviews of the bank. */
export default async function SetsPage() {
  const viewer = await findViewer();
  const [own, { items: mocks }, workspace] = await Promise.all([
    viewer ? setsOf(viewer.id) : [],
    items(viewer?.id ?? null, { kind: "mock_interview" }),
    viewer && currentWorkspace(viewer.id),
  ]);
  return (
    <div className="flex max-w-3xl flex-col gap-12">
      <header className="flex flex-col gap-3">
        <h1 className="text-xl font-semibold">Sets</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          Say what an interview should ask, and get questions that fit: the same wish and seed give the same set. Change
          what you like, then print the kit or interview from it.
        </p>
        {workspace?.role === "viewer" ? (
          <p className="text-sm text-muted">In this workspace you look on; its other members make the sets.</p>
        ) : (
          <div>
            <ButtonLink href="/sets/new" variant="primary">
              Make a set
            </ButtonLink>
          </div>
        )}
      </header>
      <section className="flex flex-col gap-3" aria-labelledby="own">
        <h2 id="own" className="text-sm font-semibold">
          {workspace ? "Sets of this workspace" : "Your sets"}
        </h2>
        {own.length === 0 ? (
          <Empty title="The sets that you make are listed here." />
        ) : (
          <ul className="divide-y divide-hairline border-y border-hairline">
            {own.map(({ id, title, form, version, updatedAt }) => (
              <li key={id}>
                <Link
                  href={setPath(id)}
                  className="flex flex-col gap-x-4 px-2 py-3 hover:bg-sunken sm:flex-row sm:items-baseline"
                >
                  <span className="min-w-0 font-serif text-base break-words">{title}</span>
                  <span className="tabular shrink-0 text-sm text-muted sm:ml-auto">
                    form {form}, version {version},{" "}
                    <time dateTime={updatedAt.toISOString()}>{DAY.format(updatedAt)}</time>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="flex flex-col gap-3" aria-labelledby="mocks">
        <h2 id="mocks" className="text-sm font-semibold">
          Mock interviews of the bank
        </h2>
        <ul className="divide-y divide-hairline border-y border-hairline">
          {mocks.map(({ id, title, level, expectedSeconds }) => (
            <li key={id}>
              <Link href={`/practice/${id}`} className="flex items-baseline gap-4 px-2 py-3 hover:bg-sunken">
                <span className="font-serif text-base">{title}</span>
                <span className="tabular ml-auto shrink-0 text-sm text-muted">
                  {level}, {Math.round(expectedSeconds / 60)} min
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
