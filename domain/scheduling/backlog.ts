import { type Memory, recallChance } from "./memory";
import type { Weights } from "./parameters";

export type BacklogMove = { cardId: string; dueDay: number };

/**
 * Spreads the reviews that have piled up evenly over `days` study days from `today` on. The best remembered come
 * first: they have most to lose by waiting, while a card that is forgotten already loses little.
 *
 * @param days 1 or more
 * @returns one move for each review due by today, those of today included; other cards are left alone
 */
export function spreadBacklog(
  cards: readonly { cardId: string; memory: Memory }[],
  { days, today, weights }: { days: number; today: number; weights: Weights },
): BacklogMove[] {
  const overdue = cards
    .filter(({ memory }) => memory.state === "review" && memory.dueDay !== null && memory.dueDay <= today)
    .map(({ cardId, memory }) => ({ cardId, chance: recallChance(memory, today, weights) }))
    .toSorted((a, b) => b.chance - a.chance || (a.cardId < b.cardId ? -1 : 1));

  return overdue.map(({ cardId }, index) => ({
    cardId,
    dueDay: today + Math.floor((index * days) / overdue.length),
  }));
}
