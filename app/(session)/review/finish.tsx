"use client";

import { lazy, Suspense, useState } from "react";
import { Button, ButtonLink } from "#ui/button";
import { Notice } from "#ui/notice";
import { Empty } from "#ui/empty";
import { SendFailure } from "../send";
import { loadOfflineSwitch } from "./parts-on-demand";
import type { Review } from "./use-review";

const MORE_AT_ONCE = 10;
const OfflineSwitch = lazy(loadOfflineSwitch);

/** What was learnt, what a limit held back, what comes next, and what else could be done today. */
export function Finish({ review }: { review: Review }) {
  const { done, isLoading, today, mode, viewerId } = review;
  if (isLoading) return <p className="font-serif text-lg text-muted">Looking for what comes next …</p>;
  const { ending } = today;
  const isToday = mode.kind === "today";
  return (
    <Empty
      title={titleOf(mode.kind, done)}
      action={
        <div className="flex flex-col gap-8 text-sm text-muted">
          <NextSteps review={review} />
          {isToday && (
            <Suspense>
              <OfflineSwitch viewerId={viewerId} />
            </Suspense>
          )}
        </div>
      }
    >
      <div className="flex flex-col gap-4">
        {isToday && <Sentences about="What you did" sentences={ending.done} />}
        {isToday && <Sentences about="Held back" sentences={ending.heldBack} />}
        {isToday && <Sentences about="What comes" sentences={ending.next} />}
      </div>
    </Empty>
  );
}

function titleOf(kind: Review["mode"]["kind"], done: number): string {
  if (kind === "cram") return "That was the topic. No date was moved.";
  if (kind === "ahead") return "That is all of the next days.";
  return done > 0 ? `That is all for now: ${done} answered today.` : "Nothing is due now.";
}

function Sentences({ about, sentences }: { about: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <section aria-label={about}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}

function NextSteps({ review }: { review: Review }) {
  const { today, mode, allowMore } = review;
  const [failure, setFailure] = useState<string | null>(null);
  const newCards = Math.min(MORE_AT_ONCE, today.byLimit.newCards);
  const reviews = Math.min(MORE_AT_ONCE * 2, today.byLimit.reviews);

  async function lift(more: { newCards: number; reviews: number }): Promise<void> {
    setFailure(null);
    try {
      await allowMore(more);
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error;
      setFailure(error.message);
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        {reviews > 0 && (
          <Button onClick={() => void lift({ newCards: 0, reviews })}>{reviews} more reviews today</Button>
        )}
        {newCards > 0 && (
          <Button onClick={() => void lift({ newCards, reviews: 0 })}>
            {newCards} more new {newCards === 1 ? "card" : "cards"} today
          </Button>
        )}
        <ButtonLink href="/practice" variant="primary">
          Practise something new
        </ButtonLink>
        {mode.kind === "today" && <ButtonLink href="/review?mode=ahead">Review ahead</ButtonLink>}
        {mode.kind !== "today" && <ButtonLink href="/review">Today&rsquo;s review</ButtonLink>}
        <ButtonLink href="/review/cards">Your cards</ButtonLink>
      </div>
      {failure !== null && <Notice tone="failure" title={failure} isLive />}
    </div>
  );
}
