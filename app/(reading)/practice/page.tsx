import type { Metadata } from "next";
import Link from "next/link";
import { KIND_NAMES } from "#domain/content/question";
import { findNextItem, itemsById } from "#server/items";
import { findViewer } from "#server/session";
import { topics } from "#server/topics";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";

export const metadata: Metadata = { title: "Practice" };

/** Where to begin: the next question, or a topic of one's choice. */
export default async function PracticeHome() {
  const viewer = await findViewer();
  const userId = viewer?.id ?? null;
  const nextId = await findNextItem(userId, null);
  const [[next], all] = await Promise.all([itemsById(userId, nextId ? [nextId] : []), topics(userId)]);
  return (
    <div className="flex max-w-3xl flex-col gap-14">
      <section aria-labelledby="next" className="flex flex-col items-start gap-4">
        <h1 id="next" className="text-xl font-semibold">
          Practice
        </h1>
        {next ? (
          <>
            <p className="font-serif text-lg">{next.title}</p>
            <p className="text-sm text-muted">
              {KIND_NAMES[next.kind]}, difficulty {next.difficulty} of 5, about{" "}
              {Math.max(1, Math.round(next.expectedSeconds / 60))} min
            </p>
            <ButtonLink href={`/practice/${next.id}`} variant="primary">
              Answer this question
            </ButtonLink>
          </>
        ) : (
          <Empty
            title="You have answered every question."
            action={<ButtonLink href="/review">Go to the review</ButtonLink>}
          />
        )}
      </section>
      <section aria-labelledby="by-topic" className="flex flex-col gap-3">
        <h2 id="by-topic" className="text-base font-semibold">
          By topic
        </h2>
        <ul className="divide-y divide-hairline border-y border-hairline">
          {all
            .filter(({ itemCount }) => itemCount > 0)
            .map(({ id, title, summary, answeredCount, itemCount }) => (
              <li key={id}>
                <Link
                  href={`/library?topic=${id}`}
                  className="grid gap-x-6 px-2 py-3 hover:bg-sunken sm:grid-cols-[12rem_minmax(0,1fr)_auto]"
                >
                  <span className="font-medium">{title}</span>
                  <span className="font-serif text-base text-muted max-sm:order-last">{summary}</span>
                  <span className="tabular text-xs text-muted">
                    {answeredCount} of {itemCount}
                  </span>
                </Link>
              </li>
            ))}
        </ul>
      </section>
    </div>
  );
}
