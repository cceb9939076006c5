import { type Memory, recallChance } from "./memory";
import type { Weights } from "./parameters";

/** Study days without review, both included. */
export type Vacation = { firstDay: number; lastDay: number };

export type VacationMove = { cardId: string; dueDay: number };

/**
 * Clears the days of a vacation: what falls due during it comes after it, over as many days as there were of it, the
 * best remembered first, since they have most to lose by waiting. What is due before or later stays; what is overdue
 * is due today, so it moves when the vacation begins today.
 *
 * Answers count the days that really passed, so the memory model learns nothing false from a pause.
 *
 * @returns one move for each review that was due during the vacation
 */
export function clearVacation(
  cards: readonly { cardId: string; memory: Memory }[],
  { firstDay, lastDay }: Vacation,
  { today, weights }: { today: number; weights: Weights },
): VacationMove[] {
  const length = lastDay - firstDay + 1;
  const due = cards
    .filter(({ memory: { state, dueDay } }) => {
      const day = Math.max(dueDay ?? Infinity, today);
      return state === "review" && day >= firstDay && day <= lastDay;
    })
    .map(({ cardId, memory }) => ({ cardId, chance: recallChance(memory, lastDay + 1, weights) }))
    .toSorted((a, b) => b.chance - a.chance || (a.cardId < b.cardId ? -1 : 1));
  return due.map(({ cardId }, index) => ({
    cardId,
    dueDay: lastDay + 1 + Math.floor((index * length) / due.length),
  }));
}
