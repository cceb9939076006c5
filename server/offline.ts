import { type AnswerKey, answerKeySchema } from "#domain/content/answer-key";
import { db } from "./db";
import { type DueCard, openToday } from "./queue";
import { findRateableCard, type RateableCard } from "./cards";

const MAX_CARDS = 60;

/** A card of today's queue with what it reveals: for the device of a person who works without a connection. */
export type OfflineCard = { card: DueCard; key: AnswerKey; rateable: RateableCard };

/**
 * The first cards of today's queue of `userId` with their answers; nobody else's, and no other day's. Chains are left
 * out: which step comes next depends on the score of the one before.
 */
export async function openOffline(userId: string, now: Date): Promise<OfflineCard[]> {
  const { cards } = await openToday(userId, { limit: MAX_CARDS }, now);
  const held = cards.filter(({ question }) => question.kind !== "chain");
  const items = await db.item.findMany({
    where: { cards: { some: { userId, cardId: { in: held.map(({ cardId }) => cardId) } } } },
    select: { answerKey: true, cards: { where: { userId }, select: { cardId: true } } },
  });
  const keys = new Map(items.flatMap(({ answerKey, cards: own }) => own.map(({ cardId }) => [cardId, answerKey])));
  const found: OfflineCard[] = [];
  for (const card of held) {
    const rateable = await findRateableCard(userId, card.cardId, now);
    if (rateable) found.push({ card, key: answerKeySchema.parse(keys.get(card.cardId)), rateable });
  }
  return found;
}
