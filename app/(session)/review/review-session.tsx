"use client";

import { useEffect } from "react";
import type { ReviewToday } from "#app/review-cards";
import { AnswerResult } from "#ui/answer-result";
import { ButtonLink } from "#ui/button";
import { Empty } from "#ui/empty";
import { KeyboardHelp } from "#ui/keyboard-help";
import { useKeys } from "#ui/keys";
import { RatingBar } from "#ui/rating-bar";
import { ScoreHistory } from "#ui/score-history";
import { ActionBar, SessionFrame } from "#ui/session-frame";
import { AnswerForm } from "../answer-form";
import { QuestionRecall } from "../practice/[itemId]/question-recall";
import { ScoredAnswer } from "../scored-answer";
import { type Review, useReview } from "./use-review";

const KEYS = [
  { keys: ["Space"], does: "Show the answer; then take the proposed rating" },
  { keys: ["Ctrl", "Enter"], does: "Check the answer" },
  { keys: ["1", "2", "3", "4"], does: "Again, Hard, Good, Easy" },
];

/** The daily review: one card at a time, answered, rated, and the next at once. */
export function ReviewSession({ viewerId, today }: { viewerId: string; today: ReviewToday }) {
  const review = useReview(viewerId, today);
  const { card, done, left, trouble, news } = review;
  return (
    <SessionFrame
      title="Daily review"
      segments={[
        { state: "done", label: "Answered today", weight: Math.max(done, 0.001) },
        { state: card ? "running" : "idle", label: "To answer", weight: Math.max(left, 0.001) },
      ]}
      position={card ? `${left} left` : "Done"}
      exit={{ href: "/", label: "Home" }}
      aside={<KeyboardHelp shortcuts={KEYS} />}
    >
      <p aria-live="polite" className="mb-2 min-h-6 text-xs text-muted">
        {trouble ?? news ?? card?.reason}
      </p>
      {card ? <CurrentCard key={card.cardId} review={review} card={card} /> : <Finish review={review} />}
    </SessionFrame>
  );
}

function CurrentCard({ review, card }: { review: Review; card: NonNullable<Review["card"]> }) {
  const { answered, answer } = review;
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  if (!answered) {
    return <AnswerForm itemId={card.cardId} view={card.view} draft={null} isKnown onAnswer={answer} />;
  }
  const { next, answers, lesson, history, opinionModel } = answered;
  const grades = Object.fromEntries(
    answers.map((one) => [
      one.id,
      <ScoredAnswer key={one.id} answer={one} opinionModel={opinionModel} onChanged={review.replaceAnswered} />,
    ]),
  );
  return (
    <div className="flex flex-1 flex-col gap-10 pt-4">
      <QuestionRecall view={card.view} />
      <AnswerResult answers={answers} lesson={lesson} grades={grades} />
      {history && <ScoreHistory history={history} />}
      {next ? (
        <AnswerForm
          key={next.key}
          itemId={card.cardId}
          view={card.view}
          step={next}
          draft={null}
          isKnown
          onAnswer={answer}
        />
      ) : (
        <RateCard review={review} answered={answered} />
      )}
    </div>
  );
}

function RateCard({ review, answered }: { review: Review; answered: NonNullable<Review["answered"]> }) {
  const { card, proposal } = answered;
  const usual = proposal?.rating ?? "good";
  useKeys({
    Space: (event) => {
      event.preventDefault();
      review.rate(usual);
    },
  });
  if (!card) return null;
  return (
    <ActionBar>
      <RatingBar
        intervals={card.intervals}
        proposed={proposal?.rating ?? null}
        reason={proposal?.reason ?? "How well did you recall it?"}
        onRate={review.rate}
      />
    </ActionBar>
  );
}

function Finish({ review }: { review: Review }) {
  const { done, isLoading, ending } = review;
  if (isLoading) return <p className="font-serif text-lg text-muted">Looking for what comes next …</p>;
  return (
    <Empty
      title={done > 0 ? `That is all for now: ${done} answered today.` : "Nothing is due now."}
      action={
        <ButtonLink href="/practice" variant="primary">
          Practise something new
        </ButtonLink>
      }
    >
      {ending.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Empty>
  );
}
