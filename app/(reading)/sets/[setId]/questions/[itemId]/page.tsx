import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Refusal } from "#domain/refusal";
import { findViewer } from "#server/session";
import { getQuestion } from "#server/team-questions";
import { Button } from "#ui/button";
import { ActionForm } from "../../../action-form";
import { setPath } from "../../../set-path";
import { deleteQuestion } from "../actions";
import { editableSet } from "../editable-set";
import { QuestionForm } from "../question-form";

export const metadata: Metadata = { title: "Change a question" };

/** A question of the workspace, to be changed in all of its sets. */
export default async function QuestionPage({ params }: PageProps<"/sets/[setId]/questions/[itemId]">) {
  const { setId, itemId } = await params;
  const { set, topics } = await editableSet(setId);
  const { rev, written } = await questionOf(set.id, itemId);
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href={setPath(set.id)} className="underline">
            {set.title}
          </Link>
        </p>
        <h1 className="text-xl font-semibold wrap-anywhere">{written.title}</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          A change holds in every set of the workspace that asks it. Scorecards keep the criteria that they were marked
          by.
        </p>
      </header>
      <QuestionForm
        key={rev}
        setId={set.id}
        version={set.version}
        newId={crypto.randomUUID()}
        saved={{ itemId, rev }}
        topics={topics}
        written={written}
      />
      <section aria-labelledby="delete" className="flex max-w-[68ch] flex-col gap-3 border-t border-hairline pt-6">
        <h2 id="delete" className="text-sm font-semibold">
          Delete this question
        </h2>
        <p className="text-sm text-muted">
          No set of the workspace asks it any more. To leave it out of this set alone, remove it there.
        </p>
        <ActionForm
          action={deleteQuestion}
          hidden={{ setId: set.id, itemId }}
          className="flex flex-col items-start gap-3"
        >
          <label className="flex min-h-11 items-center gap-3 text-sm">
            <input type="checkbox" name="sure" value="yes" required className="size-4" />
            <span>Yes, delete it everywhere</span>
          </label>
          <Button type="submit" variant="danger" pendingLabel="Deleting …">
            Delete
          </Button>
        </ActionForm>
      </section>
    </div>
  );
}

async function questionOf(setId: string, itemId: string) {
  const viewer = await findViewer();
  if (!viewer) notFound();
  try {
    return await getQuestion(viewer.id, setId, itemId);
  } catch (error) {
    if (error instanceof Refusal && error.reason === "not-found") notFound();
    throw error;
  }
}
