import type { Metadata } from "next";
import Link from "next/link";
import { items } from "#server/items";
import { findViewer } from "#server/session";
import { Empty } from "#ui/empty";

export const metadata: Metadata = { title: "Sets" };

/** Question sets with a plan: the mock interviews of the bank. */
export default async function SetsPage() {
  const viewer = await findViewer();
  const { items: sets } = await items(viewer?.id ?? null, { kind: "mock_interview" });
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">Sets</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          Interviews with sections and times, put together from the bank. Open one to see its plan and answer its
          questions.
        </p>
      </header>
      {sets.length === 0 ? (
        <Empty title="There are no sets yet." />
      ) : (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {sets.map(({ id, title, level, expectedSeconds }) => (
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
      )}
    </div>
  );
}
