import { explainDue } from "#domain/scheduling/explanation";
import { type WhyLine, whyLines } from "#domain/scheduling/why-words";
import { getTitledCard } from "./card-actions";
import { previewMemories } from "./preview";
import { findPlace } from "./queue";

/** Why a card of `userId` comes when it does, line by line. @throws {Refusal} not-found, also for somebody else's */
export async function explainCard(userId: string, cardId: string, now: Date): Promise<WhyLine[]> {
  const [card, { study, done, place }] = await Promise.all([
    getTitledCard(userId, cardId),
    findPlace(userId, cardId, now),
  ]);
  const { settings, day, extra } = study;
  const { memories, dueCounts } = await previewMemories(userId, card, { now, day, settings });
  const { wait } = memories.good;
  return whyLines({
    explanation: explainDue(card.memory, day, settings),
    memory: card.memory,
    next: { good: memories.good, dueThen: "days" in wait ? (dueCounts.get(day + wait.days) ?? 0) : 0 },
    limits: {
      newPerDay: settings.newPerDay + extra.newCards,
      reviewsPerDay: settings.reviewsPerDay + extra.reviews,
      doneNew: done.newCards,
      doneReviews: done.reviews,
    },
    place,
    isSuspended: card.isSuspended,
    buriedUntilDay: card.buriedUntilDay,
  });
}
