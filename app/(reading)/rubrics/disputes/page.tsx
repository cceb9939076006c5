import type { Metadata } from "next";
import Link from "next/link";
import { disputes, opinionDifferences } from "#server/disputes";
import { authorOrNotFound } from "../access";
import { DifferenceList } from "../difference-list";
import { DisputeList } from "../dispute-list";

export const metadata: Metadata = { title: "What people dispute" };

/** The latest disputes of all rubrics. */
export default async function DisputesPage() {
  await authorOrNotFound();
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href="/rubrics" className="underline">
            Rubrics
          </Link>
        </p>
        <h1 className="text-xl font-semibold">What people dispute</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          Whoever filed one was told that authors read the reason and the answer. No score was changed by it.
        </p>
      </header>
      <DisputeList disputes={await disputes(null)} />
      <section aria-labelledby="opinions" className="flex flex-col gap-4 pt-6">
        <h2 id="opinions" className="text-base font-medium">
          Where a second opinion differs
        </h2>
        <DifferenceList differences={await opinionDifferences()} />
      </section>
    </div>
  );
}
