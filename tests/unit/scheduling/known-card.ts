import type { AnswerContext } from "#domain/scheduling/answering";
import { type Memory, newMemory } from "#domain/scheduling/memory";
import { DEFAULT_SETTINGS, type StudySettings } from "#domain/scheduling/settings";
import { studyDay } from "#domain/scheduling/study-day";

export const START = new Date("2026-01-05T12:00:00Z");

/** An answer at `START` under the default settings, but for what is given. */
export function context(changes: Partial<AnswerContext> & { set?: Partial<StudySettings> } = {}): AnswerContext {
  const { set, ...rest } = changes;
  return { cardId: "card-1", now: START, settings: { ...DEFAULT_SETTINGS, ...set }, ...rest };
}

/** A card in review that is exactly due at `START`. */
export function known(changes: Partial<Memory> = {}): Memory {
  const today = studyDay(START, DEFAULT_SETTINGS);
  return {
    ...newMemory(),
    state: "review",
    stabilityDays: 10,
    difficulty: 5,
    reviewCount: 4,
    scheduledDays: 10,
    dueDay: today,
    lastReviewedAt: new Date(START.getTime() - 10 * 86_400_000),
    lastReviewDay: today - 10,
    ...changes,
  };
}
