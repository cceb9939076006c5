"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { Answered } from "#app/answered";
import type { ReviewToday } from "#app/review-cards";
import { Button } from "#ui/button";
import { KeyboardHelp } from "#ui/keyboard-help";
import { useKeys } from "#ui/keys";
import { RatingBar } from "#ui/rating-bar";
import { ActionBar, SessionFrame } from "#ui/session-frame";
import { AnswerForm } from "../answer-form";
import { Finish } from "./finish";
import { Leech } from "./leech";
import { loadDialog } from "./parts-on-demand";
import type { ReviewMode } from "./review-mode";
import { Timer } from "./timer";
import { type Review, useReview } from "./use-review";

const KEYS = [
  { keys: ["Space"], does: "Show the answer; then take the proposed rating" },
  { keys: ["Ctrl", "Enter"], does: "Check the answer" },
  { keys: ["1", "2", "3", "4"], does: "Again, Hard, Good, Easy" },
  { keys: ["Ctrl", "Z"], does: "Undo; with Shift, redo" },
  { keys: ["."], does: "What else can be done with this card" },
  { keys: ["Shift", "W"], does: "Why this card comes now" },
  { keys: ["Shift", "N"], does: "Write a note on the card" },
  { keys: ["Shift", "M"], does: "Mark the card, or take the mark off" },
  { keys: ["Shift", "B"], does: "Put it off until tomorrow" },
  { keys: ["Shift", "S"], does: "Suspend it" },
];

const CardDialog = lazy(loadDialog);

/** What of the card dialog is open. */
export type DialogPart = "menu" | "why" | "note" | "due" | "offline";

type Opened = {
  viewerId: string;
  mode: ReviewMode;
  today: ReviewToday;
  /** What became of the first card, where it was answered and not rated before the page was opened. */
  answered: Answered | null;
};

/** The daily review: one card at a time, answered, rated, and the next at once. */
export function ReviewSession({ viewerId, mode, today, answered }: Opened) {
  const review = useReview(viewerId, mode, { today, answered });
  const [part, setPart] = useState<DialogPart | null>(null);
  const { card, done, left, trouble, news, leech } = review;
  useCardKeys(review, setPart);
  return (
    <SessionFrame
      title={mode.title}
      segments={[
        { state: "done", label: "Answered today", weight: done },
        { state: card ? "running" : "idle", label: "To answer", weight: left || (done ? 0 : 1) },
      ]}
      position={card ? `${left} left` : "Done"}
      exit={{ href: "/", label: "Home" }}
      aside={
        <>
          {card && <Timer key={card.cardId} />}
          <QuietButton label="Undo" keys="Control+Z" onPress={() => void review.move("undo")} />
          {card && <QuietButton label="Card" keys="." onPress={() => setPart("menu")} />}
          <KeyboardHelp shortcuts={KEYS} />
        </>
      }
    >
      <p aria-live="polite" className="mb-2 min-h-6 text-xs text-muted">
        {[news, trouble].filter((words) => words !== null).join(" ") || card?.reason}
      </p>
      {leech && (
        <Leech key={leech.message} offer={leech} onSuspend={() => review.act(leech.cardId, { kind: "suspend" })} />
      )}
      {card ? <CurrentCard key={card.cardId} review={review} card={card} /> : <Finish review={review} />}
      {part && card && (
        <Suspense>
          <CardDialog review={review} card={card} part={part} onPart={setPart} />
        </Suspense>
      )}
    </SessionFrame>
  );
}

function useCardKeys(review: Review, open: (part: DialogPart) => void): void {
  const { card, answered, move } = review;
  useEffect(() => {
    // A field that holds nothing has nothing to undo, and the next question puts the focus into one.
    function undoFromEmptyField(event: KeyboardEvent): void {
      const { target, key, shiftKey } = event;
      const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (!isField || target.value !== "" || target.closest("dialog")) return;
      if (!(event.ctrlKey || event.metaKey) || key.toLowerCase() !== "z" || event.repeat) return;
      event.preventDefault();
      void move(shiftKey ? "redo" : "undo");
    }
    window.addEventListener("keydown", undoFromEmptyField);
    return () => window.removeEventListener("keydown", undoFromEmptyField);
  }, [move]);
  const quietly = (action: Parameters<Review["act"]>[1]) => {
    if (card) review.act(card.cardId, action).catch(() => open("menu")); // which says what went wrong
  };
  useKeys({
    "$mod+z": (event) => {
      event.preventDefault();
      void move("undo");
    },
    "$mod+Shift+z": (event) => {
      event.preventDefault();
      void move("redo");
    },
    ".": () => open("menu"),
    "Shift+w": () => open("why"),
    "Shift+n": () => open("note"),
    "Shift+m": () => quietly({ kind: (answered?.card ?? card)?.isMarked ? "unmark" : "mark" }),
    "Shift+b": () => quietly({ kind: "bury" }),
    "Shift+s": () => quietly({ kind: "suspend" }),
  });
}

function QuietButton({ label, keys, onPress }: { label: string; keys: string; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      aria-keyshortcuts={keys}
      className="min-h-11 rounded px-2 text-xs text-muted hover:bg-sunken hover:text-ink sm:min-h-9"
    >
      {label}
    </button>
  );
}

function CurrentCard({ review, card }: { review: Review; card: NonNullable<Review["card"]> }) {
  const { answered, answer, isResuming, ResultPart } = review;
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  if (isResuming) return <output className="block">Your answer to this card is on its way …</output>;
  if (!answered || !ResultPart) {
    return <AnswerForm itemId={card.cardId} view={card.view} draft={null} isKnown onAnswer={answer} />;
  }
  const { next } = answered;
  return (
    <div className="flex flex-1 flex-col gap-10 pt-4">
      <ResultPart
        cardId={card.cardId}
        view={card.view}
        answered={answered}
        onChanged={review.replaceAnswered}
        onChoose={review.choose}
      />
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
      ) : answered.held?.ways.length ? null : (
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
  if (!card) {
    return (
      <ActionBar note="This card was rated meanwhile, in another window.">
        <Button variant="primary" onClick={() => void review.reload(null)}>
          Go on
        </Button>
      </ActionBar>
    );
  }
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
