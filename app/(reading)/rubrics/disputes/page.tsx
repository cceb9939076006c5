import type { Metadata } from "next";
import { disputes } from "#server/disputes";
import { authorOrNotFound } from "../access";
import { DisputeList } from "../dispute-list";

export const metadata: Metadata = { title: "What people dispute" };

/** The latest disputes of all rubrics. */
export default async function DisputesPage() {
  await authorOrNotFound();
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">What people dispute</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          Whoever filed one was told that authors read the reason and the answer. No score was changed by it.
        </p>
      </header>
      <DisputeList disputes={await disputes(null)} />
    </div>
  );
}
