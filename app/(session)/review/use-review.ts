"use client";

import { useEffect, useRef, useState } from "react";
import type { Answered } from "#app/answered";
import type { ReviewCard, ReviewToday } from "#app/review-cards";
import type { CardAction } from "#domain/scheduling/card-action";
import { RATING_NAMES, type Rating } from "#domain/scheduling/rating";
import { SendFailure, sendJson } from "../send";
import { afterPaint } from "./after-paint";
import { Deeds } from "./deeds";
import { dropWalk, findHeldCards, openOffline, refreshOffline } from "./offline-door";
import { redoHere, undoHere } from "./offline-undo";
import type { Outbox } from "./outbox";
import { findCards } from "./queue-call";
import type { ReviewMode } from "./review-mode";
import { useAnswer } from "./use-answer";
import { useDelivery } from "./use-delivery";

const REFILL_BELOW = 4;
const NO_CONNECTION = "There is no connection. What you rated is kept on this device.";

/** Where the session stands. */
export type Review = ReturnType<typeof useReview>;

/** A card that turned out to be hard to keep, as the server says it. */
export type LeechOffer = { cardId: string; title: string; message: string };

/** A session of the daily review: the next card is there at once, and ratings are sent behind it. */
export function useReview(
  viewerId: string,
  mode: ReviewMode,
  { today: opened, answered: resumed }: { today: ReviewToday; answered: Answered | null },
) {
  const [cards, setCards] = useState(opened.cards);
  const [today, setToday] = useState(opened);
  const [done, setDone] = useState(opened.answeredToday);
  const [leech, setLeech] = useState<LeechOffer | null>(null);
  const [isLoading, setLoading] = useState(false);
  const { box, deliver, news, setNews, trouble, setTrouble } = useDelivery(viewerId, startUp);
  const deeds = useRef(new Deeds());
  const opening = useRef(opened.cards);
  const startedAt = useRef(0);
  const refilling = useRef(false);
  const card = cards[0] ?? null;
  const given = useAnswer(viewerId, card, resumed);
  const { answered, changeAnswered, setStand, isResuming, ResultPart, answer, choose } = given;
  const total = today.total;

  async function startUp(left: Outbox): Promise<void> {
    const offline = await (mode.kind === "today" ? openOffline(viewerId) : null);
    if (offline) {
      const unrated = left.unrated(offline.cards);
      setCards(unrated);
      setToday((now) => ({ ...now, total: unrated.length }));
      setTrouble(offline.message);
      return;
    }
    if (left.size > 0) {
      // What was rated before a reload, and is not delivered yet, is not asked again.
      const unrated = left.unrated(opening.current);
      setCards(unrated);
      setLoading(unrated.length === 0);
      await refill(unrated);
    }
    if (mode.kind === "today") void refreshOffline(viewerId);
  }

  useEffect(() => {
    startedAt.current = performance.now();
  }, [card]);

  function take(found: ReviewToday, shown: readonly ReviewCard[]): void {
    setCards([...shown, ...found.cards.filter(({ cardId }) => !shown.some((one) => one.cardId === cardId))]);
    setToday(found);
  }

  /** Sends what is waiting, and then asks for the cards after those on the screen. */
  async function refill(shown: readonly ReviewCard[]): Promise<void> {
    await ((await deliver()).isCutOff ? fetchHeld(shown) : fetchMore(shown));
  }

  /** Without a connection the day goes on with what is kept on this device. */
  async function fetchHeld(shown: readonly ReviewCard[]): Promise<void> {
    const held = mode.kind === "today" ? await findHeldCards(viewerId) : [];
    append(box.unrated(held).filter((one) => !shown.some(({ cardId }) => cardId === one.cardId)));
    setLoading(false);
  }

  function append(more: readonly ReviewCard[]): void {
    setCards((now) => [...now, ...more.filter(({ cardId }) => !now.some((one) => one.cardId === cardId))]);
  }

  async function fetchMore(shown: readonly ReviewCard[]): Promise<void> {
    if (refilling.current) return setLoading(false);
    refilling.current = true;
    try {
      const more = await findCards(mode, { except: shown.map(({ cardId }) => cardId) });
      if (!more) return;
      append(more.cards);
      setToday(more);
    } catch {
      setTrouble(NO_CONNECTION);
    } finally {
      refilling.current = false;
      setLoading(false);
    }
  }

  /** The queue anew, as after something was taken back. */
  async function reload(first: string | null): Promise<void> {
    setLoading(true);
    try {
      const found = await findCards(mode, { first });
      if (!found) return;
      setStand(null);
      take(found, []);
      setDone(found.answeredToday);
    } catch {
      setTrouble(NO_CONNECTION);
    } finally {
      setLoading(false);
    }
  }

  function rate(rating: Rating): void {
    if (!card || !answered?.card) return;
    const sent = {
      id: crypto.randomUUID(),
      cardId: card.cardId,
      rating,
      seen: answered.card.version,
      proposed: answered.proposal?.rating ?? null,
      answerId: answered.answerId || null, // a card that was turned over has none
      answeredAt: new Date().toISOString(),
      elapsedMs: Math.round(performance.now() - startedAt.current),
      days: answered.card.days,
      isCram: mode.kind === "cram" || undefined,
      answers: answered.held?.answers ?? [],
    };
    box.add(sent);
    dropWalk(viewerId, card);
    deeds.current.did(sent.id, { card, answered, sent });
    const rest = cards.slice(1);
    const back = mode.kind === "cram" ? "its date stays" : `back in ${answered.card.intervals[rating]}`;
    setNews(`“${card.title}”: ${RATING_NAMES[rating]}, ${back}.`);
    showNext(rest);
    setDone((count) => count + 1);
    void deliverRating(rest, card);
  }

  async function deliverRating(rest: readonly ReviewCard[], rated: ReviewCard): Promise<void> {
    await afterPaint(); // the rating is kept already: the next card comes first
    const delivery = await deliver();
    const [message] = delivery.notices;
    if (message !== undefined) setLeech({ cardId: rated.cardId, title: rated.title, message });
    if (rest.length < REFILL_BELOW) await (delivery.isCutOff ? fetchHeld(rest) : fetchMore(rest));
  }

  function showNext(rest: ReviewCard[]): void {
    setCards(rest);
    setToday((now) => ({ ...now, total: Math.max(rest.length, now.total - 1) }));
    setStand(null);
    setLeech(null);
    if (rest.length === 0) setLoading(true);
  }

  /** Suspends, buries, marks ... a card. @throws {SendFailure} */
  async function act(cardId: string, action: CardAction): Promise<void> {
    const id = crypto.randomUUID();
    await deliver();
    const { sentence, version } = await sendJson<{ sentence: string; version: number }>("/api/card-actions", {
      id,
      cardId,
      seen: null,
      action,
    });
    deeds.current.did(id);
    setNews(`${sentence}.`);
    setLeech(null);
    if (action.kind !== "mark" && action.kind !== "unmark" && action.kind !== "remark") return reload(null);
    setCards((now) => now.map((one) => (one.cardId === cardId ? { ...one, version } : one)));
    const remark = action.kind === "remark" ? { remark: action.text } : { isMarked: action.kind === "mark" };
    changeAnswered((now) => ({ ...now, card: now.card && { ...now.card, ...remark, version } }));
  }

  /** Takes back what was done last, or does it again. */
  async function move(direction: "undo" | "redo"): Promise<void> {
    const { isCutOff } = await deliver();
    if (isCutOff || (direction === "redo" && deeds.current.next("redo")?.isHere)) return moveHere(direction);
    try {
      const expected = deeds.current.next(direction)?.id ?? null;
      const result = await sendJson<Moved>("/api/undo", { direction, expected });
      deeds.current.moved(direction, result.done.id);
      setNews(`${direction === "undo" ? "Undone" : "Redone"}: ${result.done.sentence}.`);
      setLeech(null);
      await reload(direction === "undo" ? (result.cards[0]?.cardId ?? null) : null);
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error;
      deeds.current.forget();
      setNews(error.message);
    }
  }

  /** The same for ratings that the server has not heard of. */
  async function moveHere(direction: "undo" | "redo"): Promise<void> {
    const isUndo = direction === "undo";
    const moved = isUndo ? await undoHere(viewerId, box, deeds.current) : redoHere(box, deeds.current);
    if (!moved) return setTrouble(`To ${direction} needs a connection. Nothing was changed.`);
    const { card: changed, sent } = moved;
    const others = cards.filter(({ cardId }) => cardId !== changed.cardId);
    setNews(`${isUndo ? "Undone" : "Redone"}: “${changed.title}” rated ${RATING_NAMES[sent.rating]}.`);
    setDone((count) => Math.max(0, count + (isUndo ? -1 : 1)));
    if (!isUndo) {
      showNext(others);
      return deliverRating(others, changed);
    }
    setLeech(null);
    setLoading(false);
    setCards([changed, ...others]);
    setToday((now) => ({ ...now, total: now.total + 1 }));
    setStand(moved.answered && { cardId: changed.cardId, shown: moved.answered });
  }

  /** Lets in what only a limit holds back, for today. @throws {SendFailure} */
  async function allowMore(more: { newCards: number; reviews: number }): Promise<void> {
    await sendJson("/api/limits", more);
    await reload(null);
  }

  const left = Math.max(total, cards.length);
  const state = { card, answered, done, left, news, trouble, leech, isLoading, today, viewerId, mode };
  return {
    ...state,
    isResuming,
    ResultPart,
    answer,
    choose,
    replaceAnswered: (shown: Answered) => changeAnswered(() => shown),
    rate,
    act,
    move,
    allowMore,
    reload,
  };
}

type Moved = { done: { id: string; sentence: string }; cards: { cardId: string }[] };
