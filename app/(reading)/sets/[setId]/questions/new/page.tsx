import type { Metadata } from "next";
import Link from "next/link";
import { setPath } from "../../../set-path";
import { editableSet } from "../editable-set";
import { QuestionForm } from "../question-form";

export const metadata: Metadata = { title: "Write a question" };

/** A question of one's own, for this set. */
export default async function NewQuestionPage({ params }: PageProps<"/sets/[setId]/questions/new">) {
  const { set, topics } = await editableSet((await params).setId);
  const { wish } = set.document;
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <header className="flex flex-col gap-2">
        <p className="text-sm text-muted">
          <Link href={setPath(set.id)} className="underline">
            {set.title}
          </Link>
        </p>
        <h1 className="text-xl font-semibold">Write a question</h1>
        <p className="max-w-[68ch] font-serif text-base text-muted">
          It belongs to your workspace alone, and can be asked in its other sets too. A person scores it by your
          criteria, unless each says by which words it is known.
        </p>
      </header>
      <QuestionForm
        setId={set.id}
        version={set.version}
        newId={crypto.randomUUID()}
        saved={null}
        topics={topics}
        written={{
          title: "",
          topicId: wish.topics[0]?.topicId ?? topics[0]?.id ?? "",
          minutes: 5,
          difficulty: 3,
          level: wish.level,
          prompt: "",
          modelAnswer: "",
          followUps: [],
          criteria: [{ key: "", statement: "", points: 1, patterns: [] }],
          redFlags: [],
        }}
      />
    </div>
  );
}
