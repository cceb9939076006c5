import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "#ui/button";
import { ActionForm } from "../../sets/action-form";
import { addCandidate } from "../actions";
import { CandidateFields } from "../candidate-fields";

export const metadata: Metadata = { title: "Add a candidate" };

/** A candidate before their first take or interview. */
export default function NewCandidatePage() {
  return (
    <div className="flex max-w-md flex-col gap-6">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href="/candidates" className="underline">
            Candidates
          </Link>
        </p>
        <h1 className="text-xl font-semibold">Add a candidate</h1>
      </header>
      <ActionForm action={addCandidate} hidden={{}} className="flex flex-col gap-5">
        <CandidateFields />
        <div>
          <Button type="submit" variant="primary" pendingLabel="Saving …">
            Save the candidate
          </Button>
        </div>
      </ActionForm>
    </div>
  );
}
