import type { QueuedMemory } from "./memory";
import type { StudySettings } from "./settings";

/** A card, with the follow-up chain it belongs to; null when it stands alone. */
export type ChainedCard = { cardId: string; memory: QueuedMemory; siblingGroup: string | null };

/** The switches of `StudySettings` that say which cards wait when a sibling was shown. */
export type BurySwitches = Pick<StudySettings, "buryNewSiblings" | "buryReviewSiblings">;

/**
 * Whether a card waits for the next study day once a sibling was shown, since that sibling's answer gives it away.
 * A step within the day never waits: it would be forgotten.
 */
export function waitsForSibling(memory: QueuedMemory, switches: BurySwitches): boolean {
  if (memory.state === "new") return switches.buryNewSiblings;
  return memory.dueDay !== null && switches.buryReviewSiblings;
}

/** The cards to bury until the next study day once `answered` was: siblings that would still have come today. */
export function siblingsToBury(
  answered: ChainedCard,
  cards: readonly ChainedCard[],
  { settings, today }: { settings: BurySwitches; today: number },
): string[] {
  if (answered.siblingGroup === null) return [];
  return cards
    .filter(({ cardId, siblingGroup }) => siblingGroup === answered.siblingGroup && cardId !== answered.cardId)
    .filter(({ memory }) => waitsForSibling(memory, settings) && (memory.dueDay ?? today) <= today)
    .map(({ cardId }) => cardId);
}
