"use client";

import { useEffect, useRef, useState } from "react";
import type { Answered } from "#app/answered";
import type { ReviewCard } from "#app/review-cards";
import type { TypedAnswer } from "../answer-form";
import { SendFailure, sendAnswer, sendJson } from "../send";
import type { HeldAnswer } from "./held-walk";
import { chooseWay, findWalk, keepAnswer } from "./offline-door";
import { loadResult } from "./parts-on-demand";

/** What the screen shows of an answer. */
export type ShownAnswer = Answered & Partial<Pick<HeldAnswer, "held">>;

type ResultPart = Awaited<ReturnType<typeof loadResult>>["default"];

/** The answer to the card on the screen, and the part of the page that shows what became of it. */
export function useAnswer(viewerId: string, card: ReviewCard | null, resumed: Answered | null) {
  const [stand, setStand] = useState<{ cardId: string; shown: ShownAnswer } | null>(null);
  const answered = stand && stand.cardId === card?.cardId ? stand.shown : null; // never another card's
  const [isResuming, setResuming] = useState(resumed !== null);
  const [ResultPart, setResultPart] = useState<ResultPart | null>(null);
  const current = useRef(card);
  const opening = useRef(resumed);

  useEffect(() => {
    current.current = card;
    const begun = opening.current;
    opening.current = null; // of the first card alone, and once
    async function resume(): Promise<void> {
      // Of a chain, the steps that this device keeps lead further.
      const walk = card?.view.kind === "chain" ? await findWalk(viewerId, card) : null;
      const shown = walk ?? begun;
      if (card && shown) await show(card, shown);
    }
    // Without the part that shows it the card is asked again.
    void resume()
      .catch(() => null)
      .finally(() => setResuming(false));
  }, [viewerId, card]);

  useEffect(() => {
    // On its way at the first sign of an answer: before, it would only slow the question down.
    const signs = ["keydown", "pointerdown"];
    const fetchEarly = () => void loadResult().catch(() => null); // asked for again when it is needed
    for (const sign of signs) window.addEventListener(sign, fetchEarly, { once: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, fetchEarly);
    };
  }, []);

  /** The question stays until its result can be shown whole. @throws {SendFailure} */
  async function show(of: ReviewCard, shown: ShownAnswer): Promise<void> {
    const part = await loadResult().catch(() => {
      throw new SendFailure("The result could not be loaded. Your answer is safe; send it again to see it.", false);
    });
    if (current.current?.cardId !== of.cardId) return; // another card is on the screen by now
    setResultPart(() => part.default);
    setStand({ cardId: of.cardId, shown });
  }

  /** Scores an answer, or keeps it while there is no connection. @throws {SendFailure} */
  async function answer({ id, response, elapsedMs }: TypedAnswer): Promise<void> {
    if (!card) return;
    const { cardId } = card;
    const chainId = card.view.kind === "chain" ? (answered?.chainId ?? crypto.randomUUID()) : null;
    const keep = () => keepAnswer(viewerId, card, { id, response, elapsedMs, shown: answered });
    void loadResult().catch(() => null); // on its way while the server scores
    // A walk that was begun here is ended here: the server hears of its steps in order.
    const kept = answered?.held ? await keep() : null;
    if (kept) return show(card, kept);
    let shown: ShownAnswer | null;
    try {
      shown = await (card.isTurned
        ? sendJson<Answered>("/api/turn", { cardId })
        : sendAnswer({ id, itemId: cardId, chainId, elapsedMs, response, context: "review" }));
    } catch (error) {
      shown = error instanceof SendFailure && !error.isFinal ? await keep() : null;
      if (!shown) throw error;
    }
    await show(card, shown);
  }

  /** Takes a way on from a step of a chain that nobody could score yet. */
  async function choose(next: string | null): Promise<void> {
    const shown = card && (await chooseWay(viewerId, card, next));
    if (shown) setStand({ cardId: card.cardId, shown });
  }

  /** Puts something else in the place of what is shown of an answer; null shows the question again. */
  function changeAnswered(change: (now: ShownAnswer) => ShownAnswer | null): void {
    setStand((now) => {
      const shown = now && change(now.shown);
      return shown && { ...now, shown };
    });
  }

  return { answered, changeAnswered, setStand, isResuming, ResultPart, answer, choose };
}
