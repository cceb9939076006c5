import type { Metadata } from "next";
import Link from "next/link";
import { ROLE_PRESETS } from "#domain/sets/wish";
import { findViewer } from "#server/session";
import { topics } from "#server/topics";
import { candidateChoices } from "#server/wish-verdict";
import { toldApart } from "../named-candidates";
import { WishForm } from "./wish-form";

export const metadata: Metadata = { title: "Make a set" };

/** A wish to fill in; `?role=` begins from the topics of a role. */
export default async function NewSetPage({ searchParams }: PageProps<"/sets/new">) {
  const role = [(await searchParams)["role"]].flat()[0];
  const viewer = await findViewer();
  const allTopics = await topics(viewer?.id ?? null);
  const candidates = viewer ? toldApart(await candidateChoices(viewer.id)) : [];
  const preset = Object.entries(ROLE_PRESETS).find(([key]) => key === role)?.[1] ?? ROLE_PRESETS.backend;
  const weights = new Map<string, number>(preset.topics.map(({ topicId, weight }) => [topicId, weight]));
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <header className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">Make a set</h1>
        <nav aria-label="Topics of a role" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <span className="text-muted">Begin from the topics of:</span>
          {Object.entries(ROLE_PRESETS).map(([key, { title }]) => (
            <Link
              key={key}
              href={`/sets/new?role=${key}`}
              aria-current={preset.title === title ? "true" : undefined}
              className="underline aria-current:font-semibold aria-current:no-underline"
            >
              {title}
            </Link>
          ))}
        </nav>
      </header>
      <WishForm
        key={preset.title}
        title={preset.title}
        topics={allTopics.map(({ id, title }) => ({ id, title, weight: weights.get(id) ?? 0 }))}
        candidates={candidates}
        seed={crypto.randomUUID().slice(0, 8)}
      />
    </div>
  );
}
