"use client";

import { useEffect, useRef, useState } from "react";
import type { Answered } from "#app/answered";
import type { ReviewCard, ReviewToday } from "#app/review-cards";
import { RATING_NAMES, type Rating } from "#domain/scheduling/rating";
import type { TypedAnswer } from "../answer-form";
import { sendAnswer } from "../send";
import { Outbox } from "./outbox";

const REFILL_BELOW = 4;
const RETRY_MS = 5000;

/** Where the session stands. */
export type Review = {
  /** The card on the screen; null when none is left. */
  card: ReviewCard | null;
  /** Its result, once it was answered. */
  answered: Answered | null;
  done: number;
  left: number;
  /** What was just done, in words. */
  news: string | null;
  /** What the server refused or has not got yet, in words. */
  trouble: string | null;
  isLoading: boolean;
  ending: string[];
  answer: (typed: TypedAnswer) => Promise<void>;
  /** Shows the result of the card on the screen as it stands now. */
  replaceAnswered: (answered: Answered) => void;
  rate: (rating: Rating) => void;
};

/** A session of the daily review: the next card is there at once, and ratings are sent behind it. */
export function useReview(viewerId: string, today: ReviewToday): Review {
  const [cards, setCards] = useState(today.cards);
  const [total, setTotal] = useState(today.total);
  const [ending, setEnding] = useState(today.ending);
  const [done, setDone] = useState(today.answeredToday);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isLoading, setLoading] = useState(false);
  const outbox = useRef<Outbox | null>(null);
  const opening = useRef(today.cards);
  const startedAt = useRef(0);
  const refilling = useRef(false);
  const card = cards[0] ?? null;

  useEffect(() => {
    outbox.current ??= new Outbox(viewerId);
    const { current: box } = outbox;
    const retry = () => void deliver(box);
    if (box.size > 0) {
      // What was rated before a reload, and is not delivered yet, is not asked again.
      const unrated = opening.current.filter((one) => !box.has(one));
      setCards(unrated);
      setLoading(unrated.length === 0);
      void refill(unrated);
    }
    const timer = setInterval(() => box.size > 0 && retry(), RETRY_MS);
    window.addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", retry);
    };
  }, [viewerId]);

  useEffect(() => {
    startedAt.current = performance.now();
  }, [card]);

  async function deliver(box: Outbox): Promise<boolean> {
    const { waiting, refused } = await box.deliver();
    if (refused.length > 0) setTrouble(refused.join(" "));
    else if (waiting > 0)
      setTrouble(
        `${waiting} ${waiting === 1 ? "rating waits" : "ratings wait"} for a connection; kept on this device.`,
      );
    else setTrouble(null);
    return waiting === 0;
  }

  /** Sends what is waiting, and then asks for the cards after those on the screen. */
  async function refill(shown: readonly ReviewCard[]): Promise<void> {
    const { current: box } = outbox;
    if (!box || !(await deliver(box)) || refilling.current) return setLoading(false);
    refilling.current = true;
    try {
      const query = new URLSearchParams(shown.map(({ cardId }) => ["except", cardId]));
      const response = await fetch(`/api/queue?${query}`);
      if (!response.ok) return;
      const more = (await response.json()) as ReviewToday;
      setCards((now) => [...now, ...more.cards.filter(({ cardId }) => !now.some((one) => one.cardId === cardId))]);
      setTotal(more.total);
      setEnding(more.ending);
    } catch {
      setTrouble("There is no connection. What you rated is kept on this device.");
    } finally {
      refilling.current = false;
      setLoading(false);
    }
  }

  async function answer({ id, response, elapsedMs }: TypedAnswer): Promise<void> {
    if (!card) return;
    const chainId = card.view.kind === "chain" ? (answered?.chainId ?? crypto.randomUUID()) : null;
    setAnswered(
      await sendAnswer({
        id,
        itemId: card.cardId,
        chainId,
        elapsedMs,
        response,
        context: "review",
      }),
    );
  }

  function rate(rating: Rating): void {
    if (!card || !answered?.card || !outbox.current) return;
    outbox.current.add({
      id: crypto.randomUUID(),
      cardId: card.cardId,
      rating,
      seen: answered.card.version,
      proposed: answered.proposal?.rating ?? null,
      answerId: answered.answerId,
      answeredAt: new Date().toISOString(),
      elapsedMs: Math.round(performance.now() - startedAt.current),
    });
    const rest = cards.slice(1);
    setNews(`${card.title}: ${RATING_NAMES[rating]}, back in ${answered.card.intervals[rating]}.`);
    setCards(rest);
    setTotal((count) => Math.max(rest.length, count - 1));
    setDone((count) => count + 1);
    setAnswered(null);
    if (rest.length === 0) setLoading(true);
    if (rest.length < REFILL_BELOW) void refill(rest);
    else void deliver(outbox.current);
  }

  const left = Math.max(total, cards.length);
  return { card, answered, done, left, news, trouble, isLoading, ending, answer, replaceAnswered: setAnswered, rate };
}
