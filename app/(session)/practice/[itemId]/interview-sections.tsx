import Link from "next/link";
import type { Question } from "#domain/content/question";
import { itemsById } from "#server/items";

type Sections = Extract<Question, { kind: "mock_interview" }>["sections"];

/** The questions of each section, to be answered one by one; what was answered already is marked. */
export async function InterviewSections({ userId, sections }: { userId: string | null; sections: Sections }) {
  const items = new Map(
    (
      await itemsById(
        userId,
        sections.flatMap((section) => section.items),
      )
    ).map((item) => [item.id, item]),
  );
  return (
    <div className="mt-10 flex max-w-[68ch] flex-col gap-6">
      {sections.map((section) => (
        <section key={section.title} className="flex flex-col gap-2">
          <h2 className="text-sm font-semibold">{section.title}</h2>
          <ol className="divide-y divide-hairline border-y border-hairline">
            {section.items.flatMap((id) => {
              const item = items.get(id);
              if (!item) return [];
              return (
                <li key={id} className="flex items-baseline gap-4 py-2.5">
                  <Link href={`/practice/${id}`} className="font-serif text-base underline-offset-2 hover:underline">
                    {item.title}
                  </Link>
                  <span className="ml-auto shrink-0 text-sm text-muted">
                    {item.answered ? "answered" : "to answer"}
                  </span>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </div>
  );
}
