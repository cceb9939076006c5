"use client";

import Link from "next/link";
import { useActionState } from "react";
import type { TopicProgress } from "#server/topics";
import { Button } from "#ui/button";
import { addTopicToReview } from "./actions";

type TopicActionsProps = { topic: TopicProgress; requires: readonly Pick<TopicProgress, "id" | "title">[] };

/** What to know before a topic, and the step that puts all its questions into the daily review. */
export function TopicActions({ topic, requires }: TopicActionsProps) {
  const [state, add] = useActionState(addTopicToReview, null);
  return (
    <div className="flex flex-col gap-3">
      {requires.length > 0 && (
        <p className="text-sm text-muted">
          Know first:{" "}
          {requires.map(({ id, title }, at) => (
            <span key={id}>
              {at > 0 && ", "}
              <Link href={`/library?topic=${id}`} className="text-accent underline underline-offset-2">
                {title}
              </Link>
            </span>
          ))}
        </p>
      )}
      <form action={add} className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="topicId" value={topic.id} />
        <Button type="submit" pendingLabel="Adding …">
          Add this topic to my review
        </Button>
        <output className="text-sm text-muted">
          {state && (state.ok ? addedWords(state.value.added) : state.message)}
        </output>
      </form>
    </div>
  );
}

function addedWords(added: number): string {
  if (added === 0) return "All of it is in your review already.";
  return `${added === 1 ? "1 question" : `${added} questions`} added; new ones come a few each day.`;
}
