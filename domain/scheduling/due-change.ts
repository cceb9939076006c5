import { Refusal } from "#domain/refusal";
import { fuzzChance, fuzzRange, pickDay } from "./fuzz";
import { intervalDays, type Memory } from "./memory";
import type { StudySettings } from "./settings";

/**
 * The memory of a card that a person moved to another study day. The next answer still counts the days that really
 * passed, so moving a card teaches the model nothing false.
 *
 * @param dueDay a day before `today` counts as today
 * @throws {Refusal} invalid for a new card, which is not due on any day
 */
export function withDueDay(memory: Memory, dueDay: number, today: number): Memory {
  if (memory.lastReviewDay === null) {
    throw new Refusal("invalid", "A new card has no due date yet: answer it once first.");
  }
  return inReview(memory, Math.max(today, dueDay), memory.lastReviewDay);
}

/**
 * The memory of a card whose due day is set anew from its stability, after the person's retention or weights changed.
 * Cards that are not in review stay as they are. It may fall due in the past: then it is due now.
 */
export function rescheduled(memory: Memory, cardId: string, settings: StudySettings): Memory {
  if (memory.state !== "review" || memory.lastReviewDay === null) return memory;

  const days = intervalDays(memory.stabilityDays, settings.desiredRetention, settings.parameters.weights);
  const range = fuzzRange(days, { lowest: 1, highest: settings.maximumIntervalDays });
  const interval = pickDay(range, fuzzChance(cardId, memory.reviewCount));
  return inReview(memory, memory.lastReviewDay + interval, memory.lastReviewDay);
}

function inReview(memory: Memory, dueDay: number, lastReviewDay: number): Memory {
  const scheduledDays = Math.max(1, dueDay - lastReviewDay);
  return { ...memory, state: "review", step: 0, dueDay, dueAt: null, scheduledDays };
}
