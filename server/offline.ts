import { type AnswerKey, answerKeySchema } from "#domain/content/answer-key";
import { type Question, questionSchema } from "#domain/content/question";
import type { AnswerMode } from "#domain/scheduling/settings";
import { Refusal } from "#domain/refusal";
import { db } from "./db";
import { type DueCard, openToday } from "./queue";
import { findRateableCard, type RateableCard } from "./cards";
import { findStudy } from "./study";

/** More than a day's limits let through by default; who lifts them far beyond gets the beginning. */
const MAX_CARDS = 500;
/** Looked up side by side: more would take all connections of the pool. */
const AT_ONCE = 8;

/** A card of today's queue with what it reveals: for the device of a person who works without a connection. */
export type OfflineCard = { card: DueCard; key: AnswerKey; rateable: RateableCard };

/** The cards of today's queue of `userId` with their answers; nobody else's, and no other day's. */
export async function openOffline(userId: string, now: Date): Promise<OfflineCard[]> {
  const { cards: held } = await openToday(userId, { limit: MAX_CARDS }, now);
  const items = await db.item.findMany({
    where: { cards: { some: { userId, cardId: { in: held.map(({ cardId }) => cardId) } } } },
    select: { answerKey: true, cards: { where: { userId }, select: { cardId: true } } },
  });
  const keys = new Map(items.flatMap(({ answerKey, cards: own }) => own.map(({ cardId }) => [cardId, answerKey])));
  const found: OfflineCard[] = [];
  for (let at = 0; at < held.length; at += AT_ONCE) {
    const some = held.slice(at, at + AT_ONCE);
    const rateables = await Promise.all(some.map(({ cardId }) => findRateableCard(userId, cardId, now)));
    for (const [place, card] of some.entries()) {
      const rateable = rateables[place];
      if (rateable) found.push({ card, key: answerKeySchema.parse(keys.get(card.cardId)), rateable });
    }
  }
  return found;
}

/** What turning a card over shows. */
export type TurnedCard = { question: Question; key: AnswerKey; rateable: RateableCard };

/**
 * Turns a card of `userId` over without an answer, as who chose to think instead of type wants it.
 *
 * @throws {Refusal} not-found for a card that is not theirs; forbidden for a question that is to be answered
 */
export async function turnCard(userId: string, cardId: string, now: Date): Promise<TurnedCard> {
  const rateable = await findRateableCard(userId, cardId, now);
  const card = await db.card.findUnique({
    where: { userId_cardId: { userId, cardId } },
    select: { item: { select: { question: true, answerKey: true } } },
  });
  if (!rateable || !card) throw new Refusal("not-found", "You have no card for this question.");
  const question = questionSchema.parse(card.item.question);
  const { settings } = await findStudy(userId, now);
  if (!isTurned(question, settings.answerMode)) {
    throw new Refusal("forbidden", "This question is to be answered before it is turned over.");
  }
  return { question, key: answerKeySchema.parse(card.item.answerKey), rateable };
}

/** Whether a question is only thought about in the review: written answers, for who chose that. */
export function isTurned(question: Question, mode: AnswerMode): boolean {
  return mode === "flip" && question.kind === "free_text";
}
