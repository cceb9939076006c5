import type { Memory } from "./memory";

/** What a learner is told when an answer shows that a card does not stick. */
export type LeechNotice = { lapseCount: number; message: string };

/**
 * Whether an answer makes a card a leech: at `threshold` lapses, and again after every further half of it. A threshold
 * of 0 never does.
 *
 * @returns null unless this very answer was such a lapse
 */
export function leechNotice(before: Memory, after: Memory, threshold: number): LeechNotice | null {
  const { lapseCount } = after;
  if (threshold <= 0 || lapseCount <= before.lapseCount || lapseCount < threshold) return null;

  const every = Math.max(1, Math.ceil(threshold / 2));
  if ((lapseCount - threshold) % every !== 0) return null;

  return {
    lapseCount,
    message: `You have forgotten this card ${lapseCount} times. Read its explanation again, or suspend it for now.`,
  };
}

/** Whether a card is a leech, however long ago it became one. */
export function isLeech(memory: Memory, threshold: number): boolean {
  return threshold > 0 && memory.lapseCount >= threshold;
}
